import { expect, test } from "vitest";
import type { DrawingsResult } from "../../cli/createDrawingTask";
import type { Reporter } from "../../cli/createReporter";
import type { TrainRequest } from "../../cli/parseTrainArguments";
import { superviseTraining } from "../../cli/superviseTraining";
import type { TrainerCommand } from "../../src/protocol/messages";
import type { PenDrawing } from "../../src/protocol/penDrawings";
import { presets } from "../../src/protocol/presets";
import type { TerminalEvent } from "../../src/terminal";

const experiment = presets["article2-cnn"];
const request: TrainRequest = {
  runs: ["a", "b"].map((runId) => ({ runId, experiment })),
  backend: "wasm",
  maxSteps: 3,
  testImages: 100,
  drawings: null,
  asJson: true,
};
const loaded: TerminalEvent = { type: "datasetLoaded", trainingImages: 60_000, testImages: 10_000, testLabels: [] };
const ended = (runId: string): TerminalEvent => ({
  type: "runEnded",
  runId,
  test: { loss: 1, accuracy: 0.5, correct: 50, count: 100 },
  seconds: 1,
  secondsAreEstimated: false,
  steps: 3,
  millisecondsPerStep: null,
  backend: "wasm",
  predictions: [],
  stoppedEarly: false,
});
const failed: TerminalEvent = { type: "runFailed", runId: "a", problem: { code: "not-finite", step: 2 } };

function supervise(changes: Partial<TrainRequest> = {}) {
  const sent: TrainerCommand[] = [];
  const said: string[] = [];
  const read: DrawingsResult[] = [];
  const reporter: Reporter = {
    report: () => {},
    reportDrawings: (result) => read.push(result),
    say: (sentence) => said.push(sentence),
    conclude: () => {},
  };
  const supervision = superviseTraining({ ...request, ...changes }, reporter);
  const outcome = supervision.run({ send: async (command) => void sent.push(command) });
  return { ...supervision, outcome, sent, said, read };
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
  expect(said.join()).toMatch(/^a: The loss was no longer a number from step 2 on/);
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
  const supervision = superviseTraining(request, {
    report: () => {},
    reportDrawings: () => {},
    say: () => {},
    conclude: () => {},
  });
  supervision.fail("Ended by SIGINT.");
  expect(await supervision.run({ send: async (command) => void sent.push(command) })).toBe(false);
  expect(sent).toEqual([]);
});

const line = (label: number): PenDrawing => ({
  label,
  strokes: [
    [
      [0, 0],
      [0, 200],
    ],
  ],
});
const dot: PenDrawing = { label: 1, strokes: [[[5, 5]]] };

test("every run reads the drawings once it is trained, and only then is it done; a dot is never read rightly", async () => {
  const { receive, outcome, sent, read } = supervise({ drawings: [line(1), line(7), dot] });
  receive(loaded);
  receive(ended("b"));
  receive(ended("a"));
  const asked = sent.filter((command) => command.type === "readImages");
  expect(asked.map(({ runIds, images }) => [runIds, images.length])).toEqual([
    [["b"], 3 * 784],
    [["a"], 3 * 784],
  ]);
  receive({ type: "imagesRead", requestId: asked[1]?.requestId ?? -1, readings: [{ runId: "a", digits: [1, 7, 1] }] });
  receive({ type: "imagesRead", requestId: asked[0]?.requestId ?? -1, readings: [{ runId: "b", digits: [1, 1, 1] }] });
  expect(await outcome).toBe(true);
  expect(read).toEqual([
    { runId: "a", count: 3, accuracy: 2 / 3 },
    { runId: "b", count: 3, accuracy: 1 / 3 },
  ]);
});

test("a run that cannot read the drawings makes the whole fail", async () => {
  const { receive, outcome, said } = supervise({ drawings: [line(1)] });
  receive(loaded);
  receive(failed);
  receive(ended("b"));
  receive({ type: "imagesRead", requestId: 0, readings: [] });
  expect(await outcome).toBe(false);
  expect(said.at(-1)).toBe("b: the drawings could not be read");
});
