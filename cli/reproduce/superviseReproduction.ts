import { claims } from "../../src/articles/claims";
import type { ReproducedRun } from "../../src/articles/reproduction";
import type { TrainerCommand } from "../../src/protocol/messages";
import type { PresetId } from "../../src/protocol/presets";
import type { TerminalEvent } from "../../src/terminal";
import { describeProblem } from "../../src/text/describeProblem";
import { en } from "../../src/text/en";
import type { CodeVersion } from "./codeVersion";
import { collectRun } from "./collectRun";
import type { ReproduceReporter } from "./createReproduceReporter";
import type { PlannedRun, ReproduceRequest } from "./parseReproduceArguments";
import type { RunCache, RunKey } from "./runCache";

type EventOf<Type extends TerminalEvent["type"]> = Extract<TerminalEvent, { type: Type }>;

/** A run as planned, and what it came to. */
export interface DoneRun extends PlannedRun {
  readonly result: ReproducedRun;
}

/** Whoever takes commands for the trainer. */
interface Sender {
  send(command: TrainerCommand): Promise<void>;
}

/** Follows a reproduction from the choice of the backend to the last run. */
export interface ReproductionSupervision {
  /** Trains run after run; resolves with all of them, or with null once that cannot be any more. `chromium` is the browser's version. */
  run(trainer: Sender, chromium: string): Promise<readonly DoneRun[] | null>;
  receive(event: TerminalEvent): void;
  /** Gives up, with a sentence that says why; what has ended stays kept. */
  fail(sentence: string): void;
}

/** Longest time without any sign of the trainer: a software GPU compiles its shaders first. */
const silenceLimitMs = 300_000;

/** Whether an article prints the accuracy on its training images. */
const wantsTrainingSet = (id: PresetId) =>
  Object.values(claims).some(
    (claim) => claim.kind === "experiment" && claim.presetId === id && claim.measure === "trainingSetAccuracy",
  );

/** Makes the supervision of `request`. One run trains at a time: on a processor several at once would not be faster. */
export function superviseReproduction(
  { runs, backend, maxSteps }: ReproduceRequest,
  version: CodeVersion,
  cache: RunCache,
  reporter: ReproduceReporter,
): ReproductionSupervision {
  const done: DoneRun[] = [];
  let chosen: EventOf<"backendChosen"> | null = null;
  let labels: readonly number[] | null = null;
  let epochs: EventOf<"epochEnded">[] = [];
  let chromium = "";
  let isSettled = false;
  let resolveOutcome: (runs: readonly DoneRun[] | null) => void = () => {};
  const outcome = new Promise<readonly DoneRun[] | null>((resolve) => {
    resolveOutcome = resolve;
  });
  let sendCommand: Sender["send"] = () => Promise.resolve();
  let silence: NodeJS.Timeout | undefined;

  const settle = (result: readonly DoneRun[] | null) => {
    isSettled = true;
    clearTimeout(silence);
    reporter.close();
    resolveOutcome(result);
  };
  const fail = (sentence: string) => {
    if (isSettled) return;
    reporter.say(sentence);
    if (done.length > 0) reporter.say(`${done.length} of ${runs.length} runs are kept: the same command goes on from there.`);
    settle(null);
  };
  const failWith = (error: unknown) => fail(error instanceof Error ? error.message : String(error));
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => fail("The trainer gave no sign of life for five minutes."), silenceLimitMs);
  };
  const keyOf = (run: PlannedRun, { backend, adapter }: EventOf<"backendChosen">): RunKey => ({
    ...{ ...run, maxSteps, backend, adapter, chromium, version },
  });
  const idOf = (index: number) => `run-${index}`;

  /** Takes kept runs until one is to be trained, and starts that. */
  const goOn = async () => {
    if (!chosen || !labels) return;
    for (let index = done.length; index < runs.length; index = done.length) {
      const run = runs[index];
      const kept = run && cache.find(keyOf(run, chosen));
      if (!run) break;
      if (!kept) return await train(index, run);
      done.push({ ...run, result: kept });
      reporter.ended(index, kept, true);
    }
    settle(done);
  };
  const train = async (index: number, { presetId, experiment }: PlannedRun) => {
    epochs = [];
    reporter.started(index);
    const measure = { testEachEpoch: true, maxSteps, testImages: null, trainingSetAtEnd: wantsTrainingSet(presetId) };
    await sendCommand({ type: "addRun", runId: idOf(index), experiment, measure });
    await sendCommand({ type: "start", runIds: [idOf(index)] });
  };
  const end = async (event: EventOf<"runEnded">) => {
    const index = done.length;
    const run = runs[index];
    if (!run || !chosen || !labels || event.runId !== idOf(index)) return;
    const versions = { trainset: version.trainset, tensorflow: version.tensorflow, chromium };
    const result = collectRun(run.experiment, { adapter: chosen.adapter, versions }, epochs, event, labels);
    cache.keep(keyOf(run, chosen), result);
    done.push({ ...run, result });
    reporter.ended(index, result, false);
    await sendCommand({ type: "removeRun", runId: event.runId });
    await goOn();
  };

  return {
    fail,
    receive(event) {
      if (isSettled) return;
      listen();
      switch (event.type) {
        case "backendChosen":
          chosen = event;
          goOn().catch(failWith);
          return;
        case "datasetLoaded":
          labels = event.testLabels;
          goOn().catch(failWith);
          return;
        case "datasetFailed":
        case "trainerFailed":
          fail(describeProblem(event.problem, en));
          return;
        case "runFailed":
          fail(`${runs[done.length]?.presetId}: ${describeProblem(event.problem, en)}`);
          return;
        case "progressed":
          for (const { runId, step } of event.runs) if (runId === idOf(done.length)) reporter.progressed(done.length, step);
          return;
        case "epochEnded":
          epochs.push(event);
          return;
        case "runEnded":
          end(event).catch(failWith);
          return;
        default:
          return;
      }
    },
    run(trainer, version) {
      if (isSettled) return outcome;
      chromium = version;
      sendCommand = (command) => trainer.send(command);
      listen();
      sendCommand({ type: "initialize", backend }).catch(failWith);
      return outcome;
    },
  };
}
