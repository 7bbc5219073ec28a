import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(40, 50);

beforeAll(startWasmInNode);

test("rows come with their bytes and every run's probabilities, which agree with the run's result", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment(), measureAtEnd);
  trainer.addRun("b", tinyExperiment({ layers: everyLayer, preprocessing: "centered" }), measureAtEnd);
  trainer.start(["a", "b"]);
  await trainer.settled();
  const before = tf.memory().numTensors;
  const rows = [7, 0, 49];
  trainer.readTestImages(3, rows, ["b", "gone", "a"]);
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(before);
  const [read] = recorder.told("testImagesRead");
  expect(read).toMatchObject({ requestId: 3, rows });
  expect(read?.readings.map(({ runId }) => runId)).toEqual(["b", "a"]);
  for (const [i, row] of rows.entries()) {
    const bytes = read?.images.subarray(784 * i, 784 * (i + 1));
    expect(bytes).toEqual(dataset.test.images.subarray(784 * row, 784 * (row + 1)));
    for (const { runId, probabilities } of read?.readings ?? []) {
      const mine = [...probabilities.subarray(10 * i, 10 * i + 10)];
      expect(mine.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
      const result = recorder.told("runEnded").find((ended) => ended.runId === runId);
      expect(mine.indexOf(Math.max(...mine))).toBe(result?.predictions[row]);
    }
  }
  trainer.removeRun("a");
  trainer.removeRun("b");
  await trainer.settled();
});

test("rows that there are not are left out, no more than 200 are read, and a run that goes meanwhile is not told of", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", tinyExperiment(), measureAtEnd);
  trainer.readTestImages(1, [-1, 50, 2.5, Number.NaN, 4], ["a"]);
  trainer.readTestImages(2, new Array<number>(300).fill(1), ["a"]);
  trainer.readTestImages(3, [], ["a"]);
  await trainer.settled();
  trainer.readTestImages(4, [1], ["a"]);
  trainer.removeRun("a");
  await trainer.settled();
  const reads = recorder.told("testImagesRead").toSorted((a, b) => a.requestId - b.requestId);
  expect(reads.map(({ rows, readings }) => [rows.length, readings[0]?.probabilities.length])).toEqual([
    [1, 10],
    [200, 2000],
    [0, 0],
    [1, undefined],
  ]);
});
