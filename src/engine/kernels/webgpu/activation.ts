import type { KernelActivation } from "./kernelCode";

interface ActivationCode {
  /** The activation of `z`. */
  readonly value: string;
  /** Its derivative, from its value `y`. */
  readonly derivative: string;
}

const activations: Record<KernelActivation, ActivationCode> = {
  linear: { value: "z", derivative: "1" },
  relu: { value: "max(z, 0)", derivative: "select(0.0, 1.0, y > 0)" },
  sigmoid: { value: "1 / (1 + exp(-z))", derivative: "y * (1 - y)" },
  // Some GPUs compute tanh as a quotient of exponentials, which overflows; beyond 15 the value is 1 to the last bit.
  tanh: { value: "tanh(clamp(z, -15.0, 15.0))", derivative: "1 - y * y" },
  elu: { value: "select(exp(min(z, 0)) - 1, z, z > 0)", derivative: "select(y + 1, 1.0, y > 0)" },
};

/** WGSL `fn activate(z: f32) -> f32`. */
export function activateWgsl(activation: KernelActivation): string {
  return `fn activate(z: f32) -> f32 { return ${activations[activation].value}; }`;
}

/** WGSL `fn derivative(y: f32) -> f32`: the activation's derivative where its value is `y`. */
export function derivativeWgsl(activation: KernelActivation): string {
  return `fn derivative(y: f32) -> f32 { return ${activations[activation].derivative}; }`;
}

/**
 * What a gradient kernel needs to multiply by the derivative of the activation that made its input: the buffer `x` and a
 * factor for element `index`. A linear activation binds nothing.
 */
export function derivativeFactor(activation: KernelActivation, length: number) {
  if (activation === "linear") return { buffers: [], wgsl: "fn factor(index: u32) -> f32 { return 1; }" };
  return {
    buffers: [{ name: "x", use: "read", length }] as const,
    wgsl: `${derivativeWgsl(activation)}\nfn factor(index: u32) -> f32 { return derivative(x[index]); }`,
  };
}
