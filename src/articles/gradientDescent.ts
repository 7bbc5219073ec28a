/** A line y = w · x + b. */
export interface Line {
  readonly w: number;
  readonly b: number;
}

/** A point that the line should go through. */
export interface Sample {
  readonly x: number;
  readonly y: number;
}

/** One step of gradient descent on one sample, with all that is computed on the way. */
export interface DescentStep {
  readonly sample: Sample;
  readonly before: Line;
  /** ŷ = w · x + b. */
  readonly prediction: number;
  /** y − ŷ. */
  readonly error: number;
  /** (y − ŷ)². */
  readonly loss: number;
  /** ∂L/∂w = −2 · x · (y − ŷ) and ∂L/∂b = −2 · (y − ŷ). */
  readonly gradient: Line;
  /** w − α · ∂L/∂w and b − α · ∂L/∂b. */
  readonly after: Line;
}

/** One step with learning rate `rate` on the squared error of one sample (Cauchy 1847; chain rule). */
export function descentStep(before: Line, sample: Sample, rate: number): DescentStep {
  const prediction = before.w * sample.x + before.b;
  const error = sample.y - prediction;
  const gradient = { w: -2 * sample.x * error, b: -2 * error };
  const after = { w: before.w - rate * gradient.w, b: before.b - rate * gradient.b };
  return { sample, before, prediction, error, loss: error ** 2, gradient, after };
}

/** `count` steps from `start`, one sample a step, from the first again after the last. */
export function descentSteps(start: Line, samples: readonly Sample[], rate: number, count: number): readonly DescentStep[] {
  const steps: DescentStep[] = [];
  let line = start;
  for (let i = 0; i < count; i++) {
    const sample = samples[i % samples.length];
    if (!sample) break;
    const step = descentStep(line, sample, rate);
    steps.push(step);
    line = step.after;
  }
  return steps;
}

/** Article 0's two steps as printed: where they start, and the lines that it says they lead to. */
export const article0Descent = {
  start: { w: 1, b: 0 },
  rate: 0.1,
  samples: [
    { x: 1, y: 2 },
    { x: 2, y: 4 },
  ],
  printed: [
    { w: 1.2, b: 0.2 },
    { w: 1.56, b: 0.38 },
  ],
} as const;
