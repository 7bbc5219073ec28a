import { ProblemError } from "../protocol/problem";
import { fetchFile } from "./fetchFile";
import { parseIdx } from "./idx";
import type { Dataset, ImageSet } from "./imageSet";

/** One file of a data set: where it is, what it must be. */
export interface DatasetFile {
  readonly name: string;
  readonly url: string;
  /** Bytes as shipped (gzipped), for the progress bar. */
  readonly shippedBytes: number;
  /** SHA-256 of the file before compression, in hexadecimal. */
  readonly sha256: string;
}

/** The four files of a data set of 28 × 28 images in IDX format, and how many images they hold. */
export interface DatasetFiles {
  readonly trainImages: DatasetFile;
  readonly trainLabels: DatasetFile;
  readonly testImages: DatasetFile;
  readonly testLabels: DatasetFile;
  readonly trainCount: number;
  readonly testCount: number;
}

/** Progress is told in steps of this share of all bytes. */
const progressStep = 0.01;

/**
 * Fetches and checks the four files. `onProgress` hears of shipped bytes loaded out of all. Throws a `ProblemError` that
 * names the file where one is missing, cut off or altered; with `cache` "reload" nothing damaged comes back from a cache.
 */
export async function loadDataset(
  files: DatasetFiles,
  onProgress: (loaded: number, total: number) => void,
  cache: RequestCache = "default",
): Promise<Dataset> {
  const list = [files.trainImages, files.trainLabels, files.testImages, files.testLabels];
  const total = list.reduce((sum, file) => sum + file.shippedBytes, 0);
  const loaded = new Map<DatasetFile, number>();
  let told = 0;
  onProgress(0, total);
  const downloads = new AbortController();
  const fetchOne = (file: DatasetFile) => {
    const onBytes = (bytes: number) => {
      // A server that un-gzips on the way sends more bytes than were shipped.
      loaded.set(file, Math.min(bytes, file.shippedBytes));
      const all = [...loaded.values()].reduce((sum, n) => sum + n, 0);
      if (all < told + progressStep * total) return;
      told = all;
      onProgress(all, total);
    };
    return fetchFile(file.url, file.name, onBytes, { signal: downloads.signal, cache });
  };
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    fetchOne(files.trainImages),
    fetchOne(files.trainLabels),
    fetchOne(files.testImages),
    fetchOne(files.testLabels),
  ]).catch((error: unknown) => {
    // The other files would go on telling of progress, in the middle of another try.
    downloads.abort();
    throw error;
  });
  const [train, test] = await Promise.all([
    readImageSet(trainImages, files.trainImages, trainLabels, files.trainLabels, files.trainCount),
    readImageSet(testImages, files.testImages, testLabels, files.testLabels, files.testCount),
  ]);
  onProgress(total, total);
  return { train, test };
}

async function readImageSet(
  imageBytes: Uint8Array<ArrayBuffer>,
  imageFile: DatasetFile,
  labelBytes: Uint8Array<ArrayBuffer>,
  labelFile: DatasetFile,
  count: number,
): Promise<ImageSet> {
  const images = parseIdx(imageBytes, "images", [count, 28, 28], imageFile.name).values;
  const labels = parseIdx(labelBytes, "labels", [count], labelFile.name).values;
  const wrong = labels.findIndex((label) => label > 9);
  if (wrong >= 0) {
    throw new ProblemError({ code: "file-label", file: labelFile.name, index: wrong, found: labels[wrong] ?? 0 });
  }
  await checkSha256(imageBytes, imageFile);
  await checkSha256(labelBytes, labelFile);
  return { count, images, labels };
}

/** Compares the digest where the browser offers one: pages served over plain HTTP from another machine have none. */
async function checkSha256(bytes: Uint8Array<ArrayBuffer>, file: DatasetFile): Promise<void> {
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== file.sha256) throw new ProblemError({ code: "file-checksum", file: file.name, expected: file.sha256, found });
}
