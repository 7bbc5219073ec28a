import * as tf from "@tensorflow/tfjs";
import type { OptimizerSpec } from "../protocol/experiment";
import type { OptimizerName } from "../protocol/options";
import { createDeviceScalars, type DeviceScalars } from "./deviceScalars";
import { hasKernel } from "./kernels/hasKernel";
import { kernelNames } from "./kernels/kernelNames";
import { optimizerScalars } from "./optimizerScalars";
import { createStepScalarSource, type StepScalars } from "./stepScalars";

/** A weight that training changes by its gradient. */
export interface TrainedWeight {
  readonly variable: tf.Variable;
  /** Kernels alone decay and are penalized; biases and batch normalization's own numbers are not. */
  readonly isKernel: boolean;
  /** Factors of the penalties on this weight, 0 for none. */
  readonly l1: number;
  readonly l2: number;
}

/** Changes weights by their gradients; holds its state on the device until disposed. */
export interface Optimizer {
  /** The update of step `step`, counted from 0; `gradients` stand in the order of the weights it was made for. */
  update(gradients: readonly tf.Tensor[], learningRate: number, step: number): void;
  /**
   * What it remembers, for each weight in order its slots: of Adam and AdamW m and v, of RMSProp s, of gradient descent with
   * momentum the velocity, without none. The number of steps done is no part of it.
   */
  readonly state: readonly tf.Variable[];
  dispose(): void;
}

/** The rule of one kind of optimizer, for one weight at a time. */
interface Rule {
  /** Tensors it remembers for each weight. */
  readonly slots: number;
  nextStep(learningRate: number, step: number): void;
  /** The weight's new value; changes its slots. */
  newWeight(weight: TrainedWeight, gradient: tf.Tensor, slots: readonly tf.Variable[]): tf.Tensor;
  dispose(): void;
}

type RuleTable = {
  readonly [Name in OptimizerName]: (spec: Extract<OptimizerSpec, { kind: Name }>, constants: DeviceScalars) => Rule;
};

const ruleTable: RuleTable = { adam: createAdam, adamw: createAdam, rmsprop: createRmsProp, sgd: createSgd };

/** Makes the optimizer of an experiment, its state at zero. The penalties of weights are added to the gradients it is given. */
export function createOptimizer(spec: OptimizerSpec, weights: readonly TrainedWeight[]): Optimizer {
  const constants = createDeviceScalars();
  // The table pairs each kind with its own spec; TypeScript cannot follow that through an index.
  const create = ruleTable[spec.kind] as (spec: OptimizerSpec, constants: DeviceScalars) => Rule;
  const rule = create(spec, constants);
  const zeros = ({ variable }: TrainedWeight) => tf.tidy(() => tf.variable(tf.zerosLike(variable), false));
  const slots = weights.map((weight) => Array.from({ length: rule.slots }, () => zeros(weight)));
  return {
    update: (gradients, learningRate, step) =>
      tf.tidy(() => {
        rule.nextStep(learningRate, step);
        for (const [index, weight] of weights.entries()) {
          const gradient = gradients[index];
          if (!gradient) throw new Error(`no gradient for weight ${index}`);
          weight.variable.assign(rule.newWeight(weight, penalized(gradient, weight, constants), slots[index] ?? []));
        }
      }),
    state: slots.flat(),
    dispose() {
      rule.dispose();
      constants.dispose();
      tf.dispose(slots);
    },
  };
}

/** gradient + l1 · sign(w) + 2 · l2 · w. */
function penalized(gradient: tf.Tensor, { variable, l1, l2 }: TrainedWeight, constants: DeviceScalars): tf.Tensor {
  const withL1 = l1 > 0 ? tf.add(gradient, tf.mul(tf.sign(variable), constants.of(l1))) : gradient;
  return l2 > 0 ? tf.add(withL1, tf.mul(variable, constants.of(2 * l2))) : withL1;
}

type AdamSpec = Extract<OptimizerSpec, { kind: "adam" | "adamw" }>;

/**
 * Adam (Kingma & Ba 2015, algorithm 1): w −= α_t·m / (√v + ε_t). With weight decay a kernel also loses its share of itself
 * as it was before the step (Loshchilov & Hutter 2019, algorithm 2).
 */
