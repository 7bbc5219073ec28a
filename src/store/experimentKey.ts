import type { Experiment } from "../protocol/experiment";

/** `value` as JSON whose keys are in order, so that equal values give equal text. */
export function orderedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Equal for experiments whose training steps are equal work: name, seed and epochs play no part. */
export function timingKey(experiment: Experiment): string {
  const { name: _name, seed: _seed, epochs: _epochs, ...work } = experiment;
  return orderedJson(work);
}

/** Equal for experiments that differ in nothing but the seed. */
export function experimentKey(experiment: Experiment): string {
  const { seed: _, ...rest } = experiment;
  return orderedJson(rest);
}
