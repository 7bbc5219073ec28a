import { blockUntilReady, type Device, defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import type { PeerRequest } from "../../cli/bench/peerPoint";
import { pixelCount } from "../../src/data/imageSet";
import type { Experiment } from "../../src/protocol/experiment";
import { epochOrder } from "./epochOrder";
import { offerPeer } from "./peerPage";
import { channelsFirstWeights } from "./startingWeights";
import { createStepTimer } from "./stepTimer";
import { loadTrainingData } from "./trainingData";

type Weights = np.Array[];
/** Weights, Adam's two moments of each, and β₁ᵗ and β₂ᵗ. */
type State = { weights: Weights; first: Weights; second: Weights; power1: np.Array; power2: np.Array };

/** jax-js as its MNIST page trains: on the page, images on the device; and with the whole step, Adam as well, in one `jit`. */
offerPeer(async ({ backend, experiment, budget }: PeerRequest) => {
  // The request names a device of jax-js; one that is not there is refused below.
  const device = backend as Device;
  if (!(await init(device)).includes(device)) throw new Error(`the ${backend} device did not start`);
  defaultDevice(device);
  const data = await loadTrainingData(experiment);
  const images = np.array(data.images).reshape([data.count, pixelCount]);
  const labels = np.array(Int32Array.from(data.labels));
  const weights = channelsFirstWeights(experiment).map(({ shape, values }) => np.array(values).reshape(shape));
  const zeros = () => weights.map((weight) => np.zeros(weight.shape));
  let state: State = { first: zeros(), second: zeros(), weights, power1: np.array(1), power2: np.array(1) };
  await blockUntilReady([images, labels, state.weights, state.first, state.second]);

  const step = jit(makeStep(experiment));
  const timer = createStepTimer(budget);
  const { batchSize } = experiment;
  const lossArrays: np.Array[] = [];
  training: for (let epoch = 0; ; epoch++) {
    const order = Int32Array.from(epochOrder(experiment, epoch));
    // A smaller last batch would be compiled anew; programs of this kind drop it.
    for (let at = 0; at + batchSize <= order.length; at += batchSize) {
      const rows = np.array(order.slice(at, at + batchSize), { dtype: np.int32 });
      const [loss, next] = step(state, images.ref.slice(rows.ref), labels.ref.slice(rows));
      state = next;
      lossArrays.push(loss);
      if (!(await timer.afterStep(() => blockUntilReady([loss, state.weights])))) break training;
    }
  }
  const losses: number[] = [];
  for (const loss of lossArrays) losses.push(await loss.jsAsync());
  tree.dispose([state, images, labels]);
  return timer.result(losses, `jax-js 0.1.25, ${globalThis.crossOriginIsolated ? "threads" : "1 thread"}`);
});

function makeStep(experiment: Experiment) {
  const { optimizer, batchSize } = experiment;
  if (optimizer.kind !== "adam") throw new Error("expected Adam");
  const { learningRate, beta1, beta2, epsilon } = optimizer;
  const lossAndGradients = valueAndGrad((weights: Weights, images: np.Array, labels: np.Array) =>
    nn
      .logSoftmax(predict(experiment, weights, images))
      .mul(nn.oneHot(labels, 10))
      .sum()
      .mul(-1 / batchSize),
  );
  return (state: State, images: np.Array, labels: np.Array): [np.Array, State] => {
    const [loss, gradients] = lossAndGradients(tree.ref(state.weights), images, labels);
    const power1 = state.power1.mul(beta1);
    const power2 = state.power2.mul(beta2);
    const one = np.array(1);
    const size = np.sqrt(one.ref.sub(power2.ref)).div(one.sub(power1.ref)).mul(learningRate);
    const first = state.first.map((moment, i) => moment.mul(beta1).add(at(gradients, i).ref.mul(1 - beta1)));
    const second = state.second.map((moment, i) => moment.mul(beta2).add(np.square(at(gradients, i)).mul(1 - beta2)));
    const weights = state.weights.map((weight, i) => {
      const update = size.ref.mul(at(first, i).ref).div(np.sqrt(at(second, i).ref).add(epsilon));
      return weight.sub(update);
    });
    size.dispose();
    return [loss, { weights, first, second, power1, power2 }];
  };
}

/** Ten logits an image. */
function predict({ layers }: Experiment, weights: Weights, images: np.Array): np.Array {
  const rest = [...weights];
  const take = () => at(rest.splice(0, 1), 0);
  let x = layers[0]?.kind === "flatten" ? images : images.reshape([-1, 1, 28, 28]);
  for (const layer of layers) {
    switch (layer.kind) {
      case "dense":
        x = np.dot(x, take()).add(take());
        if (layer.activation === "relu") x = nn.relu(x);
        break;
      case "conv2d":
        x = lax.convGeneralDilated(x, take(), [1, 1], "VALID").add(take().reshape([layer.filters, 1, 1]));
        if (layer.activation === "relu") x = nn.relu(x);
        break;
      case "maxPool2d":
        x = lax.reduceWindow(x, np.max, [layer.poolSize, layer.poolSize], [layer.poolSize, layer.poolSize]);
        break;
      case "flatten":
        x = x.reshape([x.shape[0] ?? 1, x.size / (x.shape[0] ?? 1)]);
        break;
      case "dropout":
        throw new Error("no workload has dropout");
    }
  }
  return x;
}

function at(arrays: readonly np.Array[], index: number): np.Array {
  const array = arrays[index];
  if (!array) throw new Error(`no array ${index}`);
  return array;
}
