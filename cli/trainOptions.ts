import { limits, type Range } from "../src/protocol/limits";
import { augmentationOptions, backendOptions, optionNames } from "../src/protocol/options";
import { presets } from "../src/protocol/presets";

/** One option of the terminal command; `allowed` says in words what may follow it. */
export interface TrainOption {
  /** What stands for the value in the help text; absent where the option takes none. */
  readonly value?: string;
  readonly allowed?: string;
  readonly meaning: string;
}

const number = new Intl.NumberFormat("en");

/** Words for an inclusive range of whole numbers, such as "a whole number from 1 to 1,000". */
export function describeRange({ min, max }: Range): string {
  return `a whole number from ${number.format(min)} to ${number.format(max)}`;
}

/** Values of `--backend`. */
export const backendPreferences = ["auto", ...optionNames(backendOptions)] as const;

/** The numbers that can be given, and their limits. */
export const numberOptions = {
  epochs: limits.epochs,
  steps: limits.steps,
  "test-images": limits.testImages,
  images: limits.trainingImages,
  seed: limits.seed,
} as const satisfies Record<string, Range>;
export type NumberOption = keyof typeof numberOptions;

/** Every option, in the order of the help text. */
export const trainOptions = {
  preset: { value: "ID", allowed: optionNames(presets).join(", "), meaning: "train this preset; may be given several times" },
  experiment: { value: "FILE.json", allowed: "a JSON file with one experiment", meaning: "train the experiment in this file" },
  backend: {
    value: "NAME",
    allowed: backendPreferences.join(", "),
    meaning: "where to compute; auto takes a hardware GPU, else wasm",
  },
  epochs: { value: "N", allowed: describeRange(limits.epochs), meaning: "epochs, instead of the experiment's own" },
  steps: { value: "N", allowed: describeRange(limits.steps), meaning: "end each run after N training steps" },
  images: {
    value: "N",
    allowed: describeRange(limits.trainingImages),
    meaning: "use only the first N training images",
  },
  "test-images": {
    value: "N",
    allowed: describeRange(limits.testImages),
    meaning: "measure only the first N test images",
  },
  augment: {
    value: "NAME",
    allowed: optionNames(augmentationOptions).join(", "),
    meaning: "how training images are changed; drawing trains for hand-drawn digits",
  },
  drawings: {
    value: "FILE.json",
    allowed: "a file of pen-drawings",
    meaning: "let every run read these drawings once it is trained",
  },
  seed: { value: "N", allowed: describeRange(limits.seed), meaning: "seed of initial weights, order and dropout" },
  json: { meaning: "one JSON object a line on standard output, and nothing else" },
  help: { meaning: "print this text" },
} as const satisfies Record<
  "preset" | "experiment" | "backend" | "augment" | "drawings" | "json" | "help" | NumberOption,
  TrainOption
>;
export type TrainOptionName = keyof typeof trainOptions;

/** Words for what may follow an option. */
export function allowedFor(name: TrainOptionName): string {
  const option: TrainOption = trainOptions[name];
  return option.allowed ?? "no value";
}
