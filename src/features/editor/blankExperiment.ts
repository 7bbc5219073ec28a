import type { Experiment } from "../../protocol/experiment";
import { outputLayer } from "../../protocol/shapeFix";

/** The smallest network there is, ten weighted sums of the pixels, with Keras's settings. */
export function blankExperiment(name: string): Experiment {
  return {
    name,
    dataset: "mnist",
    trainingImages: 60_000,
    preprocessing: "unit",
    initialization: "keras",
    layers: [{ kind: "flatten" }, outputLayer],
    optimizer: { kind: "adam", learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, formulation: "keras" },
    schedule: { kind: "constant", warmUpSteps: 0 },
    loss: "crossEntropy",
    classWeights: null,
    batchSize: 64,
    epochs: 5,
    shuffle: true,
    validation: { kind: "lastFraction", fraction: 0.1 },
    earlyStopping: null,
    seed: 1,
  };
}
