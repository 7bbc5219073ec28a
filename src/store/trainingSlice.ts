import { limits } from "../protocol/limits";
import { resetRun } from "./makeRun";
import type { PlaygroundActions, Run } from "./playgroundState";
import { canStop, canTrain, isActive } from "./runPhase";
import { nextSeed, seedsFrom } from "./seedsFrom";
import type { StoreContext } from "./storeContext";

type TrainingActions = Pick<
  PlaygroundActions,
  | "train"
  | "pause"
  | "step"
  | "stop"
  | "reset"
  | "newSeed"
  | "trainGroup"
  | "pauseGroup"
  | "stopGroup"
  | "setLearningRate"
  | "setTestEachEpoch"
>;

/** Actions that start, halt and repeat training; `resetClock` is called when all runs begin again. */
export function createTrainingActions(context: StoreContext, resetClock: () => void): TrainingActions {
  const { trainer, records, getState, setState, sendFor } = context;

  const runIdsWhere = (condition: (run: Run) => boolean) =>
    getState()
      .runs.filter(condition)
      .map((run) => run.id);
  const inGroup = (groupId: string, condition: (run: Run) => boolean) =>
    runIdsWhere((run) => run.groupId === groupId && condition(run));

  const resetAll = (seed: number) => {
    for (const run of getState().runs) records.clear(run.id);
    resetClock();
    setState({ seed, runs: withSeedsFrom(seed, getState().runs) });
    for (const run of getState().runs) context.sendReset(run);
    context.noticeSeries();
  };

  return {
    train: () => sendFor("start", runIdsWhere(canTrain), "training"),
    pause: () => sendFor("pause", runIdsWhere(isActive), "paused"),
    step: () => sendFor("step", runIdsWhere(canTrain)),
    stop: () => sendFor("stop", runIdsWhere(canStop)),
    trainGroup: (groupId) => sendFor("start", inGroup(groupId, canTrain), "training"),
    pauseGroup: (groupId) => sendFor("pause", inGroup(groupId, isActive), "paused"),
    stopGroup: (groupId) => sendFor("stop", inGroup(groupId, canStop)),
    reset: () => resetAll(getState().seed),
    newSeed: (seed) => resetAll(nextSeed(getState().seed, seed)),
    setLearningRate(groupId, learningRate) {
      const { min, max } = limits.learningRate;
      if (!(learningRate >= min && learningRate <= max)) return;
      for (const runId of inGroup(groupId, () => true)) trainer.send({ type: "setLearningRate", runId, learningRate });
    },
    setTestEachEpoch(testEachEpoch) {
      setState({ testEachEpoch });
      trainer.send({ type: "setTestEachEpoch", enabled: testEachEpoch });
    },
  };
}

/** Every run at its initial weights, each group's from `seed` on, so that equal experiments see equal batches. */
function withSeedsFrom(seed: number, runs: readonly Run[]): Run[] {
  const seeds = seedsFrom(seed, limits.seeds.max);
  const placeInGroup = new Map<string, number>();
  return runs.map((run) => {
    const place = placeInGroup.get(run.groupId) ?? 0;
    placeInGroup.set(run.groupId, place + 1);
    return resetRun(run, { ...run.experiment, seed: seeds[place] ?? seed });
  });
}
