import { backendOptions } from "../src/protocol/options";
import { runPlan } from "../src/protocol/runPlan";
import type { TerminalEvent, TerminalResult } from "../src/terminal";
import type { DrawingsResult } from "./createDrawingTask";
import type { TrainRequest } from "./parseTrainArguments";
import { backendLine, drawingsLine, epochLine, finishedLine } from "./trainLines";
import { drawingsSentence, epochSentence, progressLines, type RunProgress, resultTable } from "./trainReport";

/** A place to write to; `isTerminal` where lines can be drawn over. */
export interface Output {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** Tells a person, or a program with `--json`, what the trainer does. */
export interface Reporter {
  report(event: TerminalEvent): void;
  /** What a run read in the drawings given. */
  reportDrawings(result: DrawingsResult): void;
  /** Prints a sentence that is no part of the result. */
  say(sentence: string): void;
  /** Prints the final table, for a person. */
  conclude(): void;
}

/** `standardOutput` gets the result, `standardError` all else. */
export function createReporter(
  request: TrainRequest,
  standardOutput: Output,
  standardError: Output,
  now: () => number = () => performance.now(),
): Reporter {
  const progress = new Map<string, RunProgress>();
  for (const { runId, experiment } of request.runs) {
    const { totalSteps } = runPlan(experiment);
    progress.set(runId, {
      runId,
      step: 0,
      totalSteps: Math.min(totalSteps, request.maxSteps ?? totalSteps),
      loss: null,
      accuracy: null,
      elapsedSeconds: 0,
    });
  }
  const stepsBefore = new Map<string, number>();
  const results: TerminalResult[] = [];
  const drawingSentences: string[] = [];
  let startedAt: number | null = null;
  let drawnLines = 0;

  const erase = () => {
    if (drawnLines > 0) standardError.write(`\u001b[${drawnLines}A\u001b[0J`);
    drawnLines = 0;
  };
  const draw = () => {
    if (request.asJson || !standardError.isTerminal) return;
    erase();
    const lines = progressLines([...progress.values()]);
    standardError.write(`${lines.join("\n")}\n`);
    drawnLines = lines.length;
  };
  const say = (sentence: string) => {
    erase();
    standardError.write(`${sentence}\n`);
  };
  const tell = (line: object) => standardOutput.write(`${JSON.stringify(line)}\n`);

  return {
    say,
    report(event) {
      switch (event.type) {
        case "backendChosen":
          if (request.asJson) tell(backendLine(event));
          else say(`Backend: ${backendOptions[event.backend].label}${event.adapter ? ` (${event.adapter})` : ""}`);
          return;
        case "progressed":
          startedAt ??= now();
          for (const { runId, step, loss, accuracy } of event.runs) {
            const run = progress.get(runId);
            if (run) progress.set(runId, { ...run, step, loss, accuracy, elapsedSeconds: (now() - startedAt) / 1000 });
          }
          draw();
          return;
        case "epochEnded":
          if (request.asJson) tell(epochLine(event, stepsBefore.get(event.runId) ?? 0));
          else say(epochSentence(event));
          stepsBefore.set(event.runId, event.step);
          return;
        case "runEnded":
          results.push(event);
          if (request.asJson) tell(finishedLine(event));
          return;
        default:
          return;
      }
    },
    reportDrawings(result) {
      if (request.asJson) tell(drawingsLine(result));
      else drawingSentences.push(drawingsSentence(result));
    },
    conclude() {
      erase();
      // In the order asked for, not that of finishing.
      const inOrder = request.runs.flatMap(({ runId }) => results.filter((result) => result.runId === runId));
      if (!request.asJson && inOrder.length > 0) standardOutput.write(`${resultTable(inOrder)}\n`);
      for (const sentence of drawingSentences) standardOutput.write(`${sentence}\n`);
    },
  };
}
