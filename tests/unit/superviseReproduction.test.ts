import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { Output } from "../../cli/createReporter";
import type { CodeVersion } from "../../cli/reproduce/codeVersion";
import { createReproduceReporter } from "../../cli/reproduce/createReproduceReporter";
import { parseReproduceArguments } from "../../cli/reproduce/parseReproduceArguments";
import { createRunCache, fileName, type RunKey } from "../../cli/reproduce/runCache";
import { superviseReproduction } from "../../cli/reproduce/superviseReproduction";
import type { TrainerCommand } from "../../src/protocol/messages";
import { presets } from "../../src/protocol/presets";
import type { TerminalEvent } from "../../src/terminal";
import { reproducedRun } from "../fixtures/reproducedRun";

const version: CodeVersion = { trainset: "0.1.0", tensorflow: "4.22.0", source: "aa", data: "bb" };
const labels = [7, 2, 1];
const chosen: TerminalEvent = {
  ...{ type: "backendChosen", backend: "wasm", adapter: null, isSoftware: false, reason: "no-gpu", choices: [], timings: [] },
};
const loaded: TerminalEvent = { type: "datasetLoaded", trainingImages: 60_000, testImages: 3, testLabels: labels };
const measured = { loss: 0.1234567, accuracy: 2 / 3, correct: 2, count: 3 };
const ended = (runId: string): TerminalEvent => ({
  type: "runEnded",
  runId,
  test: measured,
  seconds: 1.2345,
  secondsAreEstimated: false,
  steps: 5,
  millisecondsPerStep: null,
  backend: "wasm",
  predictions: [7, 2, 2],
  stoppedEarly: false,
});
const epoch = (runId: string): TerminalEvent => ({
  ...{ type: "epochEnded", runId, epoch: 1, step: 5, trainLoss: 0.5, trainAccuracy: 0.8, seconds: 1 },
  ...{ validation: measured, test: null },
});

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reproduction-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

/** Supervises two seeds of `preset`; the trainer is whoever calls `receive`. */
function supervise(preset = "article0-dense128-batch32") {
  const request = parseReproduceArguments(["--preset", preset, "--seeds", "2", "--max-steps", "5"]);
  if (typeof request === "string") throw new Error(request);
  const sent: TrainerCommand[] = [];
  const lines: string[] = [];
  const output: Output = { isTerminal: false, write: (text) => lines.push(text.trimEnd()) };
  const reporter = createReproduceReporter(request.runs, request.maxSteps, output);
  const supervision = superviseReproduction(request, version, createRunCache(folder), reporter);
  const outcome = supervision.run({ send: async (command) => void sent.push(command) }, "156.0");
  const receive = async (...events: TerminalEvent[]) => {
    for (const event of events) {
      supervision.receive(event);
      // What follows from an event is sent one command after the other.
      for (let i = 0; i < 10; i += 1) await Promise.resolve();
    }
  };
  const sentTypes = () => sent.map((command) => ("runId" in command ? `${command.type} ${command.runId}` : command.type));
  return { supervision, outcome, receive, sent, sentTypes, lines };
}

test("one run trains after the other, the test images measured each epoch, and each is kept with what it came to", async () => {
  const { outcome, receive, sent, sentTypes, lines } = supervise();
  await receive(chosen, loaded, epoch("run-0"), ended("run-0"), epoch("run-1"), ended("run-1"));
  expect(sentTypes()).toEqual([
    ...["initialize", "addRun run-0", "start", "removeRun run-0", "addRun run-1", "start", "removeRun run-1"],
  ]);
  expect(sent[1]).toMatchObject({ measure: { testEachEpoch: true, maxSteps: 5, trainingSetAtEnd: false } });
  const done = await outcome;
  expect(done?.map(({ result }) => result.seed)).toEqual([1, 2]);
  const confusion = new Array<number>(100).fill(0);
  for (const cell of [77, 22, 12]) confusion[cell] = 1;
  expect(done?.[0]?.result).toMatchObject({
    ...{ backend: "wasm", seconds: 1.23, steps: 5, trainingSet: null, confusion },
    test: { loss: 0.123457, accuracy: 0.666667, correct: 2, count: 3 },
    versions: { trainset: "0.1.0", tensorflow: "4.22.0", chromium: "156.0" },
  });
  // It validates with the test images, so that both are the same.
  expect(done?.[0]?.result.epochs[0]?.test).toEqual(done?.[0]?.result.epochs[0]?.validation);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(lines[0]).toMatch(/^1 of 2: article0-dense128-batch32, seed 1: test accuracy 66\.67.%, 1\.2 s of training/);
});

test("after an interruption the same command goes on with the first run that is not kept", async () => {
  const first = supervise();
  await first.receive(chosen, loaded, ended("run-0"));
  first.supervision.fail("Ended by SIGINT.");
  expect(await first.outcome).toBeNull();
  expect(first.lines.slice(-2)).toEqual(["Ended by SIGINT.", "1 of 2 runs are kept: the same command goes on from there."]);

  const second = supervise();
  await second.receive(chosen, loaded);
  expect(second.sentTypes()).toEqual(["initialize", "addRun run-1", "start"]);
  expect(second.sent[1]).toMatchObject({ experiment: { seed: 2 } });
  await second.receive(ended("run-1"));
  expect((await second.outcome)?.map(({ result }) => result.seed)).toEqual([1, 2]);

  const third = supervise();
  await third.receive(loaded, chosen);
  expect(await third.outcome).toHaveLength(2);
  expect(third.sentTypes()).toEqual(["initialize"]);
  expect(third.lines[1]).toContain("kept from before");
});

test("the training images are measured for the article that prints them", async () => {
  const { receive, sent } = supervise("article1-mlp128-64");
  await receive(chosen, loaded);
  expect(sent[1]).toMatchObject({ measure: { trainingSetAtEnd: true } });
});

test("a run that fails ends the reproduction with a sentence", async () => {
  const { outcome, receive, lines } = supervise();
  await receive(chosen, loaded, { type: "runFailed", runId: "run-0", problem: { code: "not-finite", step: 3 } });
  expect(await outcome).toBeNull();
  expect(lines.at(-1)).toMatch(/^article0-dense128-batch32: The loss was no longer a number/);
});

const key: RunKey = {
  presetId: "article2-cnn",
  experiment: presets["article2-cnn"],
  ...{ maxSteps: null, backend: "wasm", adapter: null, chromium: "156.0", version },
};

test("a kept run is found again by the same key, and by no key in which something that matters differs", () => {
  const cache = createRunCache(folder);
  const run = reproducedRun(1, 0.99);
  cache.keep(key, run);
  expect(cache.find(key)).toEqual(run);
  expect(cache.find({ ...key, experiment: { ...key.experiment, name: "Another name" } })).toEqual(run);
  const others: Partial<RunKey>[] = [
    { experiment: { ...key.experiment, seed: 2 } },
    { experiment: { ...key.experiment, epochs: 6 } },
    { maxSteps: 10 },
    { backend: "cpu" },
    { adapter: "a GPU" },
    { chromium: "157.0" },
    { version: { ...version, source: "ab" } },
    { version: { ...version, tensorflow: "4.23.0" } },
    { version: { ...version, data: "bc" } },
  ];
  for (const other of others) expect(cache.find({ ...key, ...other })).toBeNull();
});

test("a kept file that is damaged counts as none", () => {
  const cache = createRunCache(folder);
  writeFileSync(join(folder, fileName(key)), '{"seed":1');
  expect(cache.find(key)).toBeNull();
  writeFileSync(join(folder, fileName(key)), '{"seed":1}');
  expect(cache.find(key)).toBeNull();
});
