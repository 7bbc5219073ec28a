import type { Experiment } from "../../protocol/experiment";
import type { EpochResult, RunId } from "../../protocol/messages";
import { isModelShape, modelShape } from "../../protocol/modelShape";
import type { RunPlan } from "../../protocol/runPlan";
import type { PlaygroundState, Run, RunGroup } from "../../store/playgroundState";
import { runGroups } from "../../store/runGroups";

/** What the charts need of one run. */
export interface ChartedRun {
  readonly id: RunId;
  readonly seed: number;
  readonly epochs: readonly EpochResult[];
  readonly learningRateChanges: Run["learningRateChanges"];
}

/** What the charts need of a group; a new value only when one of these differs, so not with every step. */
export interface ChartedGroup {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  readonly plan: RunPlan;
  readonly experiment: Experiment;
  /** Floating-point operations of training on one image: forward, and twice that for the two gradients of each layer. */
  readonly flopsPerImage: number;
  /** In the order of their seeds; at least one. */
  readonly runs: readonly ChartedRun[];
  readonly isHidden: boolean;
  readonly isPinned: boolean;
}

/** A training step's work in forward passes: one forward, one for the gradients of the inputs, one for those of the weights. */
const passesOfTraining = 3;

/** A selector of the charted groups that gives the same value again for a group of which nothing charted has changed. */
export function createChartedGroupsSelector(): (state: PlaygroundState) => ChartedGroup[] {
  const known = new Map<string, ChartedGroup>();
  return ({ runs, groupView }) => {
    const charted = runGroups(runs).map((group) => {
      const shown = { isHidden: groupView.hidden.has(group.id), isPinned: groupView.pinned.has(group.id) };
      const last = known.get(group.id);
      return last && isUnchanged(last, group, shown) ? last : makeChartedGroup(group, shown);
    });
    known.clear();
    for (const group of charted) known.set(group.id, group);
    return charted;
  };
}

type Shown = Pick<ChartedGroup, "isHidden" | "isPinned">;

function isUnchanged(last: ChartedGroup, { runs, experiment, colorIndex }: RunGroup, shown: Shown): boolean {
  return (
    last.experiment === experiment &&
    last.colorIndex === colorIndex &&
    last.isHidden === shown.isHidden &&
    last.isPinned === shown.isPinned &&
    last.runs.length === runs.length &&
    runs.every((run, i) => {
      const before = last.runs[i];
      return (
        before?.id === run.id &&
        before.seed === run.experiment.seed &&
        before.epochs === run.epochs &&
        before.learningRateChanges === run.learningRateChanges
      );
    })
  );
}

function makeChartedGroup({ id, runs, experiment, colorIndex }: RunGroup, shown: Shown): ChartedGroup {
  const shape = modelShape(experiment.layers);
  const [first] = runs;
  if (!first) throw new RangeError("a group has at least one run");
  return {
    id,
    name: experiment.name,
    colorIndex,
    experiment,
    plan: first.plan,
    flopsPerImage: isModelShape(shape) ? passesOfTraining * shape.flops : 0,
    runs: runs.map((run) => ({
      id: run.id,
      seed: run.experiment.seed,
      epochs: run.epochs,
      learningRateChanges: run.learningRateChanges,
    })),
    ...shown,
  };
}
