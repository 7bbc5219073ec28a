import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import type { TrainerEvent } from "../../src/protocol/messages";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { everyLayer, measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

// More rows than two slices of an evaluation hold, so that one can be left in the middle.
const dataset = smallMnist(60, 1200);
const long = tinyExperiment({ layers: everyLayer, epochs: 10_000, validation: { kind: "lastFraction", fraction: 0.2 } });

beforeAll(startWasmInNode);

const counts = () => {
  const { numTensors, numDataBuffers } = tf.memory();
  return { numTensors, numDataBuffers, held: tf.backend().numDataIds() };
};

/** Trains `long` until `isMoment`, removes it right then, and compares the memory with that of before. */
async function removedWhen(isMoment: (event: TrainerEvent) => boolean) {
  const before = counts();
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  let told = 0;
  trainer.addRun("a", long, { ...measureAtEnd, testEachEpoch: true });
  recorder.onEvent = (event) => {
    if (told > 0 || !isMoment(event)) return;
    trainer.removeRun("a");
    told = recorder.events.length;
  };
  trainer.start(["a"]);
  await trainer.settled();
  expect(told).toBeGreaterThan(0);
  expect(counts()).toEqual(before);
  return { after: recorder.events.slice(told) };
}

test("a run that is removed in the middle of its training frees everything and is heard of no more", async () => {
  const { after } = await removedWhen((event) => event.type === "stepped");
  expect(after).toEqual([]);
});

test("a run that is removed while it is measured frees everything and is heard of no more", async () => {
  const { after } = await removedWhen((event) => event.type === "runStateChanged" && event.state === "evaluating");
  expect(after).toEqual([]);
});

test("a run that is removed between two slices of a measurement frees what was measured", async () => {
  const before = counts();
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("a", { ...long, epochs: 1 }, { ...measureAtEnd, testEachEpoch: true });
  let sliceTensors = 0;
  recorder.onEvent = (event) => {
    if (event.type !== "runStateChanged" || event.state !== "evaluating") return;
    const atStart = tf.memory().numTensors;
    // Each turn of the event loop comes after a few slices at most; the first that finds one measured removes.
    const look = () => {
      sliceTensors = tf.memory().numTensors - atStart;
      if (sliceTensors > 0) trainer.removeRun("a");
      else setImmediate(look);
    };
    queueMicrotask(look);
  };
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.told("runEnded")).toEqual([]);
  expect(sliceTensors).toBeGreaterThan(0);
  expect(counts()).toEqual(before);
});

test("a run that is removed while it is paused frees everything", async () => {
  const before = counts();
  const { trainer } = trainerWithEvents(dataset);
  trainer.addRun("a", long, measureAtEnd);
  trainer.step(["a"]);
  await trainer.settled();
  trainer.removeRun("a");
  await trainer.settled();
  expect(counts()).toEqual(before);
});

test("a run that never trained, and one that was reset, free everything", async () => {
  const before = counts();
  const { trainer } = trainerWithEvents(dataset);
  trainer.addRun("a", long, measureAtEnd);
  trainer.addRun("b", long, measureAtEnd);
  trainer.start(["b"]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  trainer.reset("b", tinyExperiment());
  await trainer.settled();
  trainer.removeRun("a");
  trainer.removeRun("b");
  await trainer.settled();
  expect(counts()).toEqual(before);
});

test("the other run goes on when one is removed, with the curve it has alone", async () => {
  const train = async (removeOther: boolean) => {
    const recorder = trainerWithEvents(dataset);
    const { trainer } = recorder;
    trainer.addRun("a", tinyExperiment({ epochs: 30 }), measureAtEnd);
    trainer.addRun("b", tinyExperiment({ epochs: 10_000 }), measureAtEnd);
    recorder.onEvent = (event) => {
      if (event.type === "epochEnded" && event.runId === "b" && event.epoch === 3) trainer.removeRun("b");
    };
    trainer.start(removeOther ? ["a", "b"] : ["a"]);
    await trainer.settled();
    return recorder.points("a");
  };
  expect(await train(true)).toEqual(await train(false));
});

test("a run keeps its weights and the optimizer's state, no more for having trained longer or being done", async () => {
  const { trainer } = trainerWithEvents(dataset);
  const before = counts().numTensors;
  trainer.addRun("a", tinyExperiment({ epochs: 4 }), { ...measureAtEnd, testEachEpoch: true });
  const ready = counts().numTensors - before;
  // Two kernels and two biases, and as many first and second moments.
  expect(ready).toBeGreaterThanOrEqual(3 * 4);
  trainer.step(["a"]);
  await trainer.settled();
  const paused = counts().numTensors - before;
  trainer.step(["a"]);
  await trainer.settled();
  expect(counts().numTensors - before).toBe(paused);
  trainer.start(["a"]);
  await trainer.settled();
  expect(counts().numTensors - before).toBe(ready);
  trainer.removeRun("a");
  await trainer.settled();
});
