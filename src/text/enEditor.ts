import type { LayerSpec } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import type { LayerKind } from "../protocol/options";
import { layerOptions } from "../protocol/options";
import type { ShapeFix } from "../protocol/shapeFix";
import { enEditorFields } from "./enEditorFields";
import { makeNumberFormat, thinSpace } from "./formatNumber";
import { shapeText } from "./shapeText";

const number = makeNumberFormat("en");

/** 320 → "320", 93322 → "93.3 k", 3430000 → "3.4 M", in steps of a thousand. */
function compact(value: number): string {
  const units = [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
    [1e4, "k"],
  ] as const;
  const unit = units.find(([size]) => value >= size);
  if (!unit) return number.count(value);
  const [size, letter] = unit;
  const scaled = value / (letter === "k" ? 1e3 : size);
  return `${number.decimal(scaled, scaled < 100 ? 1 : 0)}${thinSpace}${letter}`;
}

/** 0 → "0", 33280 → "33 kB", 19502720 → "19.5 MB". */
function memory(bytes: number): string {
  if (bytes === 0) return "0";
  if (bytes < 1e5) return `${number.count(Math.max(1, bytes / 1e3))}${thinSpace}kB`;
  return bytes < 1e9 ? number.megabytes(bytes) : `${number.decimal(bytes / 1e9, 1)}${thinSpace}GB`;
}

/** 4.21 → "4.2 s", 100 → "100 s", 500 → "8.3 min". */
function roughTime(seconds: number): string {
  if (seconds < 10) return `${number.decimal(Math.max(0.1, seconds), 1)}${thinSpace}s`;
  if (seconds < 120) return `${number.count(seconds)}${thinSpace}s`;
  if (seconds < 3600) return `${number.decimal(seconds / 60, 1)}${thinSpace}min`;
  return `${number.decimal(seconds / 3600, 1)}${thinSpace}h`;
}

/** A number as it is written into a field. */
const plain = (value: number) => (value >= 10_000 ? number.count(value) : String(value));

const layerAt = (place: number, kind: LayerKind) => `Layer ${place + 1}, ${layerOptions[kind].label}`;

/** What a fix does, said on its button. */
function fixLabel({ code, layer, spec }: ShapeFix): string {
  const kind = layerOptions[spec.kind].label;
  switch (code) {
    case "insert-flatten":
      return `Add Flatten before this ${kind}`;
    case "move-flatten-before":
      return `Move Flatten before this ${kind}`;
    case "move-flatten-after":
      return `Move Flatten behind this ${kind}`;
    case "remove-flatten":
      return `Remove the Flatten of layer ${layer + 1}`;
    case "move-before-flatten":
      return `Move this ${kind} before Flatten`;
    case "move-to-end":
      return `Make this ${kind} the last layer`;
    case "remove":
      return `Remove this ${kind}`;
    case "replace-with-flatten":
      return `Make layer ${layer + 1} a Flatten`;
    case "smaller-kernel":
      return spec.kind === "conv2d" ? `Use a ${spec.kernelSize} × ${spec.kernelSize} kernel` : "Use a smaller kernel";
    case "smaller-pool":
      return "poolSize" in spec ? `Pool ${spec.poolSize} × ${spec.poolSize}` : "Use a smaller pool";
    case "same-padding":
      return "Pad to the same size";
    case "add-output":
      return "Add Dense 10 with softmax";
    case "make-output":
      return "Make it Dense 10 with softmax";
    case "use-relu":
      return "Use ReLU here";
    case "fewer-values":
      return `Make layer ${layer + 1} a ${kind} of ${sizeOf(spec)}`;
  }
}

function sizeOf(spec: LayerSpec): string {
  if (spec.kind === "dense") return `${number.count(spec.units)} units`;
  return spec.kind === "conv2d" ? `${number.count(spec.filters)} filters` : "fewer values";
}

