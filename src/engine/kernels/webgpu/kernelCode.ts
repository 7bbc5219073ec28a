/**
 * One compute shader of a training step. Shapes are constants in its text, so a pipeline belongs to one layer shape and every
 * step records the same commands; what changes from step to step is in the uniform `step` (see `stepParameters.ts`).
 */
export interface KernelCode {
  /** Names the kernel and its shape; for error messages and counts. */
  readonly label: string;
  /** WGSL with an entry point `main`; its storage buffers are `@group(0)`, its step parameters `@group(1) @binding(0)`. */
  readonly wgsl: string;
  /** How each storage buffer of group 0 is bound, by binding number. At most 8. */
  readonly bindings: readonly BindingUse[];
  /** The same at each step: rows behind `step.rows` are left out inside the kernel. */
  readonly workgroups: readonly [number, number, number];
}

export type BindingUse = "read" | "write";

/**
 * Which shape of kernel an adapter wants. `hardware`: tiles in workgroup memory. `software`: larger tiles in registers and
 * no barriers, which cost a software adapter more than loading twice. `softwareSubgroups`: the same on a device that has the
 * feature `subgroups`, by which the lanes of a vector share what they load; about 1.4 times as fast.
 */
export type AdapterKind = "hardware" | "software" | "softwareSubgroups";

/** Activations whose derivative follows from their output, so that no input has to be kept. */
export type KernelActivation = "linear" | "relu" | "sigmoid" | "tanh" | "elu";
