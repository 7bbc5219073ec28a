import type { BackendTiming } from "../protocol/backendChoice";
import { keepableCalibration, readCalibration } from "../protocol/calibration";
import type { Experiment } from "../protocol/experiment";
import type { BackendName } from "../protocol/options";

/** What `calibrate` needs of the place that it runs in. */
export interface CalibrationSite {
  /** Times one backend on experiments in a worker of its own; null where it does not start or is given up. */
  timeBackend(backend: BackendName, experiments: readonly Experiment[]): Promise<number | null>;
  /** What was kept under a key, of whatever form; undefined where there is nothing or nothing can be kept. */
  recall(key: string): Promise<unknown>;
  /** Keeps something between visits, where that is possible. */
  keep(key: string, value: unknown): Promise<void>;
}

/**
 * What the candidates take on the experiments, from memory where this machine was asked the same before. `machine` names
 * what the answer depends on beside the experiments.
 */
export async function calibrate(
  candidates: readonly BackendName[],
  experiments: readonly Experiment[],
  machine: string,
  site: CalibrationSite,
): Promise<readonly BackendTiming[]> {
  const key = calibrationKey(candidates, experiments, machine);
  const kept = readCalibration(await site.recall(key));
  if (kept) return kept;
  const timings: BackendTiming[] = [];
  // One after the other: they would slow each other down.
  for (const backend of candidates) {
    const milliseconds = await site.timeBackend(backend, experiments);
    if (milliseconds !== null) timings.push({ backend, milliseconds });
  }
  // A backend that did not answer this time may do so the next.
  if (timings.length === candidates.length) await site.keep(key, keepableCalibration(timings));
  return timings;
}

/** Names of what was timed, the fastest first. */
export function fastestFirst(timings: readonly BackendTiming[]): BackendName[] {
  return timings.toSorted((a, b) => a.milliseconds - b.milliseconds).map(({ backend }) => backend);
}

/** Seeds, names and lengths of training make no difference to a step's time. */
function calibrationKey(candidates: readonly BackendName[], experiments: readonly Experiment[], machine: string): string {
  const work = experiments.map(({ layers, batchSize, optimizer }) => ({ layers, batchSize, optimizer: optimizer.kind }));
  return `calibration ${JSON.stringify([machine, candidates, work])}`;
}
