import type { Experiment } from "../protocol/experiment";
import type { RunId } from "../protocol/messages";
import type { PresetId } from "../protocol/presets";
import { runPlan } from "../protocol/runPlan";
import type { Run } from "./playgroundState";

/** What all runs of a group share. */
export interface GroupIdentity {
  readonly groupId: string;
  readonly presetId: PresetId | null;
  readonly colorIndex: number;
}

/** A run with its initial weights. */
export function makeRun(id: RunId, experiment: Experiment, group: GroupIdentity): Run {
  const { groupId, presetId, colorIndex } = group;
  return { ...initialFigures, id, groupId, presetId, experiment, plan: runPlan(experiment), colorIndex };
}

/** `run` back at its initial weights, with the experiment that it shall train from now on. */
export function resetRun(run: Run, experiment: Experiment = run.experiment): Run {
  return { ...run, ...initialFigures, experiment, plan: runPlan(experiment) };
}

const initialFigures = {
  state: "ready",
  step: 0,
  trainingSeconds: 0,
  imagesPerSecond: null,
  secondsLeft: null,
  epochs: [],
  learningRateChanges: [],
  result: null,
  problem: null,
} as const satisfies Partial<Run>;
