/** What changes from one training step to the next; every kernel of a step reads it as the uniform `step`. */
export interface StepParameters {
  /** Place in the epoch's order of the step's first image. */
  readonly firstRow: number;
  /** Images of this step: the batch size but for the last, smaller batch of an epoch. */
  readonly rows: number;
  /** Where the step's [loss, correct] go in the ring of metrics. */
  readonly metricsSlot: number;
  /** Steps done before this one; keys the masks of dropout. */
  readonly index: number;
  /** What each image counts in the loss: 1 / rows for a mean. */
  readonly perImage: number;
  /** Factor of the optimizer's step, its bias correction included. */
  readonly stepSize: number;
  /** Added to the root in the denominator of Adam and RMSProp. */
  readonly epsilon: number;
  /** Learning rate × weight decay of AdamW: the share that each weight loses. */
  readonly decay: number;
}

/** Bytes of the parameters of one step. */
export const stepParametersBytes = 32;

/** WGSL of the uniform, to stand before every kernel's own text. */
export const stepParametersWgsl = /* wgsl */ `
struct StepParameters {
  firstRow: u32, rows: u32, metricsSlot: u32, index: u32,
  perImage: f32, stepSize: f32, epsilon: f32, decay: f32,
}
@group(1) @binding(0) var<uniform> step: StepParameters;
`;

/** Writes `parameters` as the uniform's bytes at `offset` of `target`. */
export function writeStepParameters(target: DataView, offset: number, parameters: StepParameters): void {
  const { firstRow, rows, metricsSlot, index, perImage, stepSize, epsilon, decay } = parameters;
  for (const [i, value] of [firstRow, rows, metricsSlot, index].entries()) target.setUint32(offset + 4 * i, value, true);
  for (const [i, value] of [perImage, stepSize, epsilon, decay].entries()) target.setFloat32(offset + 16 + 4 * i, value, true);
}
