import { beforeAll, expect, test } from "vitest";
import { yieldToEventLoop } from "../../src/engine/yieldToEventLoop";
import type { Experiment } from "../../src/protocol/experiment";
import { problemOf } from "../../src/protocol/problem";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(400, 50);
const plain: Experiment["optimizer"] = { kind: "sgd", learningRate: 0.1, momentum: 0 };

beforeAll(startWasmInNode);

/** Trains one experiment to its end. */
async function trainOne(experiment: Experiment) {
  const recorder = trainerWithEvents(dataset);
  recorder.trainer.addRun("a", experiment, measureAtEnd);
  recorder.trainer.start(["a"]);
  await recorder.trainer.settled();
  recorder.trainer.removeRun("a");
  await recorder.trainer.settled();
  return recorder;
}

test("a run that is paused for a while leaves the curves of the others as they would be alone, and gets its own", async () => {
  const experiments: Record<string, Experiment> = {
    a: tinyExperiment({ trainingImages: 400, epochs: 3 }),
    b: tinyExperiment({ trainingImages: 400, epochs: 3, seed: 2 }),
    c: tinyExperiment({ trainingImages: 400, epochs: 3, optimizer: plain }),
  };
  const { trainer, points, told } = trainerWithEvents(dataset);
  for (const [id, experiment] of Object.entries(experiments)) trainer.addRun(id, experiment, measureAtEnd);
  trainer.start(["a", "b", "c"]);
  await yieldToEventLoop();
  trainer.pause(["b"]);
  await trainer.settled();
  expect(
    told("runEnded")
      .map(({ runId }) => runId)
      .toSorted(),
  ).toEqual(["a", "c"]);
  expect(points("b").losses.length).toBeLessThan(75);
  trainer.start(["b"]);
  await trainer.settled();
  for (const [id, experiment] of Object.entries(experiments)) {
    expect(points(id)).toEqual((await trainOne(experiment)).points("a"));
    trainer.removeRun(id);
  }
  await trainer.settled();
});

