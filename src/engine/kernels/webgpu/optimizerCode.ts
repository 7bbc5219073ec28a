/** An optimizer as WGSL, to be compiled into the kernels that update weights in place. */
export interface OptimizerCode {
  /** Numbers that the optimizer keeps for each weight; with 0 no `state` is bound. */
  readonly slots: number;
  /**
   * Defines `fn updated(value: f32, gradient: f32, index: u32, penalize: bool) -> f32`, the new value of weight `index`. It may
   * read `step`, and read and write `state[slot * total + index]`; `penalize` is false for biases, which do not decay.
   */
  readonly wgsl: string;
}
