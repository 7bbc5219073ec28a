import type { Experiment } from "../../src/protocol/experiment";
import { limits, type Range } from "../../src/protocol/limits";
import { isModelShape, modelShape } from "../../src/protocol/modelShape";
import { type BackendPreference, optionNames } from "../../src/protocol/options";
import { type PresetId, presets } from "../../src/protocol/presets";
import { ArgumentError } from "../ArgumentError";
import { parseWords, type WordOptions } from "../parseWords";
import { backendPreferences, type TrainOption } from "../trainOptions";
import { defaultSeeds, type ReproduceOptionName, reproduceOptions } from "./reproduceOptions";

/** One experiment with one seed. */
export interface PlannedRun {
  readonly presetId: PresetId;
  readonly experiment: Experiment;
}

/** What a person asked to reproduce. */
export interface ReproduceRequest {
  /** Small networks first; the seeds of one experiment follow each other. */
  readonly runs: readonly PlannedRun[];
  readonly backend: BackendPreference;
  readonly maxSteps: number | null;
  /** As written on the command line; null for the repository's own places. */
  readonly out: string | null;
}

/** Turns the words of the command line into a request, "help" or "document". Throws `ArgumentError` for a word that is not allowed. */
export function parseReproduceArguments(words: readonly string[]): ReproduceRequest | "help" | "document" {
  const values = parseWords(words, wordOptions);
  if (values.help) return "help";
  if (values.document) {
    if (words.length > 1) throw new ArgumentError("--document stands alone: it trains nothing");
    return "document";
  }
  const seeds = parseNumber("seeds", values.seeds, limits.seeds) ?? defaultSeeds;
  const maxSteps = parseNumber("max-steps", values["max-steps"], limits.steps);
  const backend = backendPreferences.find((name) => name === (values.backend ?? "auto"));
  if (!backend) throw expected("backend", values.backend);
  const named = values.preset ?? optionNames(presets);
  for (const id of named) if (!Object.hasOwn(presets, id)) throw expected("preset", id);
  const chosen = optionNames(presets).filter((id) => named.includes(id));
  const runs = [...chosen]
    .sort((a, b) => flopsOf(a) - flopsOf(b))
    .flatMap((presetId) =>
      Array.from({ length: seeds }, (_, i) => ({ presetId, experiment: { ...presets[presetId], seed: i + 1 } })),
    );
  return { runs, backend, maxSteps, out: values.out ?? null };
}

function flopsOf(id: PresetId): number {
  const shape = modelShape(presets[id].layers);
  return isModelShape(shape) ? shape.flops : 0;
}

const wordOptions = {
  preset: { type: "string", multiple: true },
  seeds: { type: "string" },
  backend: { type: "string" },
  "max-steps": { type: "string" },
  out: { type: "string" },
  document: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies Record<ReproduceOptionName, WordOptions[string]>;

function parseNumber(name: ReproduceOptionName, text: string | undefined, { min, max }: Range): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) throw expected(name, text);
  return value;
}

function expected(name: ReproduceOptionName, found: string | undefined): ArgumentError {
  const { allowed }: TrainOption = reproduceOptions[name];
  const isList = allowed?.includes(", ");
  return new ArgumentError(`--${name}: expected ${isList ? "one of " : ""}${allowed}, found "${found}"`);
}