/** The model editor in English. */
export const enEditor = {
  titleNew: "New network",
  titleEdit: (name: string) => `Edit ${name}`,
  close: "Close the editor",
  name: "Name",
  newName: "My network",
  nameProblem: (length: number) =>
    length === 0
      ? "The network needs a name of 1 to 80 characters; there is none."
      : `The name may have 80 characters; this one has ${length}.`,
  undo: "Undo",
  redo: "Redo",
  start: { button: "Start from", blank: "Blank", presets: "Article networks", runs: "Networks on the page" },
  drawing: {
    image: "Image",
    download: "Download SVG",
    fileName: (name: string) =>
      `${
        name
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, "-")
          .replace(/^-|-$/g, "") || "network"
      }.svg`,
    parameters: (count: number) => `${number.count(count)} parameters`,
  },
  sums: {
    label: "The whole network",
    parameters: "Parameters",
    flops: "FLOPs per image",
    memory: "Memory per batch",
    time: "Time per epoch",
    unknown: "–",
  },
  time: {
    known: (seconds: number) => `about ${roughTime(seconds)}`,
    knownDetail: (milliseconds: number, steps: number) =>
      `measured on this machine: ${number.count(steps)} steps of ${number.milliseconds(milliseconds)}`,
    measuring: "measuring…",
    untimed: "unknown",
    untimedDetail: "a step could not be timed on this machine",
    invalid: "comes with a network that fits",
    waiting: "comes once the trainer is ready",
  },
  layers: {
    title: "Layers",
    count: (count: number) => `${count} of ${limits.layers.max}`,
    full: `A network can have ${limits.layers.max} layers. Remove one to add another.`,
    only: "A network needs a layer.",
    add: "Add layer",
    output: "Output",
    parameters: "Parameters",
    flops: "FLOPs",
    memory: "Memory",
    parametersTerm: "Numbers that training changes: weights and biases.",
    flopsTerm: "Floating-point operations for one image on its way through; a multiplication with an addition counts as two.",
    memoryTerm:
      "What training keeps of the layer for all images of a batch: what it gives, its gradient, and what dropout and batch norm need beside; 4 bytes a number. The images and the weights are not counted.",
    name: layerAt,
    handle: (place: number, kind: LayerKind) => `Move ${layerAt(place, kind)}`,
    menu: (place: number, kind: LayerKind) => `More for ${layerAt(place, kind)}`,
    moveUp: "Move up",
    moveDown: "Move down",
    duplicate: "Duplicate",
    remove: "Remove",
    removeLayer: (place: number, kind: LayerKind) => `Remove ${layerAt(place, kind)}`,
    penalties: "L1 and L2 penalty",
    about: {
      dense: "Every value takes part in every result",
      conv2d: "Small filters slide over the image",
      maxPool2d: "Keeps the largest of each square",
      averagePool2d: "Keeps the mean of each square",
      batchNormalization: "Evens out mean and spread per batch",
      flatten: "Turns an image into a row of values",
      dropout: "Leaves out values by chance while training",
    } satisfies Record<LayerKind, string>,
    drag: {
      role: "sortable layer",
      instructions:
        "Press Space to pick the layer up, the arrow keys to move it, Space again to put it down, Escape to leave it.",
      pickedUp: (place: number, count: number) => `Picked up layer ${place} of ${count}.`,
      over: (place: number, count: number) => `Now at place ${place} of ${count}.`,
      dropped: (place: number, count: number) => `Put down at place ${place} of ${count}.`,
      cancelled: (place: number) => `Left at place ${place}.`,
    },
    fixLabel,
  },
  ...enEditorFields,
  paddings: { valid: "none", same: "same" },
  optimizer: {
    title: "Optimizer",
    label: "Method",
    formulation: "ε as in",
    formulations: { keras: "Keras", pytorch: "PyTorch" },
  },
  schedule: {
    title: "Learning rate over time",
    label: "Schedule",
    curve: (start: string, end: string) => `Learning rate over all epochs: from ${start} to ${end}`,
    from: "start",
    to: (epochs: number) => `epoch ${number.count(epochs)}`,
  },
  images: { title: "Images and epochs" },
  validation: {
    label: "Validate on",
    kinds: { none: "nothing", lastFraction: "the last training images", testSet: "the test images" },
    earlyStopping: "Early stopping",
    earlyStoppingWhy: "Ends training when the validation loss falls no more.",
    earlyStoppingProblem: "Early stopping watches the validation loss, and no images are kept back for it.",
    earlyStoppingFix: "Keep back the last 10 %",
  },
  more: { title: "Start and order" },
  initialization: "Initial weights",
  preprocessing: "Pixels",
  augmentation: "Augmentation",
  shuffle: "Shuffle",
  shuffleWhy: "Another order of the training images in each epoch.",
  classWeights: {
    label: "Class weights",
    why: "How much an image of each digit counts in the loss.",
  },
  wrongNumber: (rule: { readonly min: number; readonly max: number; readonly isWhole: boolean; readonly isAboveMin?: true }) => {
    const range = rule.isAboveMin
      ? `above ${plain(rule.min)}, up to ${plain(rule.max)}`
      : `from ${plain(rule.min)} to ${plain(rule.max)}`;
    return `${rule.isWhole ? "a whole number" : "a number"} ${range}`;
  },
  fieldProblem: (field: string, expected: string, found: string) =>
    found.trim() === ""
      ? `${field} needs ${expected}; the field is empty.`
      : `${field} needs ${expected}, not “${found.length > 24 ? `${found.slice(0, 24)}…` : found}”.`,
  memoryProblem: (bytes: number, batchSize: number) =>
    `A batch takes ${memory(bytes)} of memory; ${memory(limits.batchMemory.max)} is the most. With ${number.count(batchSize)} images a batch it fits.`,
  memoryFix: (batchSize: number) => `Use batches of ${number.count(batchSize)}`,
  stepsProblem: (steps: number) =>
    `That makes ${number.count(steps)} steps; ${number.count(limits.steps.max)} is the most. Use fewer epochs or larger batches.`,
  noRoom: (room: { readonly code: "groups" | "runs"; readonly limit: number }) =>
    room.code === "groups"
      ? `There is room for ${room.limit} networks. Remove one from the page to add this.`
      : `There is room for ${room.limit} runs over all seeds. Use fewer seeds, or remove a network from the page.`,
  actions: {
    label: "What becomes of it",
    ready: "Ready to train.",
    wrong: (count: number, first: string) => (count === 1 ? first : `${first} And ${count - 1} more to put right.`),
    add: "Add to comparison",
    replace: (name: string) => `Replace ${name}`,
    replaceQuestion: (name: string, steps: number) =>
      `${name} has trained ${number.count(steps)} ${steps === 1 ? "step" : "steps"}. In its place this network starts at step 0; what ${name} has learned is lost.`,
    replaceConfirmed: "Replace and start again",
    cancel: "Cancel",
    discardQuestion: "Leave the editor? Your edits are lost.",
    discard: "Discard edits",
    keep: "Keep editing",
  },
  compact,
  memory,
  shape: shapeText,
};