function createAdam(spec: AdamSpec, constants: DeviceScalars): Rule {
  return hasKernel(kernelNames.adam) ? createFusedAdam(spec) : createStockAdam(spec, constants);
}

/** One kernel a weight, which changes m and v in place. */
function createFusedAdam(spec: AdamSpec): Rule {
  const { beta1, beta2 } = spec;
  let scalars = { stepSize: 0, epsilon: 0, decay: 0 };
  return {
    slots: 2,
    nextStep(learningRate, step) {
      scalars = optimizerScalars(spec, learningRate, step + 1);
    },
    newWeight({ variable: weight, isKernel }, gradient, [m, v]) {
      const attrs = { ...scalars, beta1, beta2, decay: isKernel ? scalars.decay : 0 };
      return tf.engine().runKernel<tf.Tensor>(kernelNames.adam, { weight, gradient, m: slot(m), v: slot(v) }, attrs);
    },
    dispose() {},
  };
}

function createStockAdam(spec: AdamSpec, constants: DeviceScalars): Rule {
  const { beta1, beta2 } = spec;
  return createStockRule(spec, 2, ({ variable, isKernel }, gradient, [m, v], { stepSize, epsilon, decay }) => {
    const newM = assigned(m, tf.add(tf.mul(slot(m), constants.of(beta1)), tf.mul(gradient, constants.of(1 - beta1))));
    const square = tf.mul(gradient, gradient);
    const newV = assigned(v, tf.add(tf.mul(slot(v), constants.of(beta2)), tf.mul(square, constants.of(1 - beta2))));
    const change = tf.div(tf.mul(newM, stepSize), tf.add(tf.sqrt(newV), epsilon));
    const isDecaying = spec.kind === "adamw" && isKernel;
    return tf.sub(variable, isDecaying ? tf.add(change, tf.mul(variable, decay)) : change);
  });
}

/** s = rho·s + (1 − rho)·g², w −= α·g / (√s + ε). ε stands outside of the root, as PyTorch has it; Keras has it inside. */
function createRmsProp(spec: Extract<OptimizerSpec, { kind: "rmsprop" }>, constants: DeviceScalars): Rule {
  const { rho } = spec;
  return createStockRule(spec, 1, ({ variable }, gradient, [s], { stepSize, epsilon }) => {
    const square = tf.mul(gradient, gradient);
    const newS = assigned(s, tf.add(tf.mul(slot(s), constants.of(rho)), tf.mul(square, constants.of(1 - rho))));
    return tf.sub(variable, tf.div(tf.mul(gradient, stepSize), tf.add(tf.sqrt(newS), epsilon)));
  });
}

/** v = momentum·v + g, w −= α·v, as PyTorch writes it (Keras folds α into v, which is the same for a constant α). */
function createSgd(spec: Extract<OptimizerSpec, { kind: "sgd" }>, constants: DeviceScalars): Rule {
  const { momentum } = spec;
  return createStockRule(spec, momentum > 0 ? 1 : 0, ({ variable }, gradient, [velocity], { stepSize }) => {
    const direction = velocity ? assigned(velocity, tf.add(tf.mul(velocity, constants.of(momentum)), gradient)) : gradient;
    return tf.sub(variable, tf.mul(direction, stepSize));
  });
}

/** A rule of stock operations. */
function createStockRule(
  spec: OptimizerSpec,
  slots: number,
  newWeight: (weight: TrainedWeight, gradient: tf.Tensor, slots: readonly tf.Variable[], step: StepScalars) => tf.Tensor,
): Rule {
  const source = createStepScalarSource(spec);
  let scalars: StepScalars | null = null;
  return {
    slots,
    nextStep(learningRate, step) {
      scalars = source.at(learningRate, step);
    },
    newWeight(weight, gradient, mine) {
      if (!scalars) throw new Error("an update begins with nextStep");
      return newWeight(weight, gradient, mine, scalars);
    },
    dispose: source.dispose,
  };
}

function slot(variable: tf.Variable | undefined): tf.Variable {
  if (!variable) throw new Error("the rule was given fewer slots than it asked for");
  return variable;
}

function assigned(variable: tf.Variable | undefined, value: tf.Tensor): tf.Variable {
  const target = slot(variable);
  target.assign(value);
  return target;
}
