import type { Experiment } from "../../src/protocol/experiment";
import type { RunId, TrainerCommand } from "../../src/protocol/messages";
import type { BackendName } from "../../src/protocol/options";
import type { TerminalEvent } from "../../src/terminal";
import { describeProblem } from "../../src/text/describeProblem";
import { en } from "../../src/text/en";
import { type OpenTrainer, openTrainer } from "../openTrainer";
import { withinTime } from "./point";

type EventOf<Type extends TerminalEvent["type"]> = Extract<TerminalEvent, { type: Type }>;

/** One point on a run's way: steps done, and when this process heard of it, in ms. */
export interface Progress {
  readonly step: number;
  readonly at: number;
}

/** Longest wait for anything; the 5,000 steps that memory is looked at after take the most. */
const longestWaitMs = 90_000;

/** Our own trainer in a Chromium of its own, with what it has told so far. */
export interface TrainerSession {
  readonly page: OpenTrainer["page"];
  send(command: TrainerCommand): Promise<void>;
  /** Resolves once `condition` holds; rejects where the trainer fails before, or after a minute and a half. */
  until(condition: () => boolean): Promise<void>;
  state(runId: RunId): string | null;
  progress(runId: RunId): readonly Progress[];
  losses(runId: RunId): readonly number[];
  result(runId: RunId): EventOf<"runEnded"> | null;
  /** Answer to `timeExperiment`, in ms a step; undefined before there is one. */
  timing(requestId: number): number | null | undefined;
  addRun(runId: RunId, experiment: Experiment): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page for the terminal, chooses the backend and loads the data. */
export async function openTrainerSession(address: string, executablePath: string, backend: BackendName): Promise<TrainerSession> {
  const states = new Map<RunId, string>();
  const progress = new Map<RunId, Progress[]>();
  const losses = new Map<RunId, number[]>();
  const results = new Map<RunId, EventOf<"runEnded">>();
  const timings = new Map<number, number | null>();
  let isLoaded = false;
  let failure: string | null = null;
  let wake = () => {};

  const onEvent = (event: TerminalEvent) => {
    switch (event.type) {
      case "datasetLoaded":
        isLoaded = true;
        break;
      case "runStateChanged":
        states.set(event.runId, event.state);
        break;
      case "progressed":
        for (const run of event.runs) {
          progress.set(run.runId, [...(progress.get(run.runId) ?? []), { step: run.step, at: performance.now() }]);
          losses.set(run.runId, [...(losses.get(run.runId) ?? []), ...run.losses]);
        }
        break;
      case "runEnded":
        results.set(event.runId, event);
        break;
      case "experimentTimed":
        timings.set(event.requestId, event.millisecondsPerStep);
        break;
      case "datasetFailed":
      case "trainerFailed":
      case "runFailed":
        failure = describeProblem(event.problem, en);
        break;
      default:
        return;
    }
    wake();
  };
  const onFailure = (sentence: string) => {
    failure = sentence;
    wake();
  };

  const trainer = await openTrainer({ address, executablePath, onEvent, onFailure });
  const until = (condition: () => boolean) =>
    withinTime(
      new Promise<void>((resolve, reject) => {
        wake = () => {
          if (failure !== null) reject(new Error(failure));
          else if (condition()) resolve();
        };
        wake();
      }),
      longestWaitMs,
    );
  const session: TrainerSession = {
    page: trainer.page,
    send: trainer.send,
    until,
    state: (runId) => states.get(runId) ?? null,
    progress: (runId) => progress.get(runId) ?? [],
    losses: (runId) => losses.get(runId) ?? [],
    result: (runId) => results.get(runId) ?? null,
    timing: (requestId) => timings.get(requestId),
    addRun: (runId, experiment) =>
      trainer.send({ type: "addRun", runId, experiment, measure: { testEachEpoch: false, maxSteps: null, testImages: 1 } }),
    close: trainer.close,
  };
  try {
    await session.send({ type: "initialize", backend });
    await until(() => isLoaded);
    return session;
  } catch (error) {
    await trainer.close();
    throw error;
  }
}
