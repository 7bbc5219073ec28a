import { limits } from "../protocol/limits";
import { enAddress } from "./enAddress";
import { makeNumberFormat } from "./formatNumber";

const number = makeNumberFormat("en");
const list = (names: readonly string[]) => names.join(", ");
const rateRange = `${limits.learningRate.min} to ${limits.learningRate.max}`;

/** English of the networks that are compared: their menu, seeds and notes, what is kept of them and how they are shared. */
export const enGroups = {
  newNetwork: "New network",
  newName: "My network",
  noRoom: {
    groups: (limit: number) => `${limit} networks are compared at most. Remove one to add another.`,
    runs: (limit: number) => `${limit} runs are held at most, all seeds counted. Take away a seed or a network to add more.`,
  },
  train: (name: string) => `Train ${name}`,
  pause: (name: string) => `Pause ${name}`,
  menu: (name: string) => `More for ${name}`,
  items: {
    edit: "Edit",
    duplicate: "Duplicate",
    rename: "Rename",
    note: "Add a note",
    changeNote: "Change the note",
    stop: "Stop and measure",
    learningRate: "Change the learning rate",
    hide: "Hide in the charts",
    show: "Show in the charts",
    pin: "Pin to the top",
    unpin: "Unpin",
    download: "Download",
    remove: "Remove",
  },
  hide: (name: string) => `Hide ${name} in the charts`,
  show: (name: string) => `Show ${name} in the charts`,
  hidden: "hidden",
  pinned: "Pinned",
  rename: {
    label: (name: string) => `New name of ${name}`,
    empty: "A name needs at least one character.",
  },
  note: { label: (name: string) => `Note on ${name}`, placeholder: "What you want to remember" },
  seeds: {
    label: (name: string) => `Seeds of ${name}`,
    term: "A network trained once may have had luck. Trained from several seeds it starts from other weights and sees the images in another order each time; the spread shows how much is chance.",
    list: (seeds: readonly number[]) =>
      seeds.length === 1
        ? `1 seed: ${seeds[0]}`
        : `${seeds.length} seeds: ${seeds.length > 4 ? `${seeds[0]} … ${seeds.at(-1)}` : list(seeds.map(String))}`,
    more: (name: string) => `One more seed for ${name}`,
    fewer: (name: string) => `One seed less for ${name}`,
  },
  rate: {
    label: (name: string) => `Learning rate of ${name}`,
    face: "Learning rate",
    set: "Set",
    cancel: "Cancel",
    wrong: (text: string) => `A learning rate is a number from ${rateRange}; found “${text}”.`,
    changed: (rate: number, step: number) => `Learning rate ${rate} since step ${number.count(step)}`,
  },
  several: {
    progressValue: (runs: number, step: number, steps: number) =>
      `${runs} runs, ${number.count(step)} of ${number.count(steps)} steps in all`,
    mean: "Mean test accuracy",
    range: (low: number, high: number) => `seeds ${number.decimal(low * 100, 2)} to ${number.percent(high, 2)}`,
    measured: (count: number, of: number) => `mean of ${count} of ${of} seeds`,
    step: "Steps of all seeds",
    stoppedEarly: (seed: number, epoch: number, epochs: number) =>
      `Seed ${seed} stopped early after epoch ${epoch} of ${epochs}: its validation loss fell no more.`,
  },
  removed: (name: string) => `${name} removed.`,
  removedSeeds: (name: string, seeds: readonly number[]) =>
    seeds.length === 1 ? `Seed ${seeds[0]} of ${name} removed.` : `Seeds ${list(seeds.map(String))} of ${name} removed.`,
  undo: "Undo",
  undoNoRoom: "There is no room to bring it back: remove a network first.",
  dismiss: "Dismiss",
  share: {
    copy: "Copy link",
    copied: "Link copied",
    withoutTeacher: (names: readonly string[]) =>
      `The link holds no teacher: there ${list(names.map((name) => `“${name}”`))} ${names.length === 1 ? "learns" : "learn"} from the labels alone.`,
    failed: "The browser did not allow copying. The address bar holds the same link.",
    title: "The address of this comparison: networks, seeds and settings, without what was trained",
  },
  kept: {
    delete: "Delete all kept runs",
    question:
      "Delete every run that this browser keeps, with its curves and weights? There is no undo. What the page shows stays until you close it.",
    confirm: "Delete all",
    note: "Runs that have trained are kept in this browser.",
    aside: (names: readonly string[]) =>
      names.length === 1
        ? `This browser also keeps a network that is not on the page: ${list(names)}.`
        : `This browser also keeps ${names.length} networks that are not on the page: ${list(names)}.`,
    show: "Show",
    noRoom: "There is no room for more networks here: remove one first.",
    full: "This browser has no room left to keep runs. Training goes on; what is new is lost when the page closes. Delete kept runs or download what matters.",
    refused: (detail: string) =>
      `This browser does not let the page keep runs (${detail.replace(/[.\s]+$/, "")}). Training goes on; it is lost when the page closes.`,
    /** The second fact is for who looks into the storage, not for the page. */
    damaged: (name: string, _detail: string) =>
      `What this browser kept of ${name} could not be read: it is damaged or comes from another version of Trainset. It was left out and stays in the browser's storage.`,
  },
  address: enAddress,
  download: {
    title: (name: string) => `Download ${name}`,
    close: "Close",
    seed: "Seed",
    weights: "Weights",
    model: "TensorFlow.js model",
    modelDetail:
      "model.json and weights.bin, for tf.loadLayersModel. Keep both in one folder. The model takes pixels from 0 to 255 and scales them itself.",
    noWeights: "The weights can be downloaded once the network has trained.",
    taking: "Reading the weights…",
    lost: "The weights could not be read: the trainer is not running.",
    code: "Code that trains the same network, data loading included",
    keras: "Keras",
    kerasDetail: "Python for Keras 3, one file.",
    pytorch: "PyTorch",
    pytorchDetail: "Python for PyTorch and NumPy, one file.",
    curves: "Curves",
    json: "JSON",
    jsonDetail: "Settings, every step, every epoch and the result.",
    csv: "CSV",
    csvDetail: "Loss and accuracy of every step, one a line.",
    noCurves: "There are curves once the network has trained a step.",
  },
};
