import type { Experiment } from "../src/protocol/experiment";
import { limits } from "../src/protocol/limits";
import type { RunId } from "../src/protocol/messages";
import { type AugmentationName, augmentationOptions, type BackendPreference, optionNames } from "../src/protocol/options";
import type { PenDrawing } from "../src/protocol/penDrawings";
import { type PresetId, presets } from "../src/protocol/presets";
import { ArgumentError } from "./ArgumentError";
import { allOf, parseWords, type WordOptions } from "./parseWords";
import {
  allowedFor,
  backendPreferences,
  type NumberOption,
  numberOptions,
  type TrainOptionName,
  trainOptions,
} from "./trainOptions";

/** A run that was asked for. */
export interface RequestedRun {
  readonly runId: RunId;
  readonly experiment: Experiment;
}

/** What a person asked the terminal command to do. */
export interface TrainRequest {
  readonly runs: readonly RequestedRun[];
  readonly backend: BackendPreference;
  readonly maxSteps: number | null;
  readonly testImages: number | null;
  /** What every run reads once it is trained; null for nothing. */
  readonly drawings: readonly PenDrawing[] | null;
  readonly asJson: boolean;
}

/**
 * Turns the words of the command line into a request, or "help". Throws `ArgumentError` for a word that is not allowed; the
 * readers do so for a file that is not what they read.
 */
export function parseTrainArguments(
  words: readonly string[],
  readExperiment: (file: string) => Experiment,
  readDrawings: (file: string) => readonly PenDrawing[],
): TrainRequest | "help" {
  const values = parseWords(words, wordOptions, allowedAfter);
  if (values.help) return "help";
  const { epochs, images, seed, ...numbers } = {
    epochs: parseNumber("epochs", values.epochs),
    images: parseNumber("images", values.images),
    seed: parseNumber("seed", values.seed),
    maxSteps: parseNumber("steps", values.steps),
    testImages: parseNumber("test-images", values["test-images"]),
  };
  const backend = parseBackend(values.backend);
  const augmentation = parseAugmentation(values.augment);
  const asked = [
    ...(values.preset ?? []).map((id) => ({ name: id, experiment: findPreset(id) })),
    ...(values.experiment ?? []).map(readExperiment).map((experiment) => ({ name: experiment.name, experiment })),
  ];
  if (asked.length === 0) throw new ArgumentError(`name what to train: --preset takes ${allowedFor("preset")}`);
  if (asked.length > limits.trainerRuns.max) {
    throw new ArgumentError(`expected at most ${limits.trainerRuns.max} runs, found ${asked.length}`);
  }
  const runIds = uniqueNames(asked.map(({ name }) => name));
  return {
    runs: asked.map(({ experiment, name }, index) => ({
      runId: runIds[index] ?? name,
      experiment: {
        ...experiment,
        ...(epochs === null ? {} : { epochs }),
        ...(images === null ? {} : { trainingImages: images }),
        ...(seed === null ? {} : { seed }),
        ...(augmentation === null ? {} : { augmentation }),
      },
    })),
    backend,
    ...numbers,
    drawings: values.drawings === undefined ? null : readDrawings(values.drawings),
    asJson: values.json ?? false,
  };
}

const wordOptions = {
  preset: { type: "string", multiple: true },
  experiment: { type: "string", multiple: true },
  backend: { type: "string" },
  epochs: { type: "string" },
  steps: { type: "string" },
  images: { type: "string" },
  "test-images": { type: "string" },
  augment: { type: "string" },
  drawings: { type: "string" },
  seed: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies Record<TrainOptionName, WordOptions[string]>;

/** What is allowed for the option that an error of `parseArgs` speaks of; all options where it speaks of none that exists. */
function allowedAfter(message: string): string {
  const named = (Object.keys(trainOptions) as TrainOptionName[]).find((name) => new RegExp(`--${name}(?![\\w-])`).test(message));
  return named ? `--${named} takes ${allowedFor(named)}.` : allOf(Object.keys(trainOptions));
}

function parseNumber(name: NumberOption, text: string | undefined): number | null {
  if (text === undefined) return null;
  const { min, max } = numberOptions[name];
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new ArgumentError(`--${name}: expected ${allowedFor(name)}, found "${text}"`);
  }
  return value;
}

function parseBackend(text = "auto"): BackendPreference {
  const backend = backendPreferences.find((name) => name === text);
  if (!backend) throw new ArgumentError(`--backend: expected one of ${allowedFor("backend")}, found "${text}"`);
  return backend;
}

function parseAugmentation(text: string | undefined): AugmentationName | null {
  if (text === undefined) return null;
  const augmentation = optionNames(augmentationOptions).find((name) => name === text);
  if (!augmentation) throw new ArgumentError(`--augment: expected one of ${allowedFor("augment")}, found "${text}"`);
  return augmentation;
}

function findPreset(id: string): Experiment {
  if (!Object.hasOwn(presets, id)) {
    throw new ArgumentError(`--preset: expected one of ${allowedFor("preset")}, found "${id}"`);
  }
  // The line above made sure that `id` is a key of the table.
  return presets[id as PresetId];
}

/** Gives the second run of a name "-2" at its end, the third "-3". */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}-${count}`;
    taken.add(unique);
    return unique;
  });
}
