import { beforeAll, expect, test } from "vitest";
import { limits } from "../../src/protocol/limits";
import { problemOf } from "../../src/protocol/problem";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(60, 50);
const stepsOf = (recorder: ReturnType<typeof trainerWithEvents>, id = "a") => recorder.points(id).losses.length;

beforeAll(startWasmInNode);

/** A trainer with one run of three steps an epoch. */
function withRun(changes: Parameters<typeof tinyExperiment>[0] = {}, measure = measureAtEnd) {
  const recorder = trainerWithEvents(dataset);
  recorder.trainer.addRun("a", tinyExperiment(changes), measure);
  return recorder;
}

/** Lets the loop go on for a few milliseconds. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 15));

test("a run is ready, trains, is measured and finishes, and says so once each", async () => {
  const recorder = withRun({ epochs: 1 });
  recorder.trainer.start(["a"]);
  await recorder.trainer.settled();
  expect(recorder.states("a")).toEqual(["ready", "training", "evaluating", "finished"]);
  expect(recorder.told("runEnded")).toHaveLength(1);
});

test("a paused run does no further step, and goes on where it was", async () => {
  const recorder = withRun({ epochs: 10_000 });
  const { trainer } = recorder;
  trainer.start(["a"]);
  await aMoment();
  trainer.pause(["a"]);
  const paused = recorder.told("runStateChanged").at(-1);
  await trainer.settled();
  expect(paused?.state).toBe("paused");
  expect(stepsOf(recorder)).toBe(paused?.step);
  await aMoment();
  expect(stepsOf(recorder)).toBe(paused?.step);
  trainer.start(["a"]);
  await aMoment();
  trainer.pause(["a"]);
  await trainer.settled();
  expect(stepsOf(recorder)).toBeGreaterThan(paused?.step ?? Number.POSITIVE_INFINITY);
});

test("a run that was paused and resumed again and again has the curve of one that was not", async () => {
  const undisturbed = withRun({ epochs: 40 });
  undisturbed.trainer.start(["a"]);
  await undisturbed.trainer.settled();
  const disturbed = withRun({ epochs: 40 });
  const { trainer } = disturbed;
  trainer.start(["a"]);
  let rounds = 0;
  for (; disturbed.told("runEnded").length === 0; rounds++) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    // Resumed while the loop of before has not come to its end, several times over.
    trainer.pause(["a"]);
    trainer.start(["a"]);
    trainer.start(["a"]);
    trainer.pause(["a"]);
    if (rounds % 2) await trainer.settled();
    trainer.start(["a"]);
  }
  expect(rounds).toBeGreaterThan(2);
  expect(disturbed.points("a")).toEqual(undisturbed.points("a"));
  expect(disturbed.told("epochEnded").map(({ epoch }) => epoch)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(disturbed.told("runEnded")).toMatchObject([{ steps: 120 }]);
});

test("a step is exactly one, with the measurement that belongs to it at an epoch's end", async () => {
  const recorder = withRun({ validation: { kind: "testSet" } });
  const { trainer } = recorder;
  for (const expected of [
    { steps: 1, epochs: 0, state: "paused" },
    { steps: 2, epochs: 0, state: "paused" },
    { steps: 3, epochs: 1, state: "paused" },
    { steps: 4, epochs: 1, state: "paused" },
    { steps: 5, epochs: 1, state: "paused" },
    { steps: 6, epochs: 2, state: "finished" },
    { steps: 6, epochs: 2, state: "finished" },
  ]) {
    trainer.step(["a"]);
    await trainer.settled();
    const last = recorder.told("runStateChanged").at(-1);
    expect({ steps: stepsOf(recorder), epochs: recorder.told("epochEnded").length, state: last?.state }).toEqual(expected);
    expect(last?.step).toBe(expected.steps);
  }
});

test("commands that come while the loop runs start no second one, which would do a step of its own", async () => {
  const recorder = withRun();
  const { trainer } = recorder;
  trainer.step(["a"]);
  trainer.step(["a"]);
  trainer.start(["a"]);
  await trainer.settled();
  expect(stepsOf(recorder)).toBe(1);
});

test("a step of a run that was paused before its epoch was measured measures first and still is a step", async () => {
  const recorder = withRun({ epochs: 3 }, { ...measureAtEnd, testEachEpoch: true });
  const { trainer } = recorder;
  recorder.onEvent = ({ type }) => {
    if (type === "stepped") trainer.pause(["a"]);
  };
  trainer.start(["a"]);
  await trainer.settled();
  recorder.onEvent = null;
  // The points are read before an epoch's measurement, so that is where the pause came.
  expect([stepsOf(recorder), recorder.told("epochEnded").length]).toEqual([3, 0]);
  trainer.step(["a"]);
  await trainer.settled();
  expect([stepsOf(recorder), recorder.told("epochEnded").length]).toEqual([4, 1]);
});

test("a run that is resumed in the middle of its measurement is measured, not trained, and says so", async () => {
  const recorder = withRun({ epochs: 1 });
  const { trainer } = recorder;
  recorder.onEvent = (event) => {
    if (event.type === "runStateChanged" && event.state === "evaluating") trainer.pause(["a"]);
  };
  trainer.start(["a"]);
  await trainer.settled();
  recorder.onEvent = null;
  expect(recorder.states("a")).toEqual(["ready", "training", "evaluating", "paused"]);
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.states("a").slice(4)).toEqual(["evaluating", "finished"]);
});

test("a stopped run is measured where it is and ends as stopped", async () => {
  const recorder = withRun({ epochs: 10_000 });
  const { trainer } = recorder;
  trainer.start(["a"]);
  await aMoment();
  trainer.stop(["a"]);
  await trainer.settled();
  expect(recorder.states("a").slice(-2)).toEqual(["evaluating", "stopped"]);
  const [ended] = recorder.told("runEnded");
  expect(ended).toMatchObject({ steps: stepsOf(recorder), test: { count: 50 } });
  trainer.start(["a"]);
  trainer.step(["a"]);
  trainer.stop(["a"]);
  await trainer.settled();
  expect(recorder.told("runEnded")).toHaveLength(1);
  expect(stepsOf(recorder)).toBe(ended?.steps);
});

test("a paused run can be stopped", async () => {
  const recorder = withRun({ epochs: 10_000 });
  recorder.trainer.step(["a"]);
  await recorder.trainer.settled();
  recorder.trainer.stop(["a"]);
  await recorder.trainer.settled();
  expect(recorder.told("runEnded")).toMatchObject([{ steps: 1 }]);
  expect(recorder.states("a").at(-1)).toBe("stopped");
});

test("a stop that comes after the last step changes nothing any more: the run has finished", async () => {
  const recorder = withRun({ epochs: 1 });
  const { trainer } = recorder;
  recorder.onEvent = (event) => {
    if (event.type === "runStateChanged" && event.state === "evaluating") trainer.stop(["a"]);
  };
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.states("a").at(-1)).toBe("finished");
});

test("a reset starts again from the same weights, or from those of a new seed, in any state", async () => {
  const recorder = withRun({ epochs: 10_000 });
  const { trainer } = recorder;
  const firstLosses: number[] = [];
  const trainOneStep = async () => {
    recorder.events.length = 0;
    trainer.step(["a"]);
    await trainer.settled();
    firstLosses.push(recorder.points("a").losses[0] ?? Number.NaN);
  };
  await trainOneStep();
  trainer.reset("a", tinyExperiment({ epochs: 10_000 }));
  expect(recorder.told("runStateChanged").at(-1)).toMatchObject({ state: "ready", step: 0 });
  await trainOneStep();
  trainer.start(["a"]);
  await aMoment();
  trainer.reset("a", tinyExperiment({ seed: 2 }));
  await trainer.settled();
  expect(recorder.told("runStateChanged").at(-1)).toMatchObject({ state: "ready", step: 0 });
  await trainOneStep();
  const [first, again, other] = firstLosses;
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test("one run more than there may be is turned away, the others go on", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  const ids = Array.from({ length: limits.trainerRuns.max }, (_, i) => `run ${i}`);
  for (const id of ids) trainer.addRun(id, tinyExperiment({ epochs: 1 }), measureAtEnd);
  let problem = null;
  try {
    trainer.addRun("one more", tinyExperiment(), measureAtEnd);
  } catch (error) {
    problem = problemOf(error);
  }
  expect(problem).toEqual({ code: "too-many-runs", limit: 40 });
  trainer.start(ids);
  await trainer.settled();
  expect(recorder.told("runEnded")).toHaveLength(40);
});

test("commands for runs that nobody knows do nothing", async () => {
  const { trainer, events } = trainerWithEvents(dataset);
  trainer.start(["x"]);
  trainer.step(["x"]);
  trainer.pause(["x"]);
  trainer.stop(["x"]);
  trainer.removeRun("x");
  trainer.reset("x", tinyExperiment());
  await trainer.settled();
  expect(events).toEqual([]);
});
