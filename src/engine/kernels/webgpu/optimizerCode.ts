/** An optimizer as WGSL, to be compiled into the kernels that update weights in place. */
export interface OptimizerCode {
  /** Numbers that the optimizer keeps for each weight; with 0 no `state` is bound. */
  readonly slots: number;
  /**
   * Defines `fn updated(value: Value, gradient: Value, index: u32, penalize: bool) -> Value`, the new value of weight `index`;
   * a `Value` is an f32 or, where an update takes four weights at a time, a vec4f. It may read `step`, and read and write
   * `state[slot * total + index]`; `penalize` is false for biases, which do not decay.
   */
  readonly wgsl: string;
}
