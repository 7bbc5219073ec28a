import { limits, type Range } from "../../protocol/limits";

/** Which numbers a field takes. */
export interface NumberRule extends Range {
  readonly isWhole: boolean;
  /** Whether `min` itself is not allowed. */
  readonly isAboveMin?: true;
}

const whole = (range: Range): NumberRule => ({ ...range, isWhole: true });
const any = (range: Range): NumberRule => ({ ...range, isWhole: false });
const epsilon: NumberRule = { min: 0, max: 1, isWhole: false, isAboveMin: true };

/** Every number of an experiment that a person types, by its name in the experiment. */
export const numberRules = {
  units: whole(limits.units),
  filters: whole(limits.filters),
  kernelSize: whole(limits.kernelSize),
  strides: whole(limits.strides),
  poolSize: whole(limits.poolSize),
  rate: any(limits.dropoutRate),
  l1: any(limits.regularization),
  l2: any(limits.regularization),
  momentum: any(limits.momentum),
  epsilon,
  learningRate: any(limits.learningRate),
  beta1: any(limits.momentum),
  beta2: any(limits.momentum),
  rho: any(limits.momentum),
  weightDecay: any(limits.weightDecay),
  warmUpSteps: whole(limits.warmUpSteps),
  everyEpochs: whole(limits.epochs),
  factor: any(limits.scheduleFactor),
  finalFraction: any(limits.momentum),
  batchSize: whole(limits.batchSize),
  epochs: whole(limits.epochs),
  trainingImages: whole(limits.trainingImages),
  keep: any(limits.keptShare),
  fraction: any(limits.validationFraction),
  patience: whole(limits.patience),
  classWeight: any(limits.classWeight),
  seeds: whole(limits.seeds),
} as const satisfies Record<string, NumberRule>;

export type NumberName = keyof typeof numberRules;
