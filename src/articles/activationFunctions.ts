/** A function of one number, with its derivative. */
export interface ActivationFunction {
  readonly value: (x: number) => number;
  readonly derivative: (x: number) => number;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** The three activations that the articles show. ReLU has no derivative at 0; 0 is taken there, as frameworks do. */
export const activationFunctions = {
  /** σ(x) = 1 / (1 + e⁻ˣ), σ′ = σ (1 − σ). */
  sigmoid: { value: sigmoid, derivative: (x) => sigmoid(x) * (1 - sigmoid(x)) },
  /** tanh′ = 1 − tanh². */
  tanh: { value: Math.tanh, derivative: (x) => 1 - Math.tanh(x) ** 2 },
  /** max(0, x). */
  relu: { value: (x) => Math.max(0, x), derivative: (x) => (x > 0 ? 1 : 0) },
} as const satisfies Record<string, ActivationFunction>;

export type ActivationName = keyof typeof activationFunctions;

/** Article 4's ReLU example as printed. */
export const article4Relu = { input: [1, 2, -3], printed: [1, 2, 0] } as const;
