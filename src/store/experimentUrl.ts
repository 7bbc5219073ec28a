import * as v from "valibot";
import { largestBatchSize, modelBatchMemory } from "../protocol/batchMemory";
import { type Experiment, experimentSchema, layerSchema } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import { isModelShape, modelShape } from "../protocol/modelShape";
import { optionNames } from "../protocol/options";
import { type PresetId, presets } from "../protocol/presets";
import { runPlan } from "../protocol/runPlan";
import type { AddressProblem } from "./addressProblem";
import { orderedJson } from "./experimentKey";

/**
 * The address of a comparison: `#v1.` and the base64url form (RFC 4648, section 5) of JSON in UTF-8. The JSON is
 * `{ seed?, groups: [{ from?, seeds?, …fields }] }`: only what differs from the defaults, which are seed 1, the preset named
 * in `from` (or the first) and one seed a group; a field of an experiment is given whole or not at all.
 */
const prefix = "#v1.";

/** A comparison without what was trained: the first seed, and each group's experiment with its number of seeds. */
export interface Comparison {
  readonly seed: number;
  readonly groups: readonly { readonly experiment: Experiment; readonly seeds: number }[];
}

type FieldName = Exclude<keyof Experiment, "seed">;
const fieldNames = optionNames(experimentSchema.entries).filter((name): name is FieldName => name !== "seed");
const defaultPreset: PresetId = "article2-cnn";
const defaultSeed = 1;

/** The address's part from "#" on that stands for `comparison`. */
export function writeExperimentUrl({ seed, groups }: Comparison): string {
  const written = {
    ...(seed === defaultSeed ? {} : { seed }),
    groups: groups.map(({ experiment, seeds }) => ({ ...shortestDifference(experiment), ...(seeds === 1 ? {} : { seeds }) })),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(written));
  return prefix + btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_" })[sign] ?? "");
}

/**
 * The comparison that `hash` stands for, always within the limits, and what of it could not be taken over; null where it
 * says nothing of one. Never throws.
 */
export function readExperimentUrl(
  hash: string,
): { readonly comparison: Comparison; readonly problems: readonly AddressProblem[] } | null {
  if (!/^#v\d+\./.test(hash)) return null;
  const problems: AddressProblem[] = [];
  const tell: Report = (field, expected, found) => problems.push({ field, expected, found: shortened(found) });
  const report: Report = (field, expected, found) => {
    if (problems.length < mostProblems) tell(field, expected, found);
  };
  const isKnown = hash.startsWith(prefix);
  const content = isKnown ? decode(hash.slice(prefix.length)) : undefined;
  if (!isRecord(content) || !Array.isArray(content.groups)) {
    report("address", isKnown ? "unreadable" : "later-version", hash.slice(0, 40));
    return { comparison: { seed: defaultSeed, groups: [] }, problems };
  }
  const seed = checked(experimentSchema.entries.seed, content.seed, defaultSeed, "seed", report);
  for (const name of Object.keys(content)) if (name !== "seed" && name !== "groups") report(name, "no such field", content[name]);
  const entries: readonly unknown[] = content.groups;
  const groups: { index: number; experiment: Experiment; seeds: number }[] = [];
  for (const [index, entry] of entries.slice(0, limits.runs.max + mostProblems).entries()) {
    if (groups.length >= limits.runs.max) {
      const last = entries.length;
      tell("groups", "networks-left-out", index + 1 === last ? String(last) : `${index + 1} to ${last}`);
      break;
    }
    const group = readGroup(entry, `groups.${index}`, seed, report);
    if (group) groups.push({ index, ...group });
  }
  const shares = shareRuns(groups.map(({ seeds }) => seeds));
  const fitting = groups.map(({ index, experiment, seeds: wanted }, place) => {
    const seeds = shares[place] ?? 1;
    if (seeds < wanted)
      tell(`groups.${index}.seeds`, `at most ${seeds}, so that there are ${limits.trainerRuns.max} runs`, wanted);
    return { experiment, seeds };
  });
  return { comparison: { seed, groups: fitting }, problems };
}

/** How many seeds each network gets of those it wants: one in turn, until there is no room for more runs. */
function shareRuns(wanted: readonly number[]): readonly number[] {
  const shares = wanted.map(() => 0);
  for (let free: number = limits.trainerRuns.max, round = 1; free > 0 && round <= limits.seeds.max; round++) {
    for (const [index, seeds] of wanted.entries()) {
      if (seeds < round || free === 0) continue;
      shares[index] = round;
      free -= 1;
    }
  }
  return shares;
}

/** What is wrong is told so many times at most: nobody reads more. */
const mostProblems = 12;

/** `expected` is a schema's word or a reason that `enAddress` knows. */
type Report = (field: string, expected: string, found: unknown) => void;

const seedsSchema = v.pipe(v.number(), v.integer(), v.minValue(limits.seeds.min), v.maxValue(limits.seeds.max));

function readGroup(entry: unknown, path: string, seed: number, report: Report): { experiment: Experiment; seeds: number } | null {
  if (!isRecord(entry)) {
    report(path, "a network", entry);
    return null;
  }
  const from = checked(v.picklist(optionNames(presets)), entry.from, defaultPreset, `${path}.from`, report);
  const base: Experiment = { ...presets[from], seed };
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(entry)) {
    const field = fieldNames.find((known) => known === name);
    if (field === "layers") fields.layers = readLayers(entry.layers, base, `${path}.layers`, report);
    else if (field)
      fields[field] = checked<unknown>(experimentSchema.entries[field], entry[name], base[field], `${path}.${name}`, report);
    else if (name !== "from" && name !== "seeds") report(`${path}.${name}`, "no such field", entry[name]);
  }
  const seeds = checked(seedsSchema, entry.seeds, 1, `${path}.seeds`, report);
  // Each field has passed its schema, or is the base's.
  const experiment = v.parse(experimentSchema, { ...base, ...fields });
  return { experiment: withFewSteps(withFittingBatch(experiment, path, report), base, path, report), seeds };
}

