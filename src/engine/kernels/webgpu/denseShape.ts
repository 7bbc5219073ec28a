/** A dense layer on `batch` rows of `inputs` values each. */
export interface DenseShape {
  /** Rows that the buffers hold; a step uses `step.rows` of them. */
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
}
