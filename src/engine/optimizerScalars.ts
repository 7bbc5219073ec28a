import type { OptimizerSpec } from "../protocol/experiment";

/** What an optimizer's rule needs at one step beside its constants and tensors. */
export interface OptimizerScalars {
  /** Factor of the update: the learning rate, with Adam's bias correction in it. */
  readonly stepSize: number;
  /** Added to the root in the denominator of Adam, AdamW and RMSProp; 0 for gradient descent. */
  readonly epsilon: number;
  /** Share of itself that a kernel loses at this step: learning rate · weight decay for AdamW, else 0. */
  readonly decay: number;
}

/**
 * The scalars of training step `stepNumber`, counted from 1, at `learningRate`. For Adam (Kingma & Ba 2015, end of section 2)
 * stepSize = α·√(1 − β₂ᵗ) / (1 − β₁ᵗ), and ε is ε in Keras's formulation and ε·√(1 − β₂ᵗ) in PyTorch's.
 */
export function optimizerScalars(spec: OptimizerSpec, learningRate: number, stepNumber: number): OptimizerScalars {
  switch (spec.kind) {
    case "adam":
    case "adamw": {
      const correction2 = Math.sqrt(1 - spec.beta2 ** stepNumber);
      return {
        stepSize: (learningRate * correction2) / (1 - spec.beta1 ** stepNumber),
        epsilon: spec.formulation === "keras" ? spec.epsilon : spec.epsilon * correction2,
        decay: spec.kind === "adamw" ? learningRate * spec.weightDecay : 0,
      };
    }
    case "rmsprop":
      return { stepSize: learningRate, epsilon: spec.epsilon, decay: 0 };
    case "sgd":
      return { stepSize: learningRate, epsilon: 0, decay: 0 };
  }
}
