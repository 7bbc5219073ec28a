import type { TrainerCommand } from "../src/protocol/messages";
import type { TerminalEvent } from "../src/terminal";
import { describeProblem } from "../src/text/describeProblem";
import { en } from "../src/text/en";
import { createDrawingTask } from "./createDrawingTask";
import type { Reporter } from "./createReporter";
import type { TrainRequest } from "./parseTrainArguments";

/** Whoever takes commands for the trainer. */
interface Sender {
  send(command: TrainerCommand): Promise<void>;
}

/** Follows one request from the choice of the backend to the last run's result. */
export interface Supervision {
  /** Sends the commands; resolves with true when every run has its result, with false once that cannot be any more. */
  run(trainer: Sender): Promise<boolean>;
  receive(event: TerminalEvent): void;
  /** Gives up, with a sentence that says why. */
  fail(sentence: string): void;
}

/** Longest time without any sign of the trainer while it starts: a software GPU compiles its shaders first. */
const silenceLimitMs = 300_000;

/** Makes the supervision of `request`; what happens is told to `reporter`. */
export function superviseTraining(request: TrainRequest, reporter: Reporter): Supervision {
  const unfinished = new Set(request.runs.map(({ runId }) => runId));
  const drawings = request.drawings && createDrawingTask(request.drawings);
  let hasFailed = false;
  let isSettled = false;
  let resolveOutcome: (isFinished: boolean) => void = () => {};
  const outcome = new Promise<boolean>((resolve) => {
    resolveOutcome = resolve;
  });
  let sendCommand: Sender["send"] = () => Promise.resolve();
  let silence: NodeJS.Timeout | undefined;

  const settle = (isFinished: boolean) => {
    isSettled = true;
    clearTimeout(silence);
    resolveOutcome(isFinished);
  };
  const fail = (sentence: string) => {
    if (isSettled) return;
    reporter.say(sentence);
    settle(false);
  };
  const leave = (runId: string) => {
    unfinished.delete(runId);
    if (unfinished.size === 0) settle(!hasFailed);
  };
  const startRuns = async () => {
    clearTimeout(silence);
    const { maxSteps, testImages } = request;
    for (const { runId, experiment } of request.runs) {
      await sendCommand({ type: "addRun", runId, experiment, measure: { testEachEpoch: false, maxSteps, testImages } });
    }
    await sendCommand({ type: "start", runIds: request.runs.map(({ runId }) => runId) });
  };
  const judgeDrawings = (answer: Extract<TerminalEvent, { type: "imagesRead" }>) => {
    const judged = drawings?.judge(answer);
    if (!judged) return;
    const { runId, result } = judged;
    if (result) {
      reporter.reportDrawings(result);
    } else {
      hasFailed = true;
      reporter.say(`${runId}: the drawings could not be read`);
    }
    leave(runId);
  };
  const failWith = (error: unknown) => fail(error instanceof Error ? error.message : String(error));

  return {
    fail,
    receive(event) {
      if (isSettled) return;
      reporter.report(event);
      switch (event.type) {
        case "datasetLoaded":
          startRuns().catch(failWith);
          return;
        case "datasetFailed":
        case "trainerFailed":
          fail(describeProblem(event.problem, en));
          return;
        case "runFailed":
          hasFailed = true;
          reporter.say(`${event.runId}: ${describeProblem(event.problem, en)}`);
          leave(event.runId);
          return;
        case "runEnded":
          if (drawings) sendCommand(drawings.ask(event.runId)).catch(failWith);
          else leave(event.runId);
          return;
        case "imagesRead":
          judgeDrawings(event);
          return;
        default:
          return;
      }
    },
    async run(trainer) {
      if (isSettled) return outcome;
      sendCommand = (command) => trainer.send(command);
      silence = setTimeout(() => fail("The trainer gave no sign of life for five minutes."), silenceLimitMs);
      sendCommand({ type: "initialize", backend: request.backend }).catch(failWith);
      return outcome;
    },
  };
}
