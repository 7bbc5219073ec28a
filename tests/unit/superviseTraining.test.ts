import { expect, test } from "vitest";
import type { Reporter } from "../../cli/createReporter";
import type { TrainRequest } from "../../cli/parseTrainArguments";
import { superviseTraining } from "../../cli/superviseTraining";
import type { TrainerCommand } from "../../src/protocol/messages";
import { presets } from "../../src/protocol/presets";
import type { TerminalEvent } from "../../src/terminal";

const experiment = presets["article2-cnn"];
const request: TrainRequest = {
  runs: ["a", "b"].map((runId) => ({ runId, experiment })),
  backend: "wasm",
  maxSteps: 3,
  testImages: 100,
  asJson: true,
};
const loaded: TerminalEvent = { type: "datasetLoaded", trainingImages: 60_000, testImages: 10_000 };
const ended = (runId: string): TerminalEvent => ({
  type: "runEnded",
  runId,
  test: { loss: 1, accuracy: 0.5, correct: 50, count: 100 },
  seconds: 1,
  secondsAreEstimated: false,
  steps: 3,
  millisecondsPerStep: null,
  backend: "wasm",
  stoppedEarly: false,
});
const failed: TerminalEvent = { type: "runFailed", runId: "a", problem: { code: "not-finite", step: 2 } };

function supervise() {
  const sent: TrainerCommand[] = [];
  const said: string[] = [];
  const reporter: Reporter = { report: () => {}, say: (sentence) => said.push(sentence), conclude: () => {} };
  const supervision = superviseTraining(request, reporter);
  const outcome = supervision.run({ send: async (command) => void sent.push(command) });
  return { ...supervision, outcome, sent, said };
}

test("the runs are added once the data is there, then all are started together", async () => {
  const { receive, outcome, sent } = supervise();
  expect(sent).toEqual([{ type: "initialize", backend: "wasm" }]);
  receive(loaded);
  receive(ended("a"));
  receive(ended("b"));
  expect(await outcome).toBe(true);
  expect(sent.slice(1)).toEqual([
    { type: "addRun", runId: "a", experiment, measure: { testEachEpoch: false, maxSteps: 3, testImages: 100 } },
    { type: "addRun", runId: "b", experiment, measure: { testEachEpoch: false, maxSteps: 3, testImages: 100 } },
    { type: "start", runIds: ["a", "b"] },
  ]);
});

test("a run that fails lets the others finish, and the whole counts as failed", async () => {
  const { receive, outcome, said } = supervise();
  receive(loaded);
  receive(failed);
  receive(ended("b"));
  expect(await outcome).toBe(false);
  expect(said.join()).toMatch(/^a: The loss was no longer a number at step 2/);
});

test("a trainer that dies ends the command with one sentence, whatever follows", async () => {
  const { receive, fail, outcome, said } = supervise();
  receive({ type: "trainerFailed", problem: { code: "worker-crashed", detail: "out of luck" } });
  receive(ended("a"));
  fail("The browser ended unexpectedly.");
  expect(await outcome).toBe(false);
  expect(said).toEqual([expect.stringContaining("out of luck")]);
});

test("nothing is sent once the command was given up before the page stood", async () => {
  const sent: TrainerCommand[] = [];
  const supervision = superviseTraining(request, { report: () => {}, say: () => {}, conclude: () => {} });
  supervision.fail("Ended by SIGINT.");
  expect(await supervision.run({ send: async (command) => void sent.push(command) })).toBe(false);
  expect(sent).toEqual([]);
});
