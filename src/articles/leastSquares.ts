import type { Sample } from "./gradientDescent";

/** What the gradient of ½ Σ (y − θx)² is, what article 1 prints, and where a step along each of them leads. */
export interface SquaresStep {
  readonly loss: number;
  /** −Σ (y − θx) x. */
  readonly gradient: number;
  /** Σ (y − θx) x, without its minus sign. */
  readonly printedGradient: number;
  /** The central difference of the loss. */
  readonly numeric: number;
  /** θ and loss after a step with the gradient. */
  readonly after: number;
  readonly lossAfter: number;
  /** The same with the printed one. */
  readonly printedAfter: number;
  readonly printedLossAfter: number;
}

/** One step of gradient descent on ½ Σ (y − θx)² with the right sign and with the printed one (chain rule). */
export function squaresStep(theta: number, samples: readonly Sample[], rate: number): SquaresStep {
  const lossAt = (at: number) => samples.reduce((sum, { x, y }) => sum + (y - at * x) ** 2 / 2, 0);
  const printedGradient = samples.reduce((sum, { x, y }) => sum + (y - theta * x) * x, 0);
  const gradient = -printedGradient;
  const h = 1e-5;
  const after = theta - rate * gradient;
  const printedAfter = theta - rate * printedGradient;
  return {
    loss: lossAt(theta),
    gradient,
    printedGradient,
    numeric: (lossAt(theta + h) - lossAt(theta - h)) / (2 * h),
    after,
    lossAfter: lossAt(after),
    printedAfter,
    printedLossAfter: lossAt(printedAfter),
  };
}
