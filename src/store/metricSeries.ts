/** Loss and accuracy of every training step of one run, in typed arrays that grow. */
export interface MetricSeries {
  /** Number of steps held; entry i belongs to step i. */
  readonly length: number;
  readonly losses: Float32Array;
  readonly accuracies: Float32Array;
  /** Adds steps from `firstStep` on; steps already held are replaced, a gap throws RangeError. */
  append(firstStep: number, losses: Float32Array, accuracies: Float32Array): void;
  clear(): void;
}
