import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { buildModel } from "../../src/engine/buildModel.ts";
import { readTensors } from "../../src/engine/checkpointTensors.ts";
import { layersModel } from "../../src/export/layersModel.ts";
import type { Experiment } from "../../src/protocol/experiment.ts";
import { preprocessingOptions } from "../../src/protocol/options.ts";
import { presets } from "../../src/protocol/presets.ts";
import { everyLayer, tinyExperiment } from "../fixtures/tinyExperiment.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const cases: [string, Experiment][] = [
  ...Object.entries(presets),
  ["every layer", tinyExperiment({ layers: everyLayer })],
  ["every layer, centred, He", tinyExperiment({ layers: everyLayer, preprocessing: "centered", initialization: "he" })],
];

/** 784 bytes an image, of no pattern. */
const bytes = Float32Array.from({ length: 3 * 784 }, (_, index) => (index * 7919) % 256);

test.each(cases)("%s loads in TensorFlow.js and gives the probabilities that the engine gives", async (_, experiment) => {
  const model = buildModel(experiment);
  // Weights of batch normalization that are not the initial ones.
  const weights = (await readTensors(model.weights)).map((tensor) => ({
    ...tensor,
    values: tensor.values.map((value) => value + 0.01),
  }));
  model.weights.forEach((variable, index) => {
    variable.assign(tf.tensor(weights[index]?.values ?? [], variable.shape));
  });
  const files = layersModel({
    version: 1,
    experiment,
    step: 1,
    learningRate: 0.001,
    weights,
    optimizerState: [],
    bestValidationLoss: null,
    epochsWithoutGain: 0,
  });
  const { modelTopology, weightsManifest, format } = JSON.parse(files.model);
  const loaded = await tf.loadLayersModel(
    tf.io.fromMemory({ modelTopology, format, weightSpecs: weightsManifest[0].weights, weightData: files.weights.buffer }),
  );
  const images = tf.tensor4d(bytes, [3, 28, 28, 1]);
  const { scale, offset } = preprocessingOptions[experiment.preprocessing];
  const expected = await model.probabilities(tf.add(tf.mul(images, scale), offset)).data();
  // A network given as one input gives one output.
  const found = await (loaded.predict(images) as tf.Tensor).data();
  expect(found).toHaveLength(30);
  expect(Math.max(...found.map((value, index) => Math.abs(value - (expected[index] ?? 0))))).toBeLessThan(1e-6);
  expect(weightsManifest[0].paths).toEqual(["weights.bin"]);
  model.dispose();
  loaded.dispose();
});

test("weights that are not the network's are refused", () => {
  const checkpoint = {
    version: 1,
    experiment: tinyExperiment(),
    step: 0,
    learningRate: 0.001,
    weights: [],
    optimizerState: [],
    bestValidationLoss: null,
    epochsWithoutGain: 0,
  } as const;
  expect(() => layersModel({ ...checkpoint, weights: [], optimizerState: [] })).toThrow("4 weights expected, found 0");
});
