/** A field of a shared address that was replaced by its default. */
export interface AddressProblem {
  /** As a path, such as "runs.0.optimizer.learningRate". */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}
