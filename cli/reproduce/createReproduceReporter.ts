import type { ReproducedRun } from "../../src/articles/reproduction";
import { makeNumberFormat } from "../../src/text/formatNumber";
import type { Output } from "../createReporter";
import { renderBar } from "../trainReport";
import type { PlannedRun } from "./parseReproduceArguments";
import { createTimeLeft, stepsOf } from "./timeLeft";

const number = makeNumberFormat("en");
const barWidth = 24;
/** Without a terminal the way through a run is told so often. */
const tellEveryMs = 60_000;

/** Tells a person how far a reproduction is: one line drawn over on a terminal, elsewhere a line a run and a minute. */
export interface ReproduceReporter {
  say(sentence: string): void;
  /** Run `index` begins. */
  started(index: number): void;
  /** Steps that run `index` has done. */
  progressed(index: number, step: number): void;
  /** Run `index` has ended, or was `kept` from an earlier time. */
  ended(index: number, run: ReproducedRun, kept: boolean): void;
  /** Takes the line away. */
  close(): void;
}

/** Reports on `runs`; `now` is a clock in milliseconds. */
export function createReproduceReporter(
  runs: readonly PlannedRun[],
  maxSteps: number | null,
  output: Output,
  now: () => number = () => performance.now(),
): ReproduceReporter {
  const time = createTimeLeft(runs, maxSteps);
  let startedAt = now();
  let toldAt = startedAt;
  let isDrawn = false;

  const erase = () => {
    if (isDrawn) output.write("\u001b[1A\u001b[0J");
    isDrawn = false;
  };
  const say = (sentence: string) => {
    erase();
    output.write(`${sentence}\n`);
  };
  const secondsSince = () => (now() - startedAt) / 1000;
  const nameOf = (index: number) => {
    const run = runs[index];
    return run ? `${run.presetId}, seed ${run.experiment.seed}` : "";
  };
  const leftAfter = (index: number, share: number, seconds: number) => {
    const left = time.left(index, share, seconds);
    return left === null || left < 0.5 ? "" : `, ${number.clock(left)} left`;
  };

  return {
    say,
    started() {
      startedAt = now();
      toldAt = startedAt;
    },
    progressed(index, step) {
      const run = runs[index];
      if (!run || (!output.isTerminal && now() - toldAt < tellEveryMs)) return;
      toldAt = now();
      erase();
      const share = step / stepsOf(run, maxSteps);
      const bar = output.isTerminal ? `${renderBar((index + share) / runs.length, barWidth)}  ` : "";
      const place = `${bar}run ${index + 1} of ${runs.length}: ${nameOf(index)}, step ${number.count(step)}`;
      output.write(`${place}${leftAfter(index, share, secondsSince())}\n`);
      isDrawn = output.isTerminal;
    },
    ended(index, run, kept) {
      if (kept) time.skipped(index);
      else time.ended(index, secondsSince());
      const accuracy = `test accuracy ${number.percent(run.test.accuracy, 2)}`;
      const how = kept ? "kept from before" : `${number.decimal(run.seconds, 1)} s of training`;
      say(`${index + 1} of ${runs.length}: ${nameOf(index)}: ${accuracy}, ${how}${kept ? "" : leftAfter(index, 0, 0)}`);
    },
    close: erase,
  };
}
