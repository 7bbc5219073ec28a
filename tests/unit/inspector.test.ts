import * as tf from "@tensorflow/tfjs";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { makeHistogram } from "../../src/engine/histogram";
import type { Experiment } from "../../src/protocol/experiment";
import type { Inspection } from "../../src/protocol/messages";
import { isModelShape, modelShape, shapeSize } from "../../src/protocol/modelShape";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(400, 50);
const look = (row: number, inspectionId = 1): Inspection => ({ inspectionId, runId: "a", image: { kind: "testImage", row } });

beforeAll(startWasmInNode);
beforeEach(() => tf.setBackend("wasm"));

async function inspected(experiment: Experiment, inspection: Inspection) {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", experiment, measureAtEnd);
  trainer.step(["a"]);
  await trainer.settled();
  trainer.inspect(inspection);
  await trainer.settled();
  trainer.inspect(null);
  trainer.readTestImages(1, [7], ["a"]);
  trainer.takeCheckpoint("a");
  await trainer.settled();
  trainer.removeRun("a");
  await trainer.settled();
  return recorder;
}

test.each(["cpu", "wasm"] as const)(
  "on %s every layer shows what it gives for the image, its kernel and its histograms",
  async (backend) => {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const { told } = await inspected(tinyExperiment({ layers: everyLayer }), look(7));
    expect(tf.memory().numTensors).toBe(before);
    const [look7] = told("inspected").map((event) => event.inspected);
    const shape = modelShape(everyLayer);
    if (!isModelShape(shape)) throw new Error("these layers are a network");
    expect(look7).toMatchObject({ inspectionId: 1, runId: "a", step: 1 });
    expect(look7?.layers.map(({ activations }) => activations.length)).toEqual(
      shape.layers.map(({ output }) => shapeSize(output)),
    );
    const hasKernel = everyLayer.map(({ kind }) => kind === "dense" || kind === "conv2d");
    expect(look7?.layers.map(({ kernel }) => kernel !== null)).toEqual(hasKernel);
    for (const [i, { kind }] of everyLayer.entries()) {
      const layer = look7?.layers[i];
      const isTrained = hasKernel[i] || kind === "batchNormalization";
      expect([layer?.weights !== null, layer?.gradients !== null]).toEqual([isTrained, isTrained]);
      if (layer?.kernel) expect(layer.weights).toEqual(makeHistogram(layer.kernel));
      if (isTrained) expect(layer?.gradients?.standardDeviation).toBeGreaterThan(0);
    }
    // The last layer gives the probabilities, and the first kernel is the run's own.
    expect([...(look7?.layers.at(-1)?.activations ?? [])]).toEqual([
      ...(told("testImagesRead")[0]?.readings[0]?.probabilities ?? []),
    ]);
    expect(look7?.layers[0]?.kernel).toEqual(told("checkpointed").at(-1)?.checkpoint.weights[0]?.values);
  },
);

test("a look leaves no trace in the run", async () => {
  const experiment = tinyExperiment({ layers: everyLayer });
  const curves = [];
  for (const isInspected of [true, false]) {
    const { trainer, points } = trainerWithEvents(dataset);
    trainer.addRun("a", experiment, measureAtEnd);
    for (let step = 0; step < 5; step++) {
      if (isInspected) trainer.inspect(look(step));
      trainer.step(["a"]);
      await trainer.settled();
    }
    trainer.inspect(null);
    curves.push(points("a"));
    trainer.removeRun("a");
    await trainer.settled();
  }
  expect(curves[0]).toEqual(curves[1]);
});

test("the drawing is looked at once there is one; a run, row or drawing that there is not is not told of", async () => {
  const { trainer, told } = trainerWithEvents(dataset);
  trainer.addRun("a", tinyExperiment(), measureAtEnd);
  for (const inspection of [look(50), look(-1), { ...look(1), runId: "gone" }]) {
    trainer.inspect(inspection);
    await trainer.settled();
  }
  trainer.inspect({ inspectionId: 5, runId: "a", image: { kind: "drawing" } });
  await trainer.settled();
  expect(told("inspected")).toEqual([]);
  const drawing = new Float32Array(784).fill(0.25);
  trainer.showDrawing(1, drawing);
  await trainer.settled();
  expect(told("inspected")).toMatchObject([{ inspected: { inspectionId: 5, step: 0 } }]);
  expect(told("inspected")[0]?.inspected.layers[0]?.activations).toEqual(drawing);
  trainer.inspect(null);
  trainer.removeRun("a");
  await trainer.settled();
});

test("while a run trains it is looked into again and again, a few times a second, until nobody wants to see it", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment({ trainingImages: 400, epochs: 100_000 }), measureAtEnd);
  trainer.inspect(look(0));
  trainer.start(["a"]);
  const began = performance.now();
  await vi.waitFor(() => expect(recorder.told("inspected").length).toBeGreaterThanOrEqual(3), { timeout: 20_000, interval: 5 });
  expect(performance.now() - began).toBeGreaterThan(450);
  const steps = recorder.told("inspected").map(({ inspected }) => inspected.step);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(new Set(steps).size).toBe(steps.length);
  trainer.inspect(null);
  const told = recorder.told("inspected").length;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(recorder.told("inspected").length).toBe(told);
  trainer.removeRun("a");
  await trainer.settled();
});

test("a histogram counts every finite value once, from the least to the greatest", () => {
  const { min, max, counts, mean, standardDeviation, notFinite } = makeHistogram(Float32Array.of(0, 1, 2, 3, Number.NaN, 3), 3);
  expect([min, max, counts, mean, notFinite]).toEqual([0, 3, [1, 1, 3], 1.8, 1]);
  expect(standardDeviation).toBeCloseTo(Math.sqrt((3.24 + 0.64 + 0.04 + 1.44 * 2) / 5), 6);
  expect(makeHistogram(Float32Array.of(2, 2), 4)).toMatchObject({ min: 1.5, max: 2.5, counts: [0, 0, 2, 0] });
  expect(makeHistogram(Float32Array.of(Number.NaN), 2)).toMatchObject({ counts: [0, 0], notFinite: 1, mean: 0 });
});
