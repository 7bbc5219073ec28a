import * as tf from "@tensorflow/tfjs";
import type { OptimizerSpec } from "../protocol/experiment";
import type { OptimizerName } from "../protocol/options";
import { hasKernel } from "./kernels/hasKernel";
import { kernelNames } from "./kernels/kernelNames";

/** Changes weights by their gradients; holds its state on the device until disposed. */
export interface Optimizer {
  /** One update; `gradients` stand in the order of the weights it was made for. */
  update(gradients: readonly tf.Tensor[]): void;
  dispose(): void;
}

type OptimizerTable = {
  readonly [Name in OptimizerName]: (spec: Extract<OptimizerSpec, { kind: Name }>, weights: readonly tf.Variable[]) => Optimizer;
};

const optimizerTable: OptimizerTable = { adam: createAdam, sgd: createSgd };

/** Makes the optimizer of an experiment, its state at zero. */
export function createOptimizer(spec: OptimizerSpec, weights: readonly tf.Variable[]): Optimizer {
  // The table pairs each kind with its own spec; TypeScript cannot follow that through an index.
  const create = optimizerTable[spec.kind] as (spec: OptimizerSpec, weights: readonly tf.Variable[]) => Optimizer;
  return create(spec, weights);
}

type AdamSpec = Extract<OptimizerSpec, { kind: "adam" }>;

/**
 * Adam with bias correction (Kingma & Ba 2015, algorithm 1): α_t = α·√(1 − β₂ᵗ) / (1 − β₁ᵗ), w −= α_t·m / (√v + ε_t),
 * where ε_t is ε in Keras's formulation and ε·√(1 − β₂ᵗ) in PyTorch's.
 */
function createAdam(spec: AdamSpec, weights: readonly tf.Variable[]): Optimizer {
  const zeros = (weight: tf.Variable) => tf.tidy(() => tf.variable(tf.zerosLike(weight), false));
  const moments = weights.map((weight) => ({ weight, m: zeros(weight), v: zeros(weight) }));
  const rule = hasKernel(kernelNames.adam) ? createFusedAdamRule(spec) : createStockAdamRule(spec);
  return {
    update: (gradients) =>
      tf.tidy(() => {
        rule.nextStep();
        for (const [index, { weight, m, v }] of moments.entries()) {
          weight.assign(rule.newWeight(weight, gradientFor(gradients, index), m, v));
        }
      }),
    dispose: () => {
      rule.dispose();
      tf.dispose(moments.flatMap(({ m, v }) => [m, v]));
    },
  };
}

/** One weight's update; m and v are changed. */
interface AdamRule {
  nextStep(): void;
  newWeight(weight: tf.Variable, gradient: tf.Tensor, m: tf.Variable, v: tf.Variable): tf.Tensor;
  dispose(): void;
}

/** One kernel a weight, which changes m and v in place. */
function createFusedAdamRule({ learningRate, beta1, beta2, epsilon, formulation }: AdamSpec): AdamRule {
  let step = 0;
  let attrs = { stepSize: 0, beta1, beta2, epsilon };
  return {
    nextStep() {
      step++;
      const correction2 = Math.sqrt(1 - beta2 ** step);
      const stepSize = (learningRate * correction2) / (1 - beta1 ** step);
      attrs = { stepSize, beta1, beta2, epsilon: formulation === "keras" ? epsilon : epsilon * correction2 };
    },
    newWeight: (weight, gradient, m, v) => tf.engine().runKernel<tf.Tensor>(kernelNames.adam, { weight, gradient, m, v }, attrs),
    dispose() {},
  };
}

/**
 * Stock operations. All constants are kept tensors and 1 − βᵗ is counted up on the device: plain numbers would be
 * uploaded anew at each step.
 */
function createStockAdamRule(spec: AdamSpec): AdamRule {
  const scalar = (value: number) => tf.keep(tf.scalar(value));
  const constants = {
    learningRate: scalar(spec.learningRate),
    epsilon: scalar(spec.epsilon),
    beta1: scalar(spec.beta1),
    beta2: scalar(spec.beta2),
    oneMinusBeta1: scalar(1 - spec.beta1),
    oneMinusBeta2: scalar(1 - spec.beta2),
  };
  const { learningRate, epsilon, beta1, beta2, oneMinusBeta1, oneMinusBeta2 } = constants;
  // 1 − βᵗ. Taken from a rounded βᵗ it would be wrong in its fifth digit at the first step.
  const correction1 = tf.tidy(() => tf.variable(tf.scalar(0), false));
  const correction2 = tf.tidy(() => tf.variable(tf.scalar(0), false));
  let stepSize: tf.Tensor = learningRate;
  let stepEpsilon: tf.Tensor = epsilon;
  return {
    nextStep() {
      correction1.assign(tf.add(tf.mul(correction1, beta1), oneMinusBeta1));
      correction2.assign(tf.add(tf.mul(correction2, beta2), oneMinusBeta2));
      const root2 = tf.sqrt(correction2);
      stepSize = tf.div(tf.mul(learningRate, root2), correction1);
      stepEpsilon = spec.formulation === "keras" ? epsilon : tf.mul(epsilon, root2);
    },
    newWeight(weight, gradient, m, v) {
      m.assign(tf.add(tf.mul(m, beta1), tf.mul(gradient, oneMinusBeta1)));
      v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.mul(gradient, gradient), oneMinusBeta2)));
      return tf.sub(weight, tf.div(tf.mul(m, stepSize), tf.add(tf.sqrt(v), stepEpsilon)));
    },
    dispose: () => tf.dispose([...Object.values(constants), correction1, correction2]),
  };
}

/** v = momentum·v + g, w −= α·v, as PyTorch writes it (Keras folds α into v, which is the same for a constant α). */
function createSgd(spec: Extract<OptimizerSpec, { kind: "sgd" }>, weights: readonly tf.Variable[]): Optimizer {
  const learningRate = tf.keep(tf.scalar(spec.learningRate));
  const momentum = tf.keep(tf.scalar(spec.momentum));
  const velocities = spec.momentum > 0 ? weights.map((weight) => tf.tidy(() => tf.variable(tf.zerosLike(weight), false))) : [];
  return {
    update: (gradients) =>
      tf.tidy(() => {
        for (const [index, weight] of weights.entries()) {
          const velocity = velocities[index];
          const gradient = gradientFor(gradients, index);
          if (velocity) velocity.assign(tf.add(tf.mul(velocity, momentum), gradient));
          weight.assign(tf.sub(weight, tf.mul(velocity ?? gradient, learningRate)));
        }
      }),
    dispose: () => tf.dispose([learningRate, momentum, ...velocities]),
  };
}

function gradientFor(gradients: readonly tf.Tensor[], index: number): tf.Tensor {
  const gradient = gradients[index];
  if (!gradient) throw new Error(`no gradient for weight ${index}`);
  return gradient;
}