test("two equal experiments with a schedule, class weights and every regularization have the same curve", async () => {
  const experiment = tinyExperiment({
    layers: [
      { kind: "flatten" },
      { kind: "dense", units: 8, activation: "gelu", l1: 0.001, l2: 0.01 },
      { kind: "batchNormalization", momentum: 0.9, epsilon: 0.001 },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
    optimizer: {
      kind: "adamw",
      learningRate: 0.01,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
      formulation: "keras",
      weightDecay: 0.01,
    },
    schedule: { kind: "cosine", finalFraction: 0, warmUpSteps: 3 },
    classWeights: [1, 2, 1, 1, 0.5, 1, 1, 3, 1, 1],
  });
  const { trainer, points } = trainerWithEvents(dataset);
  trainer.addRun("a", experiment, measureAtEnd);
  trainer.addRun("b", experiment, measureAtEnd);
  trainer.start(["a", "b"]);
  await trainer.settled();
  expect(points("a").losses).toHaveLength(6);
  expect(points("b")).toEqual(points("a"));
  trainer.removeRun("a");
  trainer.removeRun("b");
  await trainer.settled();
});

test("a learning rate that is changed counts from the next step on, and the step is told", async () => {
  const experiment = tinyExperiment({ optimizer: plain, trainingImages: 160, epochs: 1 });
  const steady = (await trainOne(experiment)).points("a").losses;
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", experiment, measureAtEnd);
  for (let step = 0; step < 4; step++) {
    trainer.step(["a"]);
    await trainer.settled();
  }
  trainer.setLearningRate("a", 0.5);
  expect(recorder.told("learningRateChanged")).toEqual([{ type: "learningRateChanged", runId: "a", step: 4, learningRate: 0.5 }]);
  trainer.start(["a"]);
  await trainer.settled();
  const { losses } = recorder.points("a");
  // Step 4 is trained with the new rate; its own loss was measured before.
  expect(losses.slice(0, 5)).toEqual(steady.slice(0, 5));
  expect(losses[5]).not.toBe(steady[5]);
  trainer.setLearningRate("a", 0.2);
  trainer.setLearningRate("gone", 0.2);
  expect(recorder.told("learningRateChanged")).toHaveLength(1);
  trainer.reset("a", experiment);
  for (const rate of [Number.NaN, -1, 1e9, 0]) trainer.setLearningRate("a", rate);
  expect(recorder.told("learningRateChanged")).toHaveLength(1);
  trainer.start(["a"]);
  await trainer.settled();
  expect(
    recorder
      .told("stepped")
      .flatMap(({ runs }) => runs.flatMap(({ losses }) => [...losses]))
      .slice(10),
  ).toEqual(steady);
  trainer.removeRun("a");
  await trainer.settled();
});

test("a schedule without a fall is the same as none, and a warm-up of one step as well", async () => {
  const experiment = tinyExperiment();
  const steady = (await trainOne(experiment)).points("a");
  const flat = await trainOne({ ...experiment, schedule: { kind: "step", everyEpochs: 1, factor: 1, warmUpSteps: 1 } });
  expect(flat.points("a")).toEqual(steady);
  const falling = await trainOne({ ...experiment, schedule: { kind: "step", everyEpochs: 1, factor: 0.5, warmUpSteps: 0 } });
  expect(falling.points("a").losses.slice(0, 4)).toEqual(steady.losses.slice(0, 4));
  expect(falling.points("a").losses[5]).not.toBe(steady.losses[5]);
});

test("training ends early once the validation loss has not fallen for as many epochs as patience allows", async () => {
  // At a rate of 10 the network gets worse at once.
  const experiment = tinyExperiment({
    optimizer: { ...plain, learningRate: 3 },
    validation: { kind: "lastFraction", fraction: 0.5 },
    earlyStopping: { patience: 2 },
    epochs: 50,
  });
  const { told, states } = await trainOne(experiment);
  const losses = told("epochEnded").map(({ validation }) => validation?.loss ?? Number.NaN);
  const [result] = told("runEnded");
  expect(result).toMatchObject({ stoppedEarly: true, steps: losses.length * 2 });
  expect(losses.length).toBeLessThan(50);
  const best = Math.min(...losses);
  expect(losses.slice(-2).every((loss) => loss >= best)).toBe(true);
  expect(losses.indexOf(best)).toBe(losses.length - 3);
  expect(states("a").at(-1)).toBe("finished");
});

test("without validation early stopping is left out", async () => {
  const { told } = await trainOne(tinyExperiment({ earlyStopping: { patience: 1 }, epochs: 4 }));
  expect(told("epochEnded")).toHaveLength(4);
  expect(told("runEnded")[0]).toMatchObject({ stoppedEarly: false });
});

test("a digit without weight is not learned, and the test loss counts it all the same", async () => {
  const learning = { trainingImages: 400, epochs: 20, optimizer: { ...plain, learningRate: 0.2 } };
  const blind = await trainOne(tinyExperiment({ ...learning, classWeights: [1, 0, 1, 1, 1, 1, 1, 1, 1, 1] }));
  const seeing = await trainOne(tinyExperiment(learning));
  const [blindResult, seeingResult] = [blind.told("runEnded")[0], seeing.told("runEnded")[0]];
  const ones = dataset.test.labels.reduce((count, label) => count + (label === 1 ? 1 : 0), 0);
  const readAsOne = (predictions: Uint8Array | undefined) => predictions?.filter((digit) => digit === 1).length ?? 0;
  expect(ones).toBeGreaterThan(3);
  expect(readAsOne(blindResult?.predictions)).toBe(0);
  expect(readAsOne(seeingResult?.predictions)).toBeGreaterThan(0);
  expect(blindResult?.test.loss).toBeGreaterThan((seeingResult?.test.loss ?? 0) + 0.2);
});

test("the result has the digit read in every test image, which agrees with its count of right ones", async () => {
  const { told } = await trainOne(tinyExperiment({ epochs: 5 }));
  const [result] = told("runEnded");
  expect(result?.predictions).toHaveLength(50);
  const right = result?.predictions.filter((digit, i) => digit === dataset.test.labels[i]).length;
  expect(right).toBe(result?.test.correct);
});

test("a step whose outputs would not fit into memory is refused with what it would take", () => {
  const { trainer } = trainerWithEvents(dataset);
  const layers: Experiment["layers"] = [
    { kind: "conv2d", filters: 256, kernelSize: 3, strides: 1, padding: "same", activation: "relu" },
    { kind: "flatten" },
    { kind: "dense", units: 10, activation: "softmax" },
  ];
  let problem = null;
  try {
    trainer.addRun("a", tinyExperiment({ layers, batchSize: 4096 }), measureAtEnd);
  } catch (error) {
    problem = problemOf(error);
  }
  // Output and gradient of 784 · 256 values, and of ten, four bytes each.
  expect(problem).toEqual({ code: "batch-memory", bytes: 4096 * 8 * (784 * 256 + 10), limit: 1_500_000_000 });
});
