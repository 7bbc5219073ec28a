import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseBackend } from "../../src/engine/backend";
import { createBatchMaker } from "../../src/engine/batches";
import { buildModel } from "../../src/engine/buildModel";
import { setAdapterKind } from "../../src/engine/kernels/webgpu/gpuEngine";
import { freePerImage, keepPerImage, lossAndCorrect } from "../../src/engine/lossAndCorrect";
import type { Experiment, LayerSpec } from "../../src/protocol/experiment";
import { isModelShape, modelShape } from "../../src/protocol/modelShape";
import { noiseImages } from "../fixtures/noiseDataset";
import { relativeError, stepperOnGpu, weightValues } from "../fixtures/stepOnGpu";
import { tinyExperiment } from "../fixtures/tinyExperiment";

const images = 9;
const set = noiseImages(images, 17);
/** With it the change of a weight is its gradient. */
const plainDescent = { kind: "sgd", learningRate: 1, momentum: 0 } as const;

const activation = fc.constantFrom("linear", "relu", "sigmoid", "tanh", "elu", "gelu");
const inImage: fc.Arbitrary<LayerSpec> = fc.oneof(
  fc.record({
    kind: fc.constant("conv2d" as const),
    filters: fc.integer({ min: 1, max: 9 }),
    kernelSize: fc.integer({ min: 1, max: 5 }),
    strides: fc.integer({ min: 1, max: 3 }),
    padding: fc.constantFrom("valid" as const, "same" as const),
    activation,
  }),
  fc.record({ kind: fc.constantFrom("maxPool2d" as const, "averagePool2d" as const), poolSize: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({ kind: "batchNormalization" as const, momentum: 0.9, epsilon: 0.001 }),
  fc.constant({ kind: "dropout" as const, rate: 0.25 }),
);
const inRow: fc.Arbitrary<LayerSpec> = fc.oneof(
  fc.record({ kind: fc.constant("dense" as const), units: fc.integer({ min: 1, max: 37 }), activation }),
  fc.constant({ kind: "batchNormalization" as const, momentum: 0.9, epsilon: 0.001 }),
  fc.constant({ kind: "dropout" as const, rate: 0.25 }),
);
const network: fc.Arbitrary<Experiment> = fc
  .record({
    inImage: fc.array(inImage, { maxLength: 3 }),
    inRow: fc.array(inRow, { maxLength: 2 }),
    batchSize: fc.constantFrom(1, 5, 9, 16),
    seed: fc.nat(),
    classWeights: fc.constantFrom(null, [1, 0, 2, 1, 0.5, 1, 1, 3, 1, 1]),
  })
  .map(({ inImage, inRow, ...rest }) =>
    tinyExperiment({
      ...rest,
      layers: [...inImage, { kind: "flatten" }, ...inRow, { kind: "dense", units: 10, activation: "softmax" }],
      trainingImages: images,
      optimizer: plainDescent,
    }),
  )
  .filter(({ layers }) => isModelShape(modelShape(layers)));

async function gradientsOnCpu(experiment: Experiment) {
  await chooseBackend("cpu");
  const count = Math.min(experiment.batchSize, images);
  const model = buildModel(experiment);
  const batches = createBatchMaker(experiment.preprocessing, count);
  const perImage = keepPerImage(1 / count, experiment.classWeights);
  const gradients = tf.tidy(() => {
    const batch = batches.make(
      set,
      Uint32Array.from({ length: count }, (_, i) => i),
    );
    const measure = () => lossAndCorrect(model.logits(batch.images, { step: 0 }), batch.labels, perImage);
    return tf.engine().gradients(
      measure,
      model.trained.map(({ variable }) => variable),
    ).grads;
  });
  const values = await weightValues(gradients);
  tf.dispose(gradients);
  freePerImage(perImage);
  model.dispose();
  return values;
}

/** The largest gradient of a network, beside which the rounding of others shows. */
const largest = (gradients: readonly Float32Array[]) =>
  gradients.reduce((most, values) => values.reduce((max, value) => Math.max(max, Math.abs(value)), most), 0);

test("every gradient of random networks on WebGPU is that of the cpu backend", async () => {
  await fc.assert(
    fc.asyncProperty(
      network,
      fc.constantFrom("softwareSubgroups" as const, "software" as const, "hardware" as const),
      async (experiment, adapter) => {
        const expected = await gradientsOnCpu(experiment);
        await chooseBackend("webgpu");
        setAdapterKind(adapter);
        const run = await stepperOnGpu(experiment, { train: set, test: set });
        const trained = run.model.trained.map(({ variable }) => variable);
        const before = await weightValues(trained);
        await run.step(0, plainDescent.learningRate);
        const after = await weightValues(trained);
        run.dispose();
        const most = largest(expected);
        for (const [i, gradient] of expected.entries()) {
          // Such as of a bias before batch normalization, which takes it off again: its gradient is nothing but rounding.
          if (largest([gradient]) < 1e-5 * most) continue;
          const found = gradient.map((_, at) => (before[i]?.[at] ?? 0) - (after[i]?.[at] ?? 0));
          // The difference of two float32 weights is known to 6e-8 of a weight, which are below 2 here.
          const rounding = 2.4e-7 / largest([gradient]);
          expect(relativeError(found, gradient), `weight ${i}`).toBeLessThan(1e-4 + rounding);
        }
      },
    ),
    { numRuns: 24 },
  );
});
