import { activationFunctions } from "./activationFunctions";

/** The names of the nine parameters of a 2-2-1 network: `w21` leads from x₁ to h₂, `v2` from h₂ to the output. */
export const networkParameters = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"] as const;
export type NetworkParameter = (typeof networkParameters)[number];

/** Two inputs, two hidden sigmoid units with weights w and biases b, one sigmoid output with weights v and bias c. */
export type SmallNetwork = Readonly<Record<NetworkParameter, number>>;

/** A two-dimensional point and the output wanted for it, 0..1. */
export interface NetworkPoint {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

/** What the units of the network hold for one point. */
export interface ForwardPass {
  /** Sums before the sigmoid: zⱼ = wⱼ₁x₁ + wⱼ₂x₂ + bⱼ. */
  readonly z1: number;
  readonly z2: number;
  /** hⱼ = σ(zⱼ). */
  readonly h1: number;
  readonly h2: number;
  /** s = v₁h₁ + v₂h₂ + c. */
  readonly s: number;
  /** ŷ = σ(s), 0..1. */
  readonly output: number;
  /** (y − ŷ)². */
  readonly loss: number;
}

/** The derivatives of the loss by the sums and by every parameter. */
export interface BackwardPass {
  /** ∂L/∂s = −2 (y − ŷ) ŷ (1 − ŷ). */
  readonly outputDelta: number;
  /** ∂L/∂zⱼ = ∂L/∂s · vⱼ · hⱼ (1 − hⱼ). */
  readonly delta1: number;
  readonly delta2: number;
  readonly gradient: SmallNetwork;
}

/** A gradient found by calculus beside the same one found by trying. */
export interface GradientCheck {
  readonly parameter: NetworkParameter;
  readonly analytic: number;
  /** (L(θ + h) − L(θ − h)) / 2h. */
  readonly numeric: number;
  /** |analytic − numeric| over the larger of their sizes, or over 1e-8 where both are smaller: there the difference is rounding. */
  readonly relativeDifference: number;
}

/** Weights to start from, none of them special. */
export const startNetwork: SmallNetwork = {
  w11: 0.6,
  w12: -0.3,
  w21: 0.2,
  w22: 0.8,
  b1: 0.1,
  b2: -0.2,
  v1: 0.7,
  v2: -0.6,
  c: 0.3,
};

/** A point to start from. */
export const startPoint: NetworkPoint = { x1: 1, x2: 2, y: 1 };

const sigma = activationFunctions.sigmoid.value;

/** The network's answer to a point, and its squared error. */
export function forwardPass(net: SmallNetwork, { x1, x2, y }: NetworkPoint): ForwardPass {
  const z1 = net.w11 * x1 + net.w12 * x2 + net.b1;
  const z2 = net.w21 * x1 + net.w22 * x2 + net.b2;
  const [h1, h2] = [sigma(z1), sigma(z2)];
  const s = net.v1 * h1 + net.v2 * h2 + net.c;
  const output = sigma(s);
  return { z1, z2, h1, h2, s, output, loss: (y - output) ** 2 };
}

/** Backpropagation for one point (Rumelhart, Hinton and Williams 1986, "Learning representations by back-propagating errors"). */
export function backwardPass(net: SmallNetwork, { x1, x2, y }: NetworkPoint, pass: ForwardPass): BackwardPass {
  const { h1, h2, output } = pass;
  const outputDelta = -2 * (y - output) * output * (1 - output);
  const delta1 = outputDelta * net.v1 * h1 * (1 - h1);
  const delta2 = outputDelta * net.v2 * h2 * (1 - h2);
  const gradient = {
    w11: delta1 * x1,
    w12: delta1 * x2,
    w21: delta2 * x1,
    w22: delta2 * x2,
    b1: delta1,
    b2: delta2,
    v1: outputDelta * h1,
    v2: outputDelta * h2,
    c: outputDelta,
  };
  return { outputDelta, delta1, delta2, gradient };
}

/** Every gradient beside the central difference with step `h` (Abramowitz and Stegun 1964, 25.3.21). */
export function checkGradients(net: SmallNetwork, point: NetworkPoint, h = 1e-5): readonly GradientCheck[] {
  const { gradient } = backwardPass(net, point, forwardPass(net, point));
  return networkParameters.map((parameter) => {
    const lossAt = (value: number) => forwardPass({ ...net, [parameter]: value }, point).loss;
    const analytic = gradient[parameter];
    const numeric = (lossAt(net[parameter] + h) - lossAt(net[parameter] - h)) / (2 * h);
    const size = Math.max(Math.abs(analytic), Math.abs(numeric), 1e-8);
    return { parameter, analytic, numeric, relativeDifference: Math.abs(analytic - numeric) / size };
  });
}

/** The network after one step of gradient descent with learning rate `rate`. */
export function trainedOnce(net: SmallNetwork, point: NetworkPoint, rate: number): SmallNetwork {
  const { gradient } = backwardPass(net, point, forwardPass(net, point));
  const moved = (name: NetworkParameter) => net[name] - rate * gradient[name];
  return {
    w11: moved("w11"),
    w12: moved("w12"),
    w21: moved("w21"),
    w22: moved("w22"),
    b1: moved("b1"),
    b2: moved("b2"),
    v1: moved("v1"),
    v2: moved("v2"),
    c: moved("c"),
  };
}
