import { beforeAll, expect, test } from "vitest";
import { imagesToTrainOn, trainingOrder } from "../../src/engine/trainingImages";
import { runPlan } from "../../src/protocol/runPlan";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(1000, 50);
const plain = tinyExperiment({ trainingImages: 1000 });
const forDrawing = tinyExperiment({ trainingImages: 1000, augmentation: "drawing" });

beforeAll(startWasmInNode);

test("without augmentation the images and their order are those of the set", () => {
  expect(imagesToTrainOn(dataset.train, plain)).toBe(dataset.train);
  expect(Math.max(...trainingOrder(plain, runPlan(plain), dataset.train, 0))).toBe(999);
});

test("trained for drawing a quarter of the places goes to written digits, whose labels follow those of the set", () => {
  const joined = imagesToTrainOn(dataset.train, forDrawing);
  expect(imagesToTrainOn(dataset.train, forDrawing)).toBe(joined);
  expect(joined.images.slice(0, 784_000)).toEqual(dataset.train.images);
  expect(joined.labels.slice(1000, 1010)).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  const order = trainingOrder(forDrawing, runPlan(forDrawing), dataset.train, 0);
  const written = order.filter((row) => row >= 1000);
  // Four standard deviations of a binomial of 1,000 places.
  expect(Math.abs(written.length - 250)).toBeLessThan(55);
  expect(Math.max(...order)).toBeLessThan(joined.count);
  const others = trainingOrder(plain, runPlan(plain), dataset.train, 0);
  expect(order.every((row, place) => row >= 1000 || row === others[place])).toBe(true);
});

test("the order follows from seed and epoch alone", () => {
  const orderOf = (seed: number, epoch: number) =>
    trainingOrder({ ...forDrawing, seed }, runPlan(forDrawing), dataset.train, epoch);
  expect(orderOf(1, 2)).toEqual(orderOf(1, 2));
  expect(orderOf(1, 2)).not.toEqual(orderOf(1, 3));
  expect(orderOf(1, 2)).not.toEqual(orderOf(2, 2));
});

test("the same seed trains for drawing to the same losses, and to others than without; what is measured stays as it is", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  const experiments = { a: forDrawing, b: forDrawing, plain, c: { ...forDrawing, seed: 2 } };
  for (const [id, experiment] of Object.entries(experiments)) trainer.addRun(id, experiment, measureAtEnd);
  trainer.start(Object.keys(experiments));
  await trainer.settled();
  const lossOf = (id: string) =>
    recorder
      .told("epochEnded")
      .filter(({ runId }) => runId === id)
      .map(({ trainLoss }) => trainLoss);
  expect(lossOf("a")).toHaveLength(2);
  expect(lossOf("b")).toEqual(lossOf("a"));
  expect(lossOf("c")).not.toEqual(lossOf("a"));
  expect(lossOf("plain")).not.toEqual(lossOf("a"));
  expect(recorder.told("runEnded").map(({ test }) => test.count)).toEqual([50, 50, 50, 50]);
  for (const id of Object.keys(experiments)) trainer.removeRun(id);
  await trainer.settled();
});
