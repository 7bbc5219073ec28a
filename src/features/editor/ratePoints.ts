import type { Experiment } from "../../protocol/experiment";
import { learningRateAt } from "../../protocol/learningRateAt";
import { runPlan } from "../../protocol/runPlan";

/** The learning rate along all steps of an experiment at `count` places, each as [share of the steps, share of the highest rate]. */
export function ratePoints(experiment: Experiment, count: number): readonly (readonly [number, number])[] {
  const plan = runPlan(experiment);
  const last = Math.max(1, plan.totalSteps - 1);
  const rates = Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    return [share, learningRateAt(1, experiment.schedule, plan, Math.round(share * last))] as const;
  });
  const highest = Math.max(...rates.map(([, rate]) => rate));
  return rates.map(([share, rate]) => [share, rate / highest] as const);
}
