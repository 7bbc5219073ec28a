import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(40, 50);
const images = Float32Array.from(dataset.test.images.subarray(0, 784 * 50), (byte) => byte / 255);

beforeAll(startWasmInNode);

test("images of the page are read as the same test images are, by every run that is there", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment(), measureAtEnd);
  trainer.addRun("b", tinyExperiment({ layers: everyLayer, preprocessing: "centered" }), measureAtEnd);
  trainer.start(["a", "b"]);
  await trainer.settled();
  const before = tf.memory().numTensors;
  trainer.readImages(4, images, ["b", "gone", "a"]);
  trainer.readTestImages(
    5,
    Array.from({ length: 50 }, (_, row) => row),
    ["b", "a"],
  );
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(before);
  const [read] = recorder.told("imagesRead");
  const [expected] = recorder.told("testImagesRead");
  expect(read).toMatchObject({ requestId: 4, count: 50 });
  expect(read?.readings.map(({ runId }) => runId)).toEqual(["b", "a"]);
  for (const [index, { probabilities }] of (read?.readings ?? []).entries()) {
    expect(probabilities).toHaveLength(500);
    for (const [place, value] of probabilities.entries()) {
      expect(value).toBeCloseTo(expected?.readings[index]?.probabilities[place] ?? Number.NaN, 5);
    }
  }
});

test("no image gives no probabilities, half an image is left out, and a run that goes meanwhile is not told of", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment(), measureAtEnd);
  trainer.readImages(1, new Float32Array(), ["a"]);
  trainer.readImages(2, images.subarray(0, 1000), ["a"]);
  await trainer.settled();
  trainer.readImages(3, images, ["a"]);
  trainer.removeRun("a");
  await trainer.settled();
  const reads = recorder.told("imagesRead").toSorted((one, other) => one.requestId - other.requestId);
  expect(reads.map(({ count, readings }) => [count, readings[0]?.probabilities.length])).toEqual([
    [0, 0],
    [1, 10],
    [50, undefined],
  ]);
});