/** The layers that `value` lists, without those that cannot be read; the base's where they form no network. */
function readLayers(value: unknown, base: Experiment, path: string, report: Report): Experiment["layers"] {
  if (!Array.isArray(value) || value.length < limits.layers.min || value.length > limits.layers.max) {
    const found = Array.isArray(value) ? value.length : value;
    report(path, `${limits.layers.min} to ${limits.layers.max} layers; those of ${base.name} stand in their place`, found);
    return base.layers;
  }
  const unread: string[] = [];
  const layers = value.flatMap((layer: unknown, index) => {
    const read = checked(v.nullable(layerSchema), layer ?? {}, null, `${path}.${index}`, report);
    if (!read) unread.push(`layer ${index + 1}`);
    return read ? [read] : [];
  });
  if (layers.length === 0) {
    report(path, "layers-replaced", base.name);
    return base.layers;
  }
  const shape = modelShape(layers);
  if (isModelShape(shape)) {
    if (unread.length > 0) report(path, "layers-left-out", unread.join(", "));
    return layers;
  }
  if (unread.length === 0) report(`${path}.${shape.layer}`, expectedShape[shape.code], shape.found);
  report(path, "layers-replaced", base.name);
  return base.layers;
}

function withFittingBatch(experiment: Experiment, path: string, report: Report): Experiment {
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) return experiment;
  if (modelBatchMemory(shape.layers, experiment.batchSize) <= limits.batchMemory.max) return experiment;
  const batchSize = largestBatchSize(shape.layers);
  report(`${path}.batchSize`, `at most ${batchSize} for this network`, experiment.batchSize);
  return { ...experiment, batchSize };
}

function withFewSteps(experiment: Experiment, base: Experiment, path: string, report: Report): Experiment {
  const { totalSteps } = runPlan(experiment);
  if (totalSteps <= limits.steps.max) return experiment;
  report(`${path}.epochs`, `at most ${limits.steps.max} steps in all`, totalSteps);
  return { ...experiment, epochs: base.epochs };
}

const expectedShape = {
  "needs-image": "an image before it",
  "needs-vector": "Flatten before it",
  "too-small": "an image that is large enough",
  "last-layer": "Dense 10 at the end",
  "softmax-not-last": "softmax in the last layer only",
  "too-many-parameters": `at most ${limits.parameters.max} parameters`,
} as const;

/** `value` where it fits `schema`; `fallback` where there is none, or it does not fit, which is reported. */
function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown, fallback: T, field: string, report: Report): T {
  if (value === undefined) return fallback;
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  report(path ? `${field}.${path}` : field, issue.expected ?? issue.message, issue.input);
  return fallback;
}

/** The preset that leaves the fewest characters to write, and the fields that differ from it. */
function shortestDifference(experiment: Experiment): Record<string, unknown> {
  let shortest: Record<string, unknown> | null = null;
  for (const presetId of optionNames(presets)) {
    const preset: Experiment = presets[presetId];
    const differing = fieldNames.filter((name) => orderedJson(experiment[name]) !== orderedJson(preset[name]));
    const written = {
      ...(presetId === defaultPreset ? {} : { from: presetId }),
      ...Object.fromEntries(differing.map((name) => [name, experiment[name]])),
    };
    if (shortest === null || JSON.stringify(written).length < JSON.stringify(shortest).length) shortest = written;
  }
  return shortest ?? {};
}

function decode(text: string): unknown {
  try {
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shortened(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
