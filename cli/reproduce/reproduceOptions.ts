import { limits } from "../../src/protocol/limits";
import { optionNames } from "../../src/protocol/options";
import { presets } from "../../src/protocol/presets";
import { formatTable } from "../formatTable";
import { backendPreferences, describeRange, type TrainOption } from "../trainOptions";

/** Seeds that each experiment is trained from without `--seeds`, and the fewest of a full reproduction. */
export const defaultSeeds = 3;

/** Every option, in the order of the help text. */
export const reproduceOptions = {
  preset: {
    value: "ID",
    allowed: optionNames(presets).join(", "),
    meaning: "only this experiment; may be given several times",
  },
  seeds: { value: "N", allowed: describeRange(limits.seeds), meaning: `train each from seeds 1 to N (${defaultSeeds})` },
  backend: {
    value: "NAME",
    allowed: backendPreferences.join(", "),
    meaning: "where to compute; auto takes a hardware GPU, else wasm",
  },
  "max-steps": {
    value: "N",
    allowed: describeRange(limits.steps),
    meaning: "end each run after N training steps, to try it out",
  },
  out: { value: "DIR", allowed: "a folder", meaning: "write everything, kept runs included, to this folder" },
  document: { meaning: "write docs/reproduction.md again from src/articles/reproduction.json, without training" },
  help: { meaning: "print this text" },
} as const satisfies Record<string, TrainOption>;
export type ReproduceOptionName = keyof typeof reproduceOptions;

/** Text of `--help`. */
export function reproduceHelp(): string {
  return [
    "Trains the articles' six experiments over several seeds and writes down what became of every claim.",
    "",
    "Usage: npm run reproduce -- [options]",
    "",
    "Options",
    ...formatTable(
      Object.entries<TrainOption>(reproduceOptions).flatMap(([name, { value, allowed, meaning }]) => {
        const head = [`--${name}${value ? ` ${value}` : ""}`, meaning];
        return allowed ? [head, ["", `(${allowed})`]] : [head];
      }),
    ),
    "",
    "A run of all experiments over three seeds or more writes docs/reproduction.md, its pictures and src/articles/reproduction.json;",
    "anything less goes to .reproduction/report. Finished runs are kept in .reproduction: the same command goes on where it stopped.",
    "Exit code: 0 when every run finished, 1 when it could not, 2 for a wrong argument.",
  ].join("\n");
}
