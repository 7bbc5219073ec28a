import * as v from "valibot";
import { optionNames } from "../protocol/options";
import { printedPrograms } from "./printedPrograms";
import json from "./programChecks.json";
import { frameworkNames } from "./programs";

/** Whose program: the article's, or the corrected one for a library. */
const version = v.picklist(["printed", ...optionNames(frameworkNames)]);
export type ProgramVersion = v.InferOutput<typeof version>;

const schema = v.strictObject({
  /** Versions of what the programs were checked with; `torch` is null where it was not there. */
  python: v.string(),
  torch: v.nullable(v.string()),
  checks: v.array(
    v.strictObject({
      id: v.picklist(optionNames(printedPrograms)),
      version,
      /** The first 16 digits of the SHA-256 of the program's text, by which a check of another text is noticed. */
      hash: v.string(),
      /** What a run on MNIST printed as its accuracy, 0..1, after so many epochs; null where only the syntax was checked. */
      run: v.nullable(v.strictObject({ epochs: v.number(), accuracy: v.number() })),
    }),
  ),
});
export type ProgramChecks = v.InferOutput<typeof schema>;
export type ProgramCheck = ProgramChecks["checks"][number];

/** What `scripts/checkPrograms.ts` found when it was last run. */
export const programChecks: ProgramChecks = v.parse(schema, json);
