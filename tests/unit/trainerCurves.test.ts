import { beforeAll, expect, test } from "vitest";
import type { Experiment } from "../../src/protocol/experiment";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(600, 50);

beforeAll(startWasmInNode);

/** Trains a set of experiments to their ends and returns what was told; run i is named by its number. */
async function trainAll(...experiments: Experiment[]) {
  const recorder = trainerWithEvents(dataset);
  const ids = experiments.map((experiment, i) => {
    recorder.trainer.addRun(String(i), experiment, measureAtEnd);
    return String(i);
  });
  recorder.trainer.start(ids);
  await recorder.trainer.settled();
  for (const id of ids) recorder.trainer.removeRun(id);
  await recorder.trainer.settled();
  return recorder;
}

test("two equal experiments in one set have the same curve to the last bit, and so has a repetition", async () => {
  for (const layers of [tinyExperiment().layers, everyLayer]) {
    const experiment = tinyExperiment({ layers });
    const together = await trainAll(experiment, experiment);
    const alone = await trainAll(experiment);
    expect(together.points("0").losses).toHaveLength(6);
    expect(together.points("1")).toEqual(together.points("0"));
    expect(alone.points("0")).toEqual(together.points("0"));
    const [first, second] = together.told("runEnded");
    expect(second?.test).toEqual(first?.test);
    expect(alone.told("runEnded")[0]?.test).toEqual(first?.test);
  }
});

test("another seed gives another curve, whichever company the run is in", async () => {
  const recorder = await trainAll(tinyExperiment({ seed: 1 }), tinyExperiment({ seed: 2 }));
  expect(recorder.points("0").losses[0]).not.toBe(recorder.points("1").losses[0]);
});

test("dropout is repeated as well, and makes a difference", async () => {
  const layers: Experiment["layers"] = [{ kind: "flatten" }, { kind: "dropout", rate: 0.5 }, ...tinyExperiment().layers.slice(1)];
  const recorder = await trainAll(tinyExperiment({ layers }), tinyExperiment({ layers }), tinyExperiment());
  expect(recorder.points("1")).toEqual(recorder.points("0"));
  expect(recorder.points("2")).not.toEqual(recorder.points("0"));
});

test("with a learning rate too small to move anything, runs show that they see the same batches", async () => {
  // Weights stand still, so that a step's loss tells which images were in its batch.
  const still = tinyExperiment({ optimizer: { kind: "sgd", learningRate: 1e-8, momentum: 0 }, epochs: 3 });
  const recorder = await trainAll(still, { ...still, initialization: "keras", name: "twin" }, { ...still, shuffle: false });
  const { losses } = recorder.points("0");
  expect(recorder.points("1").losses).toEqual(losses);
  const epochs = [losses.slice(0, 3), losses.slice(3, 6), losses.slice(6)];
  const meanOf = ([a = 0, b = 0, c = 0]: number[]) => (16 * a + 16 * b + 8 * c) / 40;
  // Every epoch has all images, each in an order of its own.
  for (const epoch of epochs) expect(meanOf(epoch)).toBeCloseTo(meanOf(epochs[0] ?? []), 5);
  expect(epochs[1]?.[0]).not.toBeCloseTo(epochs[0]?.[0] ?? 0, 4);
  const unshuffled = recorder.points("2").losses;
  expect(meanOf(unshuffled.slice(0, 3))).toBeCloseTo(meanOf(epochs[0] ?? []), 5);
  expect(unshuffled[3]).toBeCloseTo(unshuffled[0] ?? 0, 5);
});

test("every step's point arrives exactly once and in order, however many there are", async () => {
  const long = tinyExperiment({ trainingImages: 600, batchSize: 1, epochs: 1 });
  const recorder = await trainAll(long, { ...long, batchSize: 7 });
  expect(recorder.points("0").losses).toHaveLength(600);
  expect(recorder.points("1").losses).toHaveLength(86);
  expect(recorder.told("stepped").length).toBeGreaterThan(2);
  expect(recorder.points("0").losses.every(Number.isFinite)).toBe(true);
  const seconds = recorder.told("stepped").flatMap(({ runs }) => runs.filter(({ runId }) => runId === "0"));
  for (const [i, { trainingSeconds }] of seconds.entries()) {
    expect(trainingSeconds).toBeGreaterThan(i === 0 ? 0 : (seconds[i - 1]?.trainingSeconds ?? 0));
  }
});

test("an epoch's means are those of its points, weighted by the size of each batch, as Keras prints them", async () => {
  const recorder = await trainAll(tinyExperiment({ epochs: 3 }));
  const { losses, accuracies } = recorder.points("0");
  const epochs = recorder.told("epochEnded");
  expect(epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
    [1, 3],
    [2, 6],
    [3, 9],
  ]);
  for (const [i, { trainLoss, trainAccuracy }] of epochs.entries()) {
    const weighted = (values: readonly number[]) =>
      [16, 16, 8].reduce((sum, images, batch) => sum + images * (values[3 * i + batch] ?? Number.NaN), 0) / 40;
    expect(trainLoss).toBeCloseTo(weighted(losses), 5);
    expect(trainAccuracy).toBeCloseTo(weighted(accuracies), 6);
  }
  // Eight images in the last batch: accuracies are eighths there, sixteenths elsewhere.
  expect(accuracies.every((accuracy, step) => Number.isInteger(accuracy * (step % 3 === 2 ? 8 : 16)))).toBe(true);
});

test("runs advance in lock-step: none is ever a step ahead of another that has steps left", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  for (const id of ["a", "b", "c"]) trainer.addRun(id, tinyExperiment({ epochs: 5 }), measureAtEnd);
  trainer.start(["a", "b", "c"]);
  await trainer.settled();
  const ends = recorder.told("epochEnded").map(({ runId, epoch }) => `${epoch}${runId}`);
  expect(ends).toEqual([1, 2, 3, 4, 5].flatMap((epoch) => ["a", "b", "c"].map((id) => `${epoch}${id}`)));
});
