import { runPlan } from "../../src/protocol/runPlan";
import { ourEngine } from "./engines";
import type { OurPlace } from "./measureOurs";
import type { EngineSummary } from "./summarize";
import { openTrainerSession } from "./trainerSession";
import type { Workload } from "./workloads";

/** Time per epoch as the model editor foretells it, and as it then was; in seconds. */
export interface Forecast {
  readonly workload: string;
  readonly foretold: number;
  readonly measured: number;
}

/** Has a step of each workload timed as the editor has, and gives milliseconds by the workload's name; null where it failed. */
export async function measureForecast(
  place: OurPlace,
  workloads: readonly Workload[],
): Promise<ReadonlyMap<string, number | null>> {
  const session = await openTrainerSession(place.address, place.executablePath, place.backend);
  try {
    const steps = new Map<string, number | null>();
    for (const [requestId, { name, experiment }] of workloads.entries()) {
      await session.send({ type: "timeExperiment", requestId, experiment });
      await session.until(() => session.timing(requestId) !== undefined);
      steps.set(name, session.timing(requestId) ?? null);
    }
    return steps;
  } finally {
    await session.close();
  }
}

/** Sets what was foretold beside what our own engine took by the wall clock; leaves out what was not measured. */
export function compareForecasts(
  steps: ReadonlyMap<string, number | null>,
  workloads: readonly Workload[],
  summaries: ReadonlyMap<string, readonly EngineSummary[]>,
): Forecast[] {
  return workloads.flatMap(({ name, experiment }) => {
    const foretold = steps.get(name) ?? null;
    const own = summaries.get(name)?.find(({ engine }) => engine === ourEngine)?.outcome;
    if (foretold === null || own?.kind !== "measured") return [];
    const seconds = (milliseconds: number) => (milliseconds * runPlan(experiment).stepsPerEpoch) / 1000;
    return [{ workload: name, foretold: seconds(foretold), measured: seconds(own.millisecondsPerStep.median) }];
  });
}
