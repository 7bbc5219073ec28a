import { expect, test } from "vitest";
import { createReporter, type Output } from "../../cli/createReporter";
import type { TrainRequest } from "../../cli/parseTrainArguments";
import { presets } from "../../src/protocol/presets";
import type { TerminalEvent, TerminalResult } from "../../src/terminal";

const experiment = presets["article4-dense128-batch64"];
const request = (asJson: boolean): TrainRequest => ({
  runs: [{ runId: "a", experiment }],
  backend: "auto",
  maxSteps: 100,
  testImages: null,
  drawings: null,
  asJson,
});
const result: TerminalResult = {
  runId: "a",
  test: { loss: 0.25, accuracy: 0.9312, correct: 9312, count: 10_000 },
  seconds: 1.5,
  secondsAreEstimated: false,
  steps: 100,
  millisecondsPerStep: 14.2,
  backend: "wasm",
  predictions: [],
  stoppedEarly: false,
};
const epoch = (number: number, step: number): TerminalEvent => ({
  type: "epochEnded",
  runId: "a",
  epoch: number,
  step,
  trainLoss: 0.5,
  trainAccuracy: 0.85,
  validation: number === 1 ? null : { loss: 0.3, accuracy: 0.9, correct: 9, count: 10 },
  test: null,
  seconds: 2,
});
const events: TerminalEvent[] = [
  { type: "datasetLoaded", trainingImages: 60_000, testImages: 10_000, testLabels: [] },
  { type: "backendChosen", backend: "wasm", adapter: null, isSoftware: false, reason: "no-gpu", choices: [], timings: [] },
  { type: "progressed", runs: [{ runId: "a", step: 25, loss: 0.7, accuracy: 0.8, losses: [0.9, 0.7] }] },
  epoch(1, 50),
  epoch(2, 100),
  { type: "runEnded", ...result },
];

function record(asJson: boolean, isTerminal: boolean) {
  const written: { out: string[]; error: string[] } = { out: [], error: [] };
  const out: Output = { isTerminal, write: (text) => void written.out.push(text) };
  const error: Output = { isTerminal, write: (text) => void written.error.push(text) };
  const reporter = createReporter(request(asJson), out, error, () => 0);
  for (const event of events) reporter.report(event);
  reporter.conclude();
  return { out: written.out.join(""), error: written.error.join("") };
}

test("--json prints one object a line with exactly these fields in this order, and nothing else", () => {
  const { out, error } = record(true, true);
  expect(out.split("\n")).toEqual([
    '{"type":"backend","backend":"wasm","adapter":null}',
    '{"type":"epoch","run":"a","epoch":1,"trainLoss":0.5,"trainAccuracy":0.85,"validationLoss":null,"validationAccuracy":null,"seconds":2,"steps":50}',
    '{"type":"epoch","run":"a","epoch":2,"trainLoss":0.5,"trainAccuracy":0.85,"validationLoss":0.3,"validationAccuracy":0.9,"seconds":2,"steps":50}',
    '{"type":"finished","run":"a","testLoss":0.25,"testAccuracy":0.9312,"seconds":1.5,"steps":100,"millisecondsPerStep":14.2}',
    "",
  ]);
  expect(error).toBe("");
});

test("a finished line says so where its seconds are an estimate", () => {
  const lines: string[] = [];
  const output: Output = { isTerminal: false, write: (text) => void lines.push(text) };
  createReporter(request(true), output, output).report({ type: "runEnded", ...result, secondsAreEstimated: true });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ secondsAreEstimated: true });
});

test("a person gets the table on standard output and all else on standard error", () => {
  const { out, error } = record(false, false);
  expect(out).toMatch(/test accuracy \(%\)/);
  expect(out).toMatch(/a +93\.12 +0\.2500 +10,000 +100 +1\.5 +14\.20 +WebAssembly/);
  expect(error).toContain("Backend: WebAssembly");
  expect(error).toContain("a: epoch 2, loss 0.5000");
});

test("the progress bar is drawn only where lines can be drawn over, and erased at the end", () => {
  expect(record(false, true).error).toMatch(/█{6}░{18} +step 25\/100/);
  expect(record(false, true).error).toContain("\u001b[1A\u001b[0J");
  expect(record(false, false).error).not.toContain("█");
});

test("what was read in drawings is a line of its own, for a person after the table", () => {
  for (const asJson of [true, false]) {
    const lines: string[] = [];
    const output: Output = { isTerminal: false, write: (text) => void lines.push(text) };
    const reporter = createReporter(request(asJson), output, { isTerminal: false, write: () => {} });
    reporter.report({ type: "runEnded", ...result });
    reporter.reportDrawings({ runId: "a", count: 1000, accuracy: 0.955 });
    reporter.conclude();
    const expected = asJson
      ? /^\{"type":"drawings","run":"a","count":1000,"accuracy":0\.955\}\n$/
      : /^a reads 955 of 1,000 drawings rightly \(95\.5\s%\)\.\n$/;
    expect(lines.at(-1)).toMatch(expected);
  }
});
