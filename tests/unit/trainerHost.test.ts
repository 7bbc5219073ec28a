import * as tf from "@tensorflow/tfjs";
import { afterEach, expect, test, vi } from "vitest";
import { createTrainerHost } from "../../src/engine/trainerHost";
import type { TrainerEvent } from "../../src/protocol/messages";
import { serveShippedFiles } from "../fixtures/shippedFiles";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";

afterEach(() => {
  vi.unstubAllGlobals();
});

const measure = { ...measureAtEnd, testImages: 20 };
const experiment = tinyExperiment({ epochs: 1 });
const noNetwork = tinyExperiment({ layers: [{ kind: "dense", units: 10, activation: "softmax" }] });

function host() {
  const events: TrainerEvent[] = [];
  const { receive } = createTrainerHost((event) => events.push(event), {
    timeBackend: async () => null,
    recall: async () => undefined,
    keep: async () => {},
  });
  const types = () => events.map(({ type }) => type).filter((type) => type !== "datasetProgressed");
  const heard = (type: TrainerEvent["type"], times = 1) =>
    vi.waitFor(() => expect(types().filter((other) => other === type)).toHaveLength(times), { timeout: 20_000, interval: 5 });
  return { receive, events, types, heard };
}

test("commands that come before backend and data are there wait for them, in order", async () => {
  serveShippedFiles();
  const { receive, events, types, heard } = host();
  receive({ type: "initialize", backend: "cpu" });
  receive({ type: "addRun", runId: "a", experiment, measure });
  receive({ type: "addRun", runId: "b", experiment, measure });
  receive({ type: "removeRun", runId: "b" });
  receive({ type: "showDrawing", drawingId: 4, image: new Float32Array(784).fill(0.5) });
  receive({ type: "start", runIds: ["a", "b"] });
  await heard("checkpointed");
  const relevant = types().filter((type) => type !== "stepped" && type !== "predicted");
  expect(relevant.slice(0, 2).toSorted()).toEqual(["backendChosen", "datasetLoaded"]);
  expect(relevant.slice(2)).toEqual([
    "runStateChanged", // a is ready
    "runStateChanged", // b is ready
    "runStateChanged", // a trains
    "runStateChanged", // a is measured
    "epochEnded",
    "runStateChanged", // a has finished
    "runEnded",
    "checkpointed",
  ]);
  expect(events.find(({ type }) => type === "backendChosen")).toMatchObject({ backend: "cpu", reason: "asked", adapter: null });
  expect(events.find(({ type }) => type === "datasetLoaded")).toMatchObject({ trainingImages: 60_000, testImages: 10_000 });
  expect(events.find(({ type }) => type === "predicted")).toMatchObject({ drawingId: 4 });
  expect(events.find(({ type }) => type === "runEnded")).toMatchObject({ runId: "a", test: { count: 20 } });
  receive({ type: "removeRun", runId: "a" });
  await vi.waitFor(() => expect(tf.memory().numTensors).toBe(0));
});

test("a run that cannot be built is told as failed alone, and trains after a reset", async () => {
  serveShippedFiles();
  const { receive, events, heard } = host();
  receive({ type: "initialize", backend: "cpu" });
  receive({ type: "addRun", runId: "bad", experiment: noNetwork, measure });
  receive({ type: "addRun", runId: "good", experiment, measure });
  receive({ type: "start", runIds: ["bad", "good"] });
  await heard("checkpointed");
  expect(events.filter(({ type }) => type === "runFailed")).toMatchObject([
    { runId: "bad", problem: { code: "model-shape", problem: { code: "needs-vector", layer: 0 } } },
  ]);
  expect(events.at(-2)).toMatchObject({ type: "runEnded", runId: "good" });
  receive({ type: "reset", runId: "bad", experiment });
  receive({ type: "start", runIds: ["bad"] });
  await heard("checkpointed", 2);
  expect(events.at(-2)).toMatchObject({ type: "runEnded", runId: "bad", test: { count: 20 } });
});

test("an experiment is timed on the backend that was chosen, before data and runs are there as well", async () => {
  serveShippedFiles();
  const { receive, events, heard } = host();
  receive({ type: "initialize", backend: "cpu" });
  receive({ type: "timeExperiment", requestId: 8, experiment });
  await heard("experimentTimed");
  expect(events.find(({ type }) => type === "experimentTimed")).toEqual({
    type: "experimentTimed",
    requestId: 8,
    millisecondsPerStep: null,
  });
});

test("data that failed can be loaded again, and then the waiting commands are served", async () => {
  let isBroken = true;
  serveShippedFiles((name) => (isBroken && name.startsWith("t10k-labels") ? new Response(null, { status: 503 }) : null));
  const { receive, events, types, heard } = host();
  receive({ type: "initialize", backend: "cpu" });
  receive({ type: "addRun", runId: "a", experiment, measure });
  await heard("datasetFailed");
  await heard("backendChosen");
  expect(events.find(({ type }) => type === "datasetFailed")).toMatchObject({
    problem: { code: "file-missing", file: "t10k-labels-idx1-ubyte.gz", status: 503 },
  });
  expect(types()).not.toContain("runStateChanged");
  isBroken = false;
  receive({ type: "loadDataset" });
  await heard("runStateChanged");
  expect(events.at(-1)).toMatchObject({ runId: "a", state: "ready" });
});

test("data that failed and was loaded again before the backend had started is not forgotten", async () => {
  let isBroken = true;
  serveShippedFiles(() => (isBroken ? new Response(null, { status: 404 }) : null));
  let answerProbe = () => {};
  const probed = new Promise<null>((resolve) => {
    answerProbe = () => resolve(null);
  });
  vi.stubGlobal("navigator", { gpu: { requestAdapter: () => probed } });
  const { receive, events, heard } = host();
  receive({ type: "initialize", backend: "cpu" });
  receive({ type: "addRun", runId: "a", experiment, measure });
  await heard("datasetFailed");
  isBroken = false;
  receive({ type: "loadDataset" });
  await heard("datasetLoaded");
  expect(events.map(({ type }) => type)).not.toContain("backendChosen");
  answerProbe();
  await heard("runStateChanged");
});

test("a backend that is not there fails the trainer, with the backend's name, and nothing goes unhandled", async () => {
  serveShippedFiles();
  const unhandled: unknown[] = [];
  const notice = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", notice);
  const { receive, events, heard } = host();
  receive({ type: "initialize", backend: "webgl" });
  receive({ type: "addRun", runId: "a", experiment, measure });
  await heard("trainerFailed");
  await heard("datasetLoaded");
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("unhandledRejection", notice);
  expect(events.find(({ type }) => type === "trainerFailed")).toMatchObject({
    problem: { code: "backend-unavailable", backend: "webgl" },
  });
  expect(unhandled).toEqual([]);
});
