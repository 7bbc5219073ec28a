import type { SavedModelFault } from "../../protocol/savedModel";
import { makeNumberFormat } from "../formatNumber";

const number = makeNumberFormat("en");

/** A trained network as a file, loaded again, in English. */
export const enSavedModels = {
  tab: "Saved models",
  intro:
    "Article 0 saves its trained model to one file, loads it again, predicts the test set and prints the first ten rows. Here too; and the file holds what the network predicted when it was saved, so that every number can be compared after loading.",
  network: "Network",
  run: (name: string, seed: number, step: number) => `${name}, seed ${seed}, step ${number.count(step)}`,
  save: "Save to a file",
  load: "Load a file",
  hint: (ending: string) =>
    `A file *${ending}, or model.json and weights.bin together, can also be dropped anywhere on the page.`,
  nothing: "Nothing is trained yet: train a network in the playground first, or load a file.",
  pauseFirst: "Pause the network to save it: its weights change with every step.",
  saving: "Predicting all test images and writing the file…",
  loading: "Loading the network and predicting all test images…",
  saved: (file: string, bytes: number, step: number) =>
    `Saved as ${file} (${number.megabytes(bytes)}): weights and the optimizer’s memory after step ${number.count(step)}.`,
  loaded: (file: string, name: string, step: number) =>
    `${file} is loaded: ${name} stands among the runs at step ${number.count(step)} and can be measured, compared, drawn at and trained on.`,
  equal: (count: number) =>
    `All ${number.count(count)} numbers that the loaded network predicts are equal, to the last bit, to those it predicted when it was saved.`,
  differ: (different: number, count: number, largest: number) =>
    `${number.count(different)} of ${number.count(count)} numbers differ from those predicted when it was saved, by ${largest.toExponential(1)} at most. Another backend adds in another order, which changes the last digits.`,
  otherData:
    "It was trained on other data than are loaded now, so its predictions cannot be compared. If it trains on, it does so on the present data.",
  nothingToCompare: "The file holds no predictions of these test images to compare with.",
  before: (name: string) => `When saved: ${name}`,
  after: (name: string) => `Loaded: ${name}`,
  shape: (images: number) => `Shape (${images}, 10); the first ten rows:`,
  image: "Image",
  imageOf: (nth: number) => `Test image ${nth}`,
  label: "Label",
  noRoom: "There is no room for another run. Remove one in the playground, then load the file again.",
  notTold: "The network could not be read out: its run has failed or the trainer restarts. Try again when it rests.",
  fault: (fault: SavedModelFault): string => {
    switch (fault.code) {
      case "unreadable":
        return `${fault.file} could not be read. It may have been moved since it was chosen: choose it again.`;
      case "not-json":
        return `${fault.file} is cut off or no saved network: expected JSON, found other text. Save the network again.`;
      case "format":
        return `${fault.file} is no saved network: expected the format "trainset-model", found ${fault.found || "none"}. Choose a file that was saved here.`;
      case "version":
        return `${fault.file}, version: expected 1, found ${fault.found || "none"}. It may be of a newer page: reload this one.`;
      case "field":
        if (fault.expected === "never") {
          return `${fault.file}, ${fault.field}: expected no such entry, found one. The file was altered; save the network again.`;
        }
        if (fault.found === "undefined")
          return `${fault.file}, ${fault.field}: it is missing. The file was altered; save the network again.`;
        return `${fault.file}, ${fault.field}: expected ${fault.expected}, found ${fault.found}. The file was altered; save the network again.`;
      case "length":
        return `${fault.file}, ${fault.field}: expected ${number.count(fault.expected)} numbers for its shape, found ${number.count(fault.found)}. The file was altered; save the network again.`;
      case "pair":
        return `${fault.file} is one half of a network: model.json and weights.bin belong together. Choose or drop both at once.`;
      case "foreign":
        return `${fault.file} is a network of TensorFlow.js without Trainset’s own entry, so how it was trained is not known. Choose a model.json that was downloaded from this page.`;
      case "layers":
        return `${fault.file}, checkpoint.experiment.layers: expected layers that fit each other, found others. The file was altered; save the network again.`;
    }
  },
};
