import { limits } from "../protocol/limits";
import { contentsOf, DataFaultError, type DataFileFacts, type DataSlot, type OwnDataFiles } from "../protocol/ownData";
import type { Dataset, ImageSet } from "./imageSet";
import { readOwnImages } from "./ownImages";
import { readOwnLabels } from "./ownLabels";
import { readOwnFile } from "./readOwnFile";

/** What `file` holds for `slot`; throws a `DataFaultError` where it cannot be used there. */
export async function readDataFile(slot: DataSlot, file: File): Promise<DataFileFacts> {
  return (await readSlot(slot, file)).facts;
}

/** The data set in four files; throws a `DataFaultError` where one cannot be used or two do not belong together. */
export async function loadOwnDataset(files: OwnDataFiles): Promise<Dataset> {
  return { train: await readPair("x_train", "y_train", files), test: await readPair("x_test", "y_test", files) };
}

async function readPair(imagesSlot: DataSlot, labelsSlot: DataSlot, files: OwnDataFiles): Promise<ImageSet> {
  const images = await readSlot(imagesSlot, files[imagesSlot]);
  const labels = await readSlot(labelsSlot, files[labelsSlot]);
  const { count } = images.facts;
  if (labels.facts.count !== count) {
    const facts = { found: labels.facts.count, imagesFile: files[imagesSlot].name, expected: count };
    throw new DataFaultError({ file: files[labelsSlot].name, code: "count", ...facts });
  }
  return { count, images: images.bytes, labels: labels.bytes };
}

async function readSlot(slot: DataSlot, file: File): Promise<{ readonly facts: DataFileFacts; readonly bytes: Uint8Array }> {
  const { array, isGzipped } = await readOwnFile(file);
  const { format, shape, isFortran, type } = array;
  const found = { fileName: file.name, format, isGzipped, dtype: type.name, isBigEndian: type.isBigEndian, isFortran, shape };
  if (contentsOf(slot) === "images") {
    const { count, images, facts } = readOwnImages(array, file.name);
    requireCount(slot, count, file.name);
    return { facts: { ...found, count, contents: facts }, bytes: images };
  }
  const { count, labels, facts } = readOwnLabels(array, file.name);
  requireCount(slot, count, file.name);
  return { facts: { ...found, count, contents: facts }, bytes: labels };
}

function requireCount(slot: DataSlot, found: number, file: string): void {
  const { min, max } = slot.endsWith("train") ? limits.ownTrainingImages : limits.ownTestImages;
  if (found < min) throw new DataFaultError({ file, code: "too-few", found, limit: min });
  if (found > max) throw new DataFaultError({ file, code: "too-many", found, limit: max });
}
