import { ArgumentError } from "../ArgumentError";
import { formatTable } from "../formatTable";
import { parseWords } from "../parseWords";
import { workloads } from "./workloads";

/** What is measured beside the workloads. */
export const extraParts = {
  page: "the page while a run trains at full speed: longest task, frames, delay of an answer",
  forecast: "the time per epoch that the model editor foretells for the workloads measured, against their time",
  drawing: "from a stroke to probabilities, and what training for drawing costs a step",
  memory: "tensors and heap after 5,000 steps against after 100",
} as const;
export type ExtraPart = keyof typeof extraParts;

/** What a person asked the benchmark to do. */
export interface BenchRequest {
  /** Names of workloads and parts; everything where it is null. */
  readonly only: readonly string[] | null;
  readonly isQuick: boolean;
  readonly repeats: number;
  /** No point begins later; what is left out by then is told. */
  readonly minutes: number;
}

/** Names that `--only` takes. */
export const partNames: readonly string[] = [...workloads.map(({ name }) => name), ...Object.keys(extraParts)];
const repeatRange = { min: 1, max: 20 };
const defaultRepeats = 3;
const minuteRange = { min: 1, max: 600 };
/** Without `--minutes`, setting up not counted. */
const defaultMinutes = { full: 29, quick: 40 / 60 };

/** Turns the words of the command line into a request, or "help". Throws `ArgumentError` for a word that is not allowed. */
export function parseBenchArguments(words: readonly string[]): BenchRequest | "help" {
  const values = parseWords(words, wordOptions);
  if (values.help) return "help";
  for (const name of values.only ?? []) {
    if (!partNames.includes(name)) throw new ArgumentError(`--only: expected one of ${partNames.join(", ")}, found "${name}"`);
  }
  const isQuick = values.quick ?? false;
  const repeats = parseCount("--repeats", values.repeats, repeatRange) ?? (isQuick ? 1 : defaultRepeats);
  const minutes = parseCount("--minutes", values.minutes, minuteRange) ?? (isQuick ? defaultMinutes.quick : defaultMinutes.full);
  return { only: values.only ?? null, isQuick, repeats, minutes };
}

const wordOptions = {
  only: { type: "string", multiple: true },
  quick: { type: "boolean" },
  repeats: { type: "string" },
  minutes: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

function parseCount(option: string, text: string | undefined, { min, max }: { min: number; max: number }): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new ArgumentError(`${option}: expected a whole number from ${min} to ${max}, found "${text}"`);
  }
  return value;
}

/** Text of `--help`. */
export function benchHelp(): string {
  return [
    "Measures Trainset and its peers side by side in headless Chromium, and PyTorch where Python has it.",
    "",
    "Usage: npm run bench -- [options]",
    "",
    "Options",
    ...formatTable([
      ["--only NAME", "measure only this; may be given several times"],
      ["--quick", "a look within a minute: two workloads, the fast engines, once"],
      ["--repeats N", `repeats of each point, ${repeatRange.min} to ${repeatRange.max} (${defaultRepeats})`],
      ["--minutes N", `begin no point later; the growth charts go without it first (${defaultMinutes.full})`],
      ["--help", "print this text"],
    ]),
    "",
    "Names",
    ...formatTable([...workloads.map(({ name, title }) => [name, title]), ...Object.entries(extraParts)]),
    "",
    "A run of everything takes up to half an hour and writes bench/RESULTS.md and bench/plots; every run writes bench/results.json.",
    "Exit code: 0 when it ran to its end, 1 when it could not, 2 for a wrong argument.",
  ].join("\n");
}
