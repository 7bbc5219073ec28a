/** Bounds that keep an experiment within what a browser tab can hold; every outside value is checked against them. */
export const limits = {
  /** Experiments that are compared. */
  runs: { min: 1, max: 8 },
  /** Times that one experiment is trained, each from another seed. */
  seeds: { min: 1, max: 10 },
  /** Runs that the trainer holds at once, all seeds of all experiments. */
  trainerRuns: { min: 1, max: 40 },
  layers: { min: 1, max: 24 },
  units: { min: 1, max: 4096 },
  filters: { min: 1, max: 512 },
  kernelSize: { min: 1, max: 11 },
  strides: { min: 1, max: 8 },
  poolSize: { min: 1, max: 8 },
  dropoutRate: { min: 0, max: 0.95 },
  parameters: { min: 1, max: 20_000_000 },
  batchSize: { min: 1, max: 4096 },
  epochs: { min: 1, max: 1000 },
  steps: { min: 1, max: 10_000_000 },
  trainingImages: { min: 1, max: 60_000 },
  testImages: { min: 1, max: 10_000 },
  /** Images of a data set of a person's own. */
  ownTrainingImages: { min: 10, max: 60_000 },
  ownTestImages: { min: 10, max: 20_000 },
  validationFraction: { min: 0.001, max: 0.9 },
  learningRate: { min: 1e-8, max: 10 },
  momentum: { min: 0, max: 0.9999 },
  regularization: { min: 0, max: 1 },
  weightDecay: { min: 0, max: 1 },
  warmUpSteps: { min: 0, max: 100_000 },
  scheduleFactor: { min: 0.001, max: 1 },
  patience: { min: 1, max: 1000 },
  classWeight: { min: 0, max: 1000 },
  digit: { min: 0, max: 9 },
  /** Share of a digit's training images that stays. */
  keptShare: { min: 0.001, max: 1 },
  /** Bytes that one step of a run may take for activations and their gradients. */
  batchMemory: { min: 1, max: 1_500_000_000 },
  /** Test images shown or read at once. */
  shownImages: { min: 1, max: 200 },
  seed: { min: 0, max: 4_294_967_295 },
} as const satisfies Record<string, Range>;

/** An inclusive range of allowed values. */
export interface Range {
  readonly min: number;
  readonly max: number;
}
