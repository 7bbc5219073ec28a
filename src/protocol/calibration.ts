import * as v from "valibot";
import type { BackendTiming } from "./backendChoice";
import { backendOptions, optionNames } from "./options";

/** What was measured on this machine, as it is kept between visits. */
const calibrationSchema = v.strictObject({
  version: v.literal(1),
  timings: v.array(
    v.strictObject({
      backend: v.picklist(optionNames(backendOptions)),
      milliseconds: v.pipe(v.number(), v.finite(), v.gtValue(0)),
    }),
  ),
});

/** Timings in the form that they are kept in. */
export function keepableCalibration(timings: readonly BackendTiming[]): unknown {
  return { version: 1, timings };
}

/** Timings out of what was kept; null where it is anything else. */
export function readCalibration(kept: unknown): readonly BackendTiming[] | null {
  const parsed = v.safeParse(calibrationSchema, kept);
  return parsed.success ? parsed.output.timings : null;
}
