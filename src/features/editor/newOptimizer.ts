import type { OptimizerSpec, ScheduleSpec, ValidationSpec } from "../../protocol/experiment";
import type { OptimizerName, ScheduleName } from "../../protocol/options";

const adam = {
  kind: "adam",
  learningRate: 0.001,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  formulation: "keras",
} as const satisfies OptimizerSpec;

/** Keras's defaults; AdamW decays as PyTorch's does by default, and SGD has the momentum that most use. */
const newOptimizers = {
  adam,
  adamw: { ...adam, kind: "adamw", weightDecay: 0.01 },
  rmsprop: { kind: "rmsprop", learningRate: 0.001, rho: 0.9, epsilon: 1e-7 },
  sgd: { kind: "sgd", learningRate: 0.01, momentum: 0.9 },
} as const satisfies { readonly [Kind in OptimizerName]: OptimizerSpec & { readonly kind: Kind } };

/** The optimizer of `kind` to begin with; between Adam and AdamW the settings they share stay. */
export function newOptimizer(kind: OptimizerName, before: OptimizerSpec): OptimizerSpec {
  const isAdam = (spec: OptimizerSpec) => spec.kind === "adam" || spec.kind === "adamw";
  const fresh = newOptimizers[kind];
  if (!isAdam(fresh) || !(before.kind === "adam" || before.kind === "adamw")) return fresh;
  const { learningRate, beta1, beta2, epsilon, formulation } = before;
  const shared = { learningRate, beta1, beta2, epsilon, formulation };
  return kind === "adamw" ? { ...newOptimizers.adamw, ...shared } : { ...adam, ...shared };
}

/** The schedule of `kind` to begin with, with the same warm-up. */
export function newSchedule(kind: ScheduleName, { warmUpSteps }: ScheduleSpec): ScheduleSpec {
  switch (kind) {
    case "constant":
      return { kind, warmUpSteps };
    case "step":
      return { kind, everyEpochs: 2, factor: 0.5, warmUpSteps };
    case "cosine":
      return { kind, finalFraction: 0, warmUpSteps };
  }
}

/** What a run is validated on, to begin with. */
export function newValidation(kind: ValidationSpec["kind"]): ValidationSpec {
  return kind === "lastFraction" ? { kind, fraction: 0.1 } : { kind };
}
