/** Bounds that keep an experiment within what a browser tab can hold; every outside value is checked against them. */
export const limits = {
  runs: { min: 1, max: 8 },
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
  validationFraction: { min: 0.001, max: 0.9 },
  learningRate: { min: 1e-8, max: 10 },
  seed: { min: 0, max: 4_294_967_295 },
} as const satisfies Record<string, Range>;

/** An inclusive range of allowed values. */
export interface Range {
  readonly min: number;
  readonly max: number;
}
