import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plainUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threadedUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import "@tensorflow/tfjs-backend-webgpu";
import type { PeerRequest } from "../../cli/bench/peerPoint";
import { pixelCount } from "../../src/data/imageSet";
import { createRandom } from "../../src/data/random";
import type { Experiment, LayerSpec } from "../../src/protocol/experiment";
import { epochOrder } from "./epochOrder";
import { offerPeer } from "./peerPage";
import { startingWeights } from "./startingWeights";
import { createStepTimer } from "./stepTimer";
import { loadTrainingData, type TrainingData } from "./trainingData";

/** Stock TensorFlow.js as its users train with it: layers, `compile`, `fit`; on the page, as in its own examples. */
offerPeer(async ({ backend, experiment, budget }: PeerRequest) => {
  setWasmPaths({
    "tfjs-backend-wasm.wasm": plainUrl,
    "tfjs-backend-wasm-simd.wasm": simdUrl,
    "tfjs-backend-wasm-threaded-simd.wasm": threadedUrl,
  });
  if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend did not start`);
  await tf.ready();
  const model = buildModel(experiment);
  const { xs, ys } = makeTensors(await loadTrainingData(experiment), experiment);
  const timer = createStepTimer(budget);
  const kept: tf.Tensor[] = [];

  /** A plain callback object would read loss and accuracy back at each step and wait for animation frames. */
  class Timing extends tf.Callback {
    override async onEpochBegin(epoch: number) {
      restoreRandom();
      if (epoch === 0) replaceRandom();
    }
    override async onBatchEnd(_batch: number, logs: Record<string, unknown> = {}) {
      if (!(logs.loss instanceof tf.Tensor)) throw new Error("expected a loss that nobody has read yet");
      const loss = tf.keep(logs.loss.clone());
      kept.push(loss);
      model.stopTraining = !(await timer.afterStep(() => loss.data()));
    }
  }

  await model.fit(xs, ys, { batchSize: experiment.batchSize, epochs: 10_000, shuffle: true, callbacks: [new Timing()] });
  const losses = Array.from(await tf.stack(kept).data());
  return timer.result(losses, `TensorFlow.js ${tf.version.tfjs}${backend === "wasm" ? `, ${describeWasm()}` : ""}`);
});

function describeWasm(): string {
  const isThreaded = tf.env().get("WASM_HAS_MULTITHREAD_SUPPORT") === true;
  const simd = tf.env().get("WASM_HAS_SIMD_SUPPORT") === true ? "SIMD" : "no SIMD";
  return `${simd}, ${isThreaded ? "threads" : "1 thread"}`;
}

function buildModel(experiment: Experiment): tf.Sequential {
  const { layers, optimizer } = experiment;
  if (optimizer.kind !== "adam") throw new Error("expected Adam");
  const startsWithImage = layers[0]?.kind !== "flatten";
  const model = tf.sequential();
  for (const [index, layer] of (startsWithImage ? layers : layers.slice(1)).entries()) {
    const input = startsWithImage ? [28, 28, 1] : [pixelCount];
    model.add(makeLayer(layer, index === 0 ? { inputShape: input } : {}));
  }
  model.compile({
    optimizer: tf.train.adam(optimizer.learningRate, optimizer.beta1, optimizer.beta2, optimizer.epsilon),
    loss: "categoricalCrossentropy",
    metrics: ["accuracy"],
  });
  model.setWeights(startingWeights(experiment).map(({ shape, values }) => tf.tensor(values, shape)));
  return model;
}

function makeLayer(layer: LayerSpec, input: { inputShape?: number[] }) {
  switch (layer.kind) {
    case "dense":
      return tf.layers.dense({ units: layer.units, activation: layer.activation, ...input });
    case "conv2d": {
      const { filters, kernelSize, strides, padding, activation } = layer;
      return tf.layers.conv2d({ filters, kernelSize, strides, padding, activation, ...input });
    }
    case "maxPool2d":
      return tf.layers.maxPooling2d({ poolSize: layer.poolSize });
    case "flatten":
      return tf.layers.flatten();
    case "dropout":
      return tf.layers.dropout({ rate: layer.rate });
  }
}

const nativeRandom = Math.random;
const restoreRandom = () => {
  Math.random = nativeRandom;
};

/** Makes the shuffle of the first epoch one that is known beforehand. */
function replaceRandom(): void {
  const random = createRandom(1);
  Math.random = () => random() / 2 ** 32;
}

/** The images laid out so that `fit`, once it has shuffled them, sees the batches of Trainset's first epoch. */
function makeTensors({ count, images, labels }: TrainingData, experiment: Experiment) {
  const shuffled = Uint32Array.from({ length: count }, (_, i) => i);
  replaceRandom();
  tf.util.shuffle(shuffled);
  restoreRandom();
  const order = epochOrder(experiment, 0);
  const placed = new Float32Array(images.length);
  const placedLabels = new Int32Array(count);
  for (const [place, row] of order.entries()) {
    const to = shuffled[place] ?? 0;
    placed.set(images.subarray(row * pixelCount, (row + 1) * pixelCount), to * pixelCount);
    placedLabels[to] = labels[row] ?? 0;
  }
  const shape = experiment.layers[0]?.kind === "flatten" ? [count, pixelCount] : [count, 28, 28, 1];
  const ys = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(placedLabels, "int32"), 10), "float32"));
  return { xs: tf.tensor(placed, shape), ys };
}
