import { onImages, runPlan } from "../protocol/runPlan";
import type { PlaygroundState } from "./playgroundState";

/** `state` with every run's plan for the images that there are; the same object where all fit already. */
export function withPlans(state: PlaygroundState): PlaygroundState {
  if (state.dataset.status !== "ready") return state;
  const { trainingImages } = state.dataset;
  const runs = state.runs.map((run) => {
    const plan = runPlan(onImages(run.experiment, trainingImages));
    const isSame = plan.trainingImages === run.plan.trainingImages && plan.validationImages === run.plan.validationImages;
    return isSame && plan.totalSteps === run.plan.totalSteps ? run : { ...run, plan };
  });
  return runs.some((run, index) => run !== state.runs[index]) ? { ...state, runs } : state;
}
