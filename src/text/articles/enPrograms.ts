import type { FaultName, ProgramId } from "../../articles/printedPrograms";
import { makeNumberFormat } from "../formatNumber";

const number = makeNumberFormat("en");
const list = new Intl.ListFormat("en");

const faults: Record<FaultName, string> = {
  noValidationData:
    "The call to fit is given no validation data, so Keras measures none and prints no val_ columns. The log beside it has them: it comes from another program.",
  imageShape:
    "The images stay 28 × 28, and the first layer expects rows of 784 values. Keras stops here with an error about shapes.",
  labelShape:
    "The labels stay whole numbers, 0 to 9, and this loss expects rows of ten with a single 1. Keras stops here with an error about shapes.",
  neverShuffled:
    "The set is cut into batches and never shuffled, and Keras does not shuffle a tf.data set itself: every epoch sees the same batches in the same order.",
  afterError: "A program that stops with an error prints no figures. These come from another program.",
  measuresTrainingImages:
    "The accuracy is counted on the images the network was trained on. It says how well those were learned, not how well new digits are read.",
  outOfReach: "This network does not get there in 10 epochs; the Claims tab shows what it reaches.",
};

const names: Record<ProgramId, string> = {
  "article0-batch128": "Dense 128, batches of 128",
  "article0-batch32": "Dense 128, fed by tf.data",
  "article0-ownData": "Four files of your own",
  "article0-saveLoad": "Save, load, predict",
  "article1-mlp": "Dense 128-64",
  "article2-cnn": "CNN",
  "article3-dense64": "Dense 64-64",
  "article4-dense128": "Dense 128, flattened",
};

/** What the corrected program does otherwise, and what it prints. */
const changes: Record<ProgramId, string> = {
  "article0-batch128":
    "Measures the test images after every epoch, as the article's log pretends to, so that all four columns are printed.",
  "article0-batch32": "Flattens the images, takes the labels as whole numbers, and shuffles before every epoch.",
  "article0-ownData":
    "Does the same, and checks the four files first: shapes, number of labels, one-hot rows, and whether the images are already divided by 255.",
  "article0-saveLoad":
    "Trains the network, saves it to one file, loads it, and says whether both predict the test images equally to the last bit before it prints the first ten rows.",
  "article1-mlp": "Measures the 10,000 test images instead of those it was trained on.",
  "article2-cnn": "Trains the same network; the softmax is part of the loss, which loses no digits in small probabilities.",
  "article3-dense64": "Flattens the images. The last fifth of them still validates.",
  "article4-dense128": "Trains the same network; the softmax is part of the loss, which loses no digits in small probabilities.",
};

/** The articles' programs, and what is wrong with them, in English. */
export const enPrograms = {
  tab: "Programs",
  intro:
    "Trainset holds none of the articles' text. Each program shown as the article's is written anew from what is known of it: the same network, data, calls and faults.",
  chooser: "Program",
  names,
  article: (article: number) => `Article ${article}`,
  faultCount: (count: number) => (count === 0 ? "no fault known" : count === 1 ? "1 fault" : `${count} faults`),
  printed: (framework: string) => `As the article has it, in ${framework}`,
  printedCode: (name: string) => `${name}: the article's program`,
  wrong: "What is wrong",
  nothingWrong: "No fault of this program is known.",
  fault: (fault: number) => `Fault ${fault}`,
  lines: (lines: readonly number[]) => (lines.length === 1 ? `Line ${lines[0]}` : `Lines ${list.format(lines.map(String))}`),
  faults,
  corrected: "Corrected",
  correctedCode: (name: string, framework: string) => `${name}: the corrected program for ${framework}`,
  framework: "Library of the corrected program",
  changes,
  copy: { copy: "Copy", copied: "Copied", failed: "The browser did not let the page copy; select the code instead." },
  copyOf: (name: string) => `Copy the corrected program: ${name}`,
  download: "Download",
  downloadOf: (file: string) => `Download ${file}`,
  /** `accuracy` is what the program printed of the named images. */
  ran: (epochs: number, torch: string, accuracy: number, ofTrainingImages: boolean) =>
    `Run for ${epochs === 1 ? "one epoch" : `${epochs} epochs`} on all 60,000 images with PyTorch ${torch}: it printed an accuracy of ${number.percent(accuracy, 2)} on the ${ofTrainingImages ? "training" : "test"} images.`,
  parsed: (python: string) => `Checked for syntax with Python ${python}; not run by us.`,
};
