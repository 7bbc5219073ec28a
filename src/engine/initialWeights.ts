import { deriveSeed, fillUniform, randomPurpose } from "../data/random";
import type { InitializationName } from "../protocol/options";
import type { WeightShape } from "./layers";

/** Largest magnitude of a weight that starts uniform in ±bound; 0 where it starts at zero. */
const bounds: Record<InitializationName, (weight: WeightShape) => number> = {
  // Glorot & Bengio 2010, equation 16; Keras's default.
  keras: ({ role, fanIn, fanOut }) => (role === "bias" ? 0 : Math.sqrt(6 / (fanIn + fanOut))),
  // PyTorch's Linear and Conv2d: Kaiming-uniform with a = √5, which comes to 1/√(fan in), for the bias as well.
  pytorch: ({ fanIn }) => 1 / Math.sqrt(fanIn),
};

/** Initial values of the weight tensor number `index` of a network, from the run's seed alone. */
export function initialWeight(
  weight: WeightShape,
  initialization: InitializationName,
  seed: number,
  index: number,
): Float32Array {
  const values = new Float32Array(weight.shape.reduce((product, length) => product * length, 1));
  const bound = bounds[initialization](weight);
  if (bound > 0) fillUniform(values, bound, deriveSeed(seed, randomPurpose.weights, index));
  return values;
}
