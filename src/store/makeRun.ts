import type { Experiment } from "../protocol/experiment";
import type { RunId } from "../protocol/messages";
import type { PresetId } from "../protocol/presets";
import { runPlan } from "../protocol/runPlan";
import type { Run } from "./playgroundState";

/** A run with its initial weights that takes the lowest colour and the first name that `others` leave free. */
export function makeRun(id: RunId, experiment: Experiment, presetId: PresetId | null, others: readonly Run[]): Run {
  const named = { ...experiment, name: freeName(experiment.name, others) };
  return { ...initialFigures, id, presetId, experiment: named, plan: runPlan(named), colorIndex: freeColor(others) };
}

/** `run` back at its initial weights, with the seed that it shall have from now on. */
export function resetRun(run: Run, seed: number = run.experiment.seed): Run {
  return { ...run, ...initialFigures, experiment: { ...run.experiment, seed } };
}

const initialFigures = {
  state: "ready",
  step: 0,
  trainingSeconds: 0,
  imagesPerSecond: null,
  secondsLeft: null,
  epochs: [],
  result: null,
  problem: null,
} as const satisfies Partial<Run>;

function freeColor(runs: readonly Run[]): number {
  const taken = new Set(runs.map((run) => run.colorIndex));
  let index = 0;
  while (taken.has(index)) index += 1;
  return index;
}

function freeName(name: string, runs: readonly Run[]): string {
  const taken = new Set(runs.map((run) => run.experiment.name));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
