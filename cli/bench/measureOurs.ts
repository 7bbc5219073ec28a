import { setTimeout as pause } from "node:timers/promises";
import type { BackendName } from "../../src/protocol/options";
import { browserPeakBytes } from "./peakMemory";
import type { PointBudget } from "./peerPoint";
import type { Point } from "./point";
import { openTrainerSession, type Progress, type TrainerSession } from "./trainerSession";
import type { Workload } from "./workloads";

/** Where our own page is, and on what it is to compute. */
export interface OurPlace {
  readonly executablePath: string;
  readonly address: string;
  readonly backend: BackendName;
}

/** Trains a workload with the built page's own worker, driven as `npm run train` drives it. */
export async function measureOurs(place: OurPlace, workload: Workload, budget: PointBudget): Promise<Point> {
  const session = await openTrainerSession(place.address, place.executablePath, place.backend);
  try {
    const runIds = Array.from({ length: workload.runs }, (_, run) => `run ${run + 1}`);
    for (const [run, runId] of runIds.entries()) {
      await session.addRun(runId, { ...workload.experiment, seed: workload.experiment.seed + run });
    }
    await session.send({ type: "step", runIds });
    await session.until(() => runIds.every((runId) => session.state(runId) === "paused"));
    // The clock of the page starts with its navigation.
    const firstStepMs = await session.page.evaluate(() => performance.now());
    return { ...(await measureSteps(session, runIds, budget)), firstStepMs, peakBytes: browserPeakBytes() };
  } finally {
    await session.close();
  }
}

async function measureSteps(session: TrainerSession, runIds: readonly string[], budget: PointBudget) {
  const last = runIds.at(-1) ?? "";
  const reaches = (step: number) => () => (session.progress(last).at(-1)?.step ?? 0) >= step;
  await session.send({ type: "start", runIds });
  await session.until(reaches(1 + budget.warmUpSteps));
  await pause(budget.measureMs);
  await session.until(reaches(1 + budget.warmUpSteps + budget.fewestSteps));
  await session.send({ type: "stop", runIds });
  await session.until(() => runIds.every((runId) => session.result(runId) !== null));
  const results = runIds.map((runId) => session.result(runId));
  // Each run tells the time of its own steps; a round of all runs takes their sum.
  const millisecondsPerStep = results.reduce((sum, result) => sum + (result?.millisecondsPerStep ?? Number.NaN), 0);
  if (!Number.isFinite(millisecondsPerStep)) throw new Error("too few steps were timed");
  return {
    millisecondsPerStep,
    wallMillisecondsPerStep: wallTimePerStep(session.progress(last), 1 + budget.warmUpSteps),
    timedSteps: Math.min(...results.map((result) => result?.steps ?? 0)) - budget.warmUpSteps,
    losses: session.losses(runIds[0] ?? ""),
    detail: `Trainset, ${results[0]?.backend ?? ""}`,
  };
}

/** Milliseconds per step between the first message after the warm-up and the last one; null where there is but one. */
export function wallTimePerStep(progress: readonly Progress[], warmUpSteps: number): number | null {
  const first = progress.find(({ step }) => step >= warmUpSteps);
  const last = progress.at(-1);
  if (!first || !last || last.step <= first.step) return null;
  return (last.at - first.at) / (last.step - first.step);
}
