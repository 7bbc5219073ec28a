import type { DataFault, DataFileFacts, DataSlot } from "../../protocol/ownData";
import { makeNumberFormat } from "../formatNumber";

const number = makeNumberFormat("en");
const value = (found: number) => (Number.isInteger(found) ? number.count(found) : Number.isNaN(found) ? "NaN" : String(found));
/** What browsers call a file that has changed since, which is no matter of a network. */
const isStreamEnd = (detail: string) => detail === "network error";
const isNpz = (name: string) => name.toLowerCase().endsWith(".npz");
const shape = (lengths: readonly number[]) => `[${lengths.join(", ")}]`;

/** Training on four files of one's own, in English. */
export const enOwnData = {
  tab: "Your data",
  intro:
    "Four files take MNIST’s place for every network of this page, and for the drawing pad. Drop them anywhere on the page, all at once or one after the other, or choose them below. They stay on this device.",
  accepted:
    "NumPy (.npy, versions 1 to 3) or IDX, gzipped or not. Images: [n, 28, 28], [n, 784] or [n, 28, 28, 1], white on black. Labels: whole numbers 0 to 9 as [n] or [n, 1], or one-hot rows [n, 10]. Integers and floats of any size, either byte order, C or Fortran order.",
  limits: (training: number, test: number) =>
    `10 to ${number.count(training)} training images and 10 to ${number.count(test)} test images. A network that asks for 60,000 images trains on all there are.`,
  filesLabel: "The four files",
  slots: {
    x_train: "Images to train on",
    y_train: "Their digits",
    x_test: "Images to test with",
    y_test: "Their digits",
  } satisfies Record<DataSlot, string>,
  choose: "Choose file",
  chooseFor: (slot: DataSlot) => `Choose a file for ${slot}`,
  missing: "No file yet",
  reading: (file: string) => `Reading ${file}…`,
  found: ({ format, isGzipped, dtype, isBigEndian, isFortran, shape: lengths }: DataFileFacts) =>
    `${format === "npy" ? "NumPy" : "IDX"}${isGzipped ? ", gzipped" : ""}: ${dtype}${isBigEndian ? ", big-endian" : ""}, ${shape(lengths)}${isFortran ? ", Fortran order" : ""}`,
  contents: ({ count, contents }: DataFileFacts): string => {
    if (contents.kind === "labels") {
      const rows = contents.form === "oneHot" ? "one-hot rows" : "labels";
      return `${number.count(count)} ${rows}; of 0 to 9: ${contents.perDigit.map((each) => number.count(each)).join(", ")}`;
    }
    const range = `${number.count(count)} images, values ${value(contents.minimum)} to ${value(contents.maximum)}`;
    return contents.scaling === "scaled" ? `${range}: taken as scaled already` : `${range}: divided by 255`;
  },
  rounded: (pixels: number) =>
    `${number.count(pixels)} ${pixels === 1 ? "pixel lay" : "pixels lay"} between two of the 256 grey levels and went to the nearer one.`,
  exact: "Kept exactly, in 256 grey levels.",
  dark: (brightest: number) =>
    `The brightest pixel comes to ${number.count(brightest)} of 255, so the images are all but black. Images whose values go from 0 to 1 must be floats, with no value above 1.`,
  sameImages:
    "x_test seems to hold the same images as x_train. A test on images that a network was trained on says nothing of new ones.",
  firstImages: "The first ten images",
  firstLabels: (labels: readonly number[]) => `The first ten: ${labels.join(" ")}`,
  strays: (names: readonly string[]) =>
    `${names.join(", ")}: the name does not say which of the four files this is. Choose it at its place below, or name it like x_train.npy.${names.some(isNpz) ? " A .npz file holds several arrays: save its four one by one with numpy.save." : ""}`,
  use: "Train on these",
  useNote: "Every run starts again from its initial weights; what was trained on other data is given up.",
  back: "Back to MNIST",
  usesMnist: "The networks train on MNIST.",
  usesOwn: "The networks train on your data.",
  usesOwnCounts: (training: number, test: number) =>
    `The networks train on your data: ${number.count(training)} images to train, ${number.count(test)} to test.`,
  loading: "The data are being loaded…",
  failed: "The data could not be loaded.",
  fault: (fault: DataFault): string => {
    switch (fault.code) {
      case "unreadable":
        return `${fault.file} could not be read${isStreamEnd(fault.detail) ? "" : ` (${fault.detail.replace(/\.$/, "")})`}. It may have been moved or changed since it was chosen: choose it again.`;
      case "gzip":
        return `${fault.file} is cut off or damaged: it begins as a gzip file and does not unpack. Make or download it again.`;
      case "too-large":
        return `${fault.file} is too large: at most ${number.megabytes(fault.limit)} unpacked can be read. Save the images as uint8.`;
      case "format":
        return `${fault.file} is neither NumPy nor IDX: expected 93 4e 55 4d 50 59 (“NUMPY”) or 00 00 at its beginning, found ${fault.found || "nothing"}. ${lookAlike[fault.looksLike ?? "other"]}`;
      case "version":
        return `${fault.file}, version: expected NumPy’s format 1.0, 2.0 or 3.0, found ${fault.found}. Save it again with numpy.save.`;
      case "header":
        return `${fault.file}, header: expected a dictionary of descr, fortran_order and shape, found ${fault.found || "nothing"}. Save it again with numpy.save.`;
      case "field":
        return `${fault.file}, ${fault.field}: expected ${fields[fault.field]}, found ${fault.found ?? "no such entry"}. Save it again with numpy.save.`;
      case "type":
        return `${fault.file}, descr: expected integers, floats of 16, 32 or 64 bits or booleans, found ${fault.found}. Convert it with x.astype("uint8") or x.astype("float32").`;
      case "byte-count":
        return fault.part === "header"
          ? `${fault.file} ends within its header: expected at least ${number.count(fault.expected)} bytes, found ${number.count(fault.found)}. Make or download it again.`
          : `${fault.file}, values: expected ${number.count(fault.expected)} bytes for its shape and type, found ${number.count(fault.found)}. Make or download it again.`;
      case "shape":
        return fault.holds === "images"
          ? `${fault.file}, shape: expected images [n, 28, 28], [n, 784] or [n, 28, 28, 1], found ${shape(fault.found)}. Reshape it, or choose it for another of the four.`
          : `${fault.file}, shape: expected labels [n], [n, 1] or [n, 10], found ${shape(fault.found)}. Reshape it, or choose it for another of the four.`;
      case "pixel":
        return `${fault.file}, image ${number.count(fault.index)} (counted from 0): expected pixels from 0 to 255, or from 0 to 1, found ${value(fault.found)}. ${Number.isFinite(fault.found) ? "Save the images as they were before they were normalised." : "Leave that image out, or put numbers there with numpy.nan_to_num."}`;
      case "label":
        return `${fault.file}, label ${number.count(fault.index)} (counted from 0): expected a whole number from 0 to 9, found ${value(fault.found)}. Leave that image out, or correct its label.`;
      case "one-hot":
        return `${fault.file}, row ${number.count(fault.index)} (counted from 0): expected a single 1 and nine 0, found another row. Save the labels as whole numbers, with y.argmax(axis=1).`;
      case "count":
        return `${fault.file} has ${number.count(fault.found)} labels: expected ${number.count(fault.expected)}, one for each image of ${fault.imagesFile}. Save both from the same rows.`;
      case "too-few":
        return `${fault.file} has too few rows: expected at least ${number.count(fault.limit)}, found ${number.count(fault.found)}. Add more images and their labels.`;
      case "too-many":
        return `${fault.file} has too many rows: expected at most ${number.count(fault.limit)}, found ${number.count(fault.found)}. Save the first ones only, images and labels alike: x[:${fault.limit}], y[:${fault.limit}].`;
    }
  },
};

const lookAlike = {
  zip: "It looks like a ZIP file, such as .npz: save its four arrays one by one with numpy.save.",
  hdf5: "It looks like an HDF5 file: save its four arrays one by one with numpy.save.",
  picture: "It looks like a picture; a picture of a digit can be dropped on the drawing pad.",
  text: "It looks like text: load it with numpy.loadtxt and save it with numpy.save.",
  other: "Save the array with numpy.save.",
};

const fields = {
  descr: "a type such as '<f4'",
  fortran_order: "True or False",
  shape: "a tuple of whole numbers such as (60000, 28, 28)",
};
