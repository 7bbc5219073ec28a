/** Settings of Adam on L(θ) = ½ (θ − target)². */
export interface AdamProblem {
  readonly start: number;
  readonly target: number;
  /** Learning rate α. */
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * `corrected` is Adam. `uncorrected` leaves its bias correction out. `asPrinted` does too and takes article 1's ∇² for what it
 * says, the second derivative, instead of the squared gradient.
 */
export type AdamVariant = "corrected" | "uncorrected" | "asPrinted";

/** One step of Adam with all that is computed on the way. */
export interface AdamStep {
  readonly before: number;
  readonly gradient: number;
  /** m = β₁m + (1 − β₁)g. */
  readonly m: number;
  /** v = β₂v + (1 − β₂)g². */
  readonly v: number;
  /** m / (1 − β₁ᵗ) and v / (1 − β₂ᵗ); without correction m and v themselves. */
  readonly usedM: number;
  readonly usedV: number;
  /** −α · m̂ / (√v̂ + ε). */
  readonly change: number;
  readonly after: number;
}

/** `count` steps of Adam (Kingma and Ba 2015, "Adam: a method for stochastic optimization", algorithm 1). */
export function adamSteps(problem: AdamProblem, variant: AdamVariant, count: number): readonly AdamStep[] {
  const { target, rate, beta1, beta2, epsilon } = problem;
  const steps: AdamStep[] = [];
  let [at, m, v] = [problem.start, 0, 0];
  for (let t = 1; t <= count; t++) {
    const before = at;
    const gradient = before - target;
    // The second derivative of the loss is 1 everywhere.
    const second = variant === "asPrinted" ? 1 : gradient ** 2;
    m = beta1 * m + (1 - beta1) * gradient;
    v = beta2 * v + (1 - beta2) * second;
    const isCorrected = variant === "corrected";
    const usedM = isCorrected ? m / (1 - beta1 ** t) : m;
    const usedV = isCorrected ? v / (1 - beta2 ** t) : v;
    const change = (-rate * usedM) / (Math.sqrt(usedV) + epsilon);
    at = before + change;
    steps.push({ before, gradient, m, v, usedM, usedV, change, after: at });
  }
  return steps;
}

/** A problem on which the difference is seen; the settings are the framework's but for a rate that shows in few steps. */
export const startProblem: AdamProblem = { start: 0, target: 3, rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
