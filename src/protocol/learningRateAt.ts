import type { ScheduleSpec } from "./experiment";
import type { RunPlan } from "./runPlan";

/**
 * Learning rate of training step `step` (from 0), for a base rate and a schedule. Warm-up rises linearly: step s of w gets the
 * share (s + 1) / w. After that `step` multiplies by `factor` after every `everyEpochs` epochs, and `cosine` follows
 * final + (1 − final) · (1 + cos(π · t)) / 2 with t from 0 after the warm-up to 1 at the last step (Loshchilov & Hutter 2017,
 * equation 5).
 */
export function learningRateAt(base: number, schedule: ScheduleSpec, plan: RunPlan, step: number): number {
  const { warmUpSteps } = schedule;
  const warm = step < warmUpSteps ? (step + 1) / warmUpSteps : 1;
  return base * warm * scheduleFactor(schedule, plan, step);
}

function scheduleFactor(schedule: ScheduleSpec, plan: RunPlan, step: number): number {
  switch (schedule.kind) {
    case "constant":
      return 1;
    case "step":
      return schedule.factor ** Math.floor(step / (schedule.everyEpochs * plan.stepsPerEpoch));
    case "cosine": {
      const length = Math.max(1, plan.totalSteps - 1 - schedule.warmUpSteps);
      const t = Math.min(1, Math.max(0, (step - schedule.warmUpSteps) / length));
      return schedule.finalFraction + ((1 - schedule.finalFraction) * (1 + Math.cos(Math.PI * t))) / 2;
    }
  }
}
