import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { chooseBackend } from "../../src/engine/backend";
import { createBatchMaker } from "../../src/engine/batches";
import { buildModel } from "../../src/engine/buildModel";
import { setAdapterKind } from "../../src/engine/kernels/webgpu/gpuEngine";
import { keepPerImage } from "../../src/engine/lossAndCorrect";
import { createOptimizer } from "../../src/engine/optimizers";
import { trainStep } from "../../src/engine/trainStep";
import type { Experiment } from "../../src/protocol/experiment";
import { type PresetId, presets } from "../../src/protocol/presets";
import { noiseImages } from "../fixtures/noiseDataset";
import { learningRate, relativeError, stepperOnGpu, weightValues } from "../fixtures/stepOnGpu";
import { everyLayer } from "../fixtures/tinyExperiment";

const steps = 20;
const batchSize = 8;
const set = noiseImages(steps * batchSize, 3);
const dataset = { train: set, test: set };
/** The cpu backend takes seconds for a step of the CNN. */
const timeout = 600_000;

const small = (id: PresetId): Experiment => ({
  ...presets[id],
  batchSize,
  trainingImages: steps * batchSize,
  validation: { kind: "none" },
});

async function weightsOnCpu(experiment: Experiment): Promise<Float32Array[]> {
  await chooseBackend("cpu");
  const model = buildModel(experiment);
  const optimizer = createOptimizer(experiment.optimizer, model.trained);
  const batches = createBatchMaker(experiment.preprocessing, batchSize);
  const perImage = keepPerImage(1 / batchSize);
  for (let step = 0; step < steps; step++) {
    const rows = Uint32Array.from({ length: batchSize }, (_, i) => step * batchSize + i);
    tf.dispose(tf.tidy(() => trainStep({ model, optimizer }, batches.make(set, rows), perImage, learningRate, step)));
  }
  const values = await weightValues(model.weights);
  tf.dispose([perImage.scalar]);
  optimizer.dispose();
  model.dispose();
  return values;
}

test.each(Object.keys(presets) as PresetId[])(
  "%s trains to the same weights on WebGPU as on the cpu backend",
  async (id) => {
    const experiment = small(id);
    const expected = await weightsOnCpu(experiment);
    await chooseBackend("webgpu");
    for (const adapter of ["softwareSubgroups", "software", "hardware"] as const) {
      setAdapterKind(adapter);
      const tensors = tf.memory().numTensors;
      const run = await stepperOnGpu(experiment, dataset);
      for (let step = 0; step < steps; step++) await run.step(step);
      const found = await weightValues(run.model.weights);
      for (const [i, values] of expected.entries()) {
        expect(relativeError(found[i] ?? [], values), `${adapter}, weight ${i}`).toBeLessThan(1e-3);
      }
      run.dispose();
      expect(tf.memory().numTensors).toBe(tensors);
    }
  },
  timeout,
);

test.each(["softwareSubgroups", "software", "hardware"] as const)(
  "the same seed twice gives the same bits with kernels for %s",
  async (adapter) => {
    await chooseBackend("webgpu");
    setAdapterKind(adapter);
    const experiment = { ...small("article2-cnn"), layers: everyLayer };
    const train = async () => {
      const run = await stepperOnGpu(experiment, dataset);
      for (let step = 0; step < steps; step++) await run.step(step);
      const values = await weightValues(run.model.weights);
      run.dispose();
      return values;
    };
    expect(await train()).toEqual(await train());
  },
);
