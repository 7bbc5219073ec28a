import { expect, test } from "vitest";
import { createReproduceReporter } from "../../cli/reproduce/createReproduceReporter";
import { parseReproduceArguments } from "../../cli/reproduce/parseReproduceArguments";
import { createTimeLeft } from "../../cli/reproduce/timeLeft";
import { reproducedRun } from "../fixtures/reproducedRun";

const runsOf = (...words: string[]) => {
  const request = parseReproduceArguments(words);
  if (typeof request === "string") throw new Error(request);
  return request.runs;
};

test("time left is that of the same experiment, once it has been trained", () => {
  const time = createTimeLeft(runsOf("--preset", "article3-dense64-64"), null);
  expect(time.left(0, 0, 0)).toBeNull();
  expect(time.left(0, 0.5, 10)).toBeCloseTo(50, 6);
  time.ended(0, 20);
  expect(time.left(1, 0, 0)).toBeCloseTo(40, 6);
  time.skipped(1);
  expect(time.left(2, 0.75, 15)).toBeCloseTo(5, 6);
});

test("an experiment that had no turn yet is foretold by its work, a larger network longer", () => {
  const time = createTimeLeft(runsOf("--preset", "article3-dense64-64", "--preset", "article2-cnn", "--seeds", "1"), null);
  time.ended(0, 20);
  expect(time.left(1, 0, 0)).toBeGreaterThan(40);
});

test("on a terminal one line is drawn over, elsewhere there is a line a run and a minute", () => {
  const runs = runsOf("--preset", "article3-dense64-64", "--seeds", "2");
  const report = (isTerminal: boolean) => {
    let text = "";
    let clock = 0;
    const reporter = createReproduceReporter(runs, null, { isTerminal, write: (part) => (text += part) }, () => clock);
    reporter.started(0);
    clock = 5000;
    reporter.progressed(0, 7500);
    reporter.progressed(0, 7500);
    clock = 10_000;
    reporter.ended(0, reproducedRun(1, 0.97), false);
    reporter.close();
    return text;
  };
  const last = "1 of 2: article3-dense64-64, seed 1: test accuracy 97.00\u202f%, 8.5 s of training, 0:10 left\n";
  const bar = "██████░░░░░░░░░░░░░░░░░░  run 1 of 2: article3-dense64-64, seed 1, step 7,500, 0:15 left\n";
  expect(report(false)).toBe(last);
  expect(report(true)).toBe(`${bar}\u001b[1A\u001b[0J${bar}\u001b[1A\u001b[0J${last}`);
});

test("without a terminal a run that takes long is told of once a minute", () => {
  const runs = runsOf("--preset", "article3-dense64-64", "--seeds", "1");
  const lines: string[] = [];
  let clock = 0;
  const reporter = createReproduceReporter(runs, null, { isTerminal: false, write: (part) => lines.push(part) }, () => clock);
  reporter.started(0);
  for (const [seconds, step] of [
    [30, 1500],
    [60, 3000],
    [90, 4500],
    [120, 7500],
  ] as const) {
    clock = 1000 * seconds;
    reporter.progressed(0, step);
  }
  expect(lines).toEqual([
    "run 1 of 1: article3-dense64-64, seed 1, step 3,000, 4:00 left\n",
    "run 1 of 1: article3-dense64-64, seed 1, step 7,500, 2:00 left\n",
  ]);
});
