import { deriveSeed, fillTruncatedNormal, fillUniform, randomPurpose } from "../data/random";
import type { InitializationName } from "../protocol/options";
import type { WeightShape } from "./layers";

/** Fills kernels and biases, which are all zero before, from a seed. */
const fillers: Record<InitializationName, (values: Float32Array, weight: WeightShape, seed: number) => void> = {
  // Glorot & Bengio 2010, equation 16; Keras's default.
  keras: (values, { role, fanIn, fanOut }, seed) => {
    if (role === "kernel") fillUniform(values, Math.sqrt(6 / (fanIn + fanOut)), seed);
  },
  // PyTorch's Linear and Conv2d: Kaiming-uniform with a = √5, which comes to 1/√(fan in), for the bias as well.
  pytorch: (values, { fanIn }, seed) => fillUniform(values, 1 / Math.sqrt(fanIn), seed),
  // He et al. 2015, equation 10, drawn as Keras's HeNormal does: the variance is 2 / fan in after the tails are cut.
  he: (values, { role, fanIn }, seed) => {
    if (role === "kernel") fillTruncatedNormal(values, Math.sqrt(2 / fanIn), seed);
  },
};

/**
 * Initial values of the weight tensor number `index` of a network, from the run's seed alone. Batch normalization begins
 * with scale and variance 1, shift and mean 0, whatever the initialization.
 */
export function initialWeight(
  weight: WeightShape,
  initialization: InitializationName,
  seed: number,
  index: number,
): Float32Array {
  const values = new Float32Array(weight.shape.reduce((product, length) => product * length, 1));
  switch (weight.role) {
    case "kernel":
    case "bias":
      fillers[initialization](values, weight, deriveSeed(seed, randomPurpose.weights, index));
      return values;
    case "scale":
    case "movingVariance":
      return values.fill(1);
    case "shift":
    case "movingMean":
      return values;
  }
}
