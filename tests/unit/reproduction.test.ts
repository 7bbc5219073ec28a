import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { expect, test } from "vitest";
import { assembleReproduction, reproductionJson } from "../../cli/reproduce/assembleReproduction";
import { claimRow } from "../../cli/reproduce/claimRows";
import { plotExperiment } from "../../cli/reproduce/plotExperiment";
import { renderReproduction } from "../../cli/reproduce/renderReproduction";
import { committedPlaces, reproductionFiles } from "../../cli/reproduce/writeReproduction";
import { claimIds, claims } from "../../src/articles/claims";
import { type Reproduction, reproductionSchema } from "../../src/articles/reproduction";
import { testSummary } from "../../src/articles/testSummary";
import { optionNames } from "../../src/protocol/options";
import { presets } from "../../src/protocol/presets";
import { runPlan } from "../../src/protocol/runPlan";
import { reproducedRun, smallReproduction } from "../fixtures/reproducedRun";

const root = fileURLToPath(new URL("../..", import.meta.url));
const places = committedPlaces(root);
const committed = v.parse(reproductionSchema, JSON.parse(readFileSync(places.json, "utf8")));

test("what is committed is what the command writes from the committed figures", () => {
  for (const [file, text] of reproductionFiles(committed, places)) {
    expect(existsSync(file), `${file} is missing: npm run reproduce -- --document writes it`).toBe(true);
    expect(readFileSync(file, "utf8"), file).toBe(text);
  }
  const pictures = join(places.documents, "images/reproduction");
  const drawn = committed.experiments.map(({ presetId }) => `${presetId}.svg`);
  expect((existsSync(pictures) ? readdirSync(pictures) : []).sort()).toEqual(drawn.sort());
});

test("the same figures give the same files in whatever order a run's fields were measured", () => {
  const turned = {
    ...committed,
    experiments: committed.experiments.map((experiment) => ({
      ...experiment,
      // A run with its fields back to front is still one; `fromEntries` cannot know that.
      runs: experiment.runs.map((run) => Object.fromEntries(Object.entries(run).reverse()) as typeof run),
    })),
  };
  expect(reproductionFiles(turned, places)).toEqual(reproductionFiles(committed, places));
});

test("the committed figures say of themselves whether they are of a full run", () => {
  const done = committed.experiments.flatMap(({ presetId, runs }) =>
    runs.map((result) => ({ presetId, experiment: presets[presetId], result })),
  );
  expect(assembleReproduction(done)).toEqual(committed);
  expect(renderReproduction(committed).includes("Not a full run")).toBe(!committed.isComplete);
});

test("every committed run counts its images: the confusion matrix holds the test images, its diagonal the right answers", () => {
  for (const { runs } of committed.experiments) {
    for (const { confusion, test: tested, epochs } of runs) {
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(confusion)).toBe(tested.count);
      expect(sum(confusion.filter((_, cell) => cell % 11 === 0))).toBe(tested.correct);
      expect(tested.accuracy).toBeCloseTo(tested.correct / tested.count, 5);
      expect(epochs.at(-1)?.test ?? tested).toEqual(tested);
    }
  }
});

test("a missed figure is held against the best epoch of all, too, unless that came to it", () => {
  const why = (reproduction: Reproduction) => claimRow("article3Test", reproduction).at(-1);
  const best = committed.experiments
    .filter(({ presetId }) => presetId === "article3-dense64-64")
    .flatMap(({ runs }) => runs.flatMap(({ epochs }) => epochs.flatMap(({ test: tested }) => tested?.accuracy ?? [])))
    .reduce((most, accuracy) => Math.max(most, accuracy), 0);
  expect(why(committed)).toContain(`No epoch of any seed comes to more than ${(best * 100).toFixed(2)}`);
  const [first, ...rest] = committed.experiments.filter(({ presetId }) => presetId === "article3-dense64-64");
  if (!first) throw new Error("article 3 is not there");
  const lucky = first.runs.map((run) => ({
    ...run,
    epochs: run.epochs.map((epoch, i) => (i === 2 && epoch.test ? { ...epoch, test: { ...epoch.test, accuracy: 0.99 } } : epoch)),
  }));
  expect(why({ ...committed, experiments: [{ ...first, runs: lucky }, ...rest] })).not.toContain("No epoch");
  expect(claimRow("batch32Test", committed).at(-1)).not.toContain("No epoch");
});

test("every claim has a row with a verdict and a reason", () => {
  for (const id of claimIds) {
    const [article, says, , , verdict, why] = claimRow(id, committed);
    expect(article).toBe(String(claims[id].article));
    for (const cell of [says, verdict, why]) expect(cell, id).toMatch(/\w/);
  }
});

test("a measured claim names the distance, and a claim within the range is reproduced", () => {
  const [, says, printed, measured, verdict] = claimRow("batch128Test", smallReproduction);
  expect(says).toContain("test accuracy after training");
  expect([printed, measured, verdict].map((cell) => cell?.replaceAll("\u202f", " "))).toEqual([
    "99.20 %",
    "97.80 % (97.70 % to 97.90 %)",
    "not reproduced: 1.40 points too high",
  ]);
  const near: Reproduction = {
    ...smallReproduction,
    experiments: [
      { presetId: "article3-dense64-64", parameters: 55_050, runs: [reproducedRun(1, 0.986), reproducedRun(2, 0.988)] },
    ],
  };
  expect(claimRow("article3Test", near)[4]).toBe("reproduced");
  expect(claimRow("article3Test", smallReproduction)[4]).toBe("not trained in this run");
});

test("the document has the seeds, the figures of the digits, a picture and the right values", () => {
  const text = renderReproduction(smallReproduction).replaceAll("\u202f", " ");
  expect(text).toContain("**Not a full run:**");
  expect(text).toContain("| 0 | `article0-dense128-batch128` | 99.20 % | 97.80 % | 97.70 % to 97.90 % |");
  expect(text).toContain("| test accuracy, by seed | 1: 97.70 %, 2: 97.90 % |");
  expect(text).toContain("(images/reproduction/article0-dense128-batch128.svg)");
  expect(text).toContain("w 1.76, b 0.48");
  // Two seeds of 1,000 images of a 4: 1,956 are right, the rest is read as 0.
  expect(text).toContain("| **4** | 44 | 0 | 0 | 0 | 1,956 | 0 |");
});

test("the summary's interval holds its mean, and its matrix is the sum of the seeds", () => {
  const summary = testSummary(smallReproduction.experiments[0]?.runs ?? []);
  expect(summary).toMatchObject({ seeds: 2, images: 10_000, mean: expect.closeTo(0.978, 9), lowest: 0.977, highest: 0.979 });
  expect(summary?.interval[0]).toBeCloseTo(0.9749, 3);
  expect(summary?.interval[1]).toBeCloseTo(0.9807, 3);
  expect(summary?.confusion.reduce((sum, count) => sum + count, 0)).toBe(20_000);
  expect(summary?.macro.recall).toBeCloseTo(0.9802, 4);
  expect(testSummary([])).toBeNull();
});

test("a picture has a line a seed and kind, and a ring for each printed figure", () => {
  const [experiment] = smallReproduction.experiments;
  if (!experiment) throw new Error("there is one");
  const svg = plotExperiment(experiment);
  // Training and test, in both panels, from two seeds.
  expect(svg.match(/<path d="M/g)).toHaveLength(8);
  // Of the log two epochs of four figures, and the test accuracy.
  expect(svg.match(/fill-opacity="\.25"/g)).toHaveLength(9);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test("an experiment that ended within its first epoch has a picture that says so", () => {
  const svg = plotExperiment({ presetId: "article2-cnn", parameters: 93_322, runs: [reproducedRun(1, 0.5, 0)] });
  expect(svg).toContain("no epoch was finished");
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test("a reproduction is complete with every experiment, three seeds and all steps, and is read back as it was written", () => {
  const all = optionNames(presets).flatMap((presetId) =>
    [1, 2, 3].map((seed) => ({
      presetId,
      experiment: presets[presetId],
      result: { ...reproducedRun(seed, 0.97), steps: runPlan(presets[presetId]).totalSteps },
    })),
  );
  const complete = assembleReproduction(all);
  expect(complete.isComplete).toBe(true);
  expect(complete.experiments.map(({ parameters }) => parameters)).toEqual([101_770, 101_770, 109_386, 93_322, 55_050, 101_770]);
  expect(assembleReproduction(all.slice(1)).isComplete).toBe(false);
  const [first, ...others] = all;
  if (!first) throw new Error("there is one");
  const short = { ...first, result: { ...first.result, steps: 5 } };
  expect(assembleReproduction([short, ...others]).isComplete).toBe(false);
  expect(v.parse(reproductionSchema, JSON.parse(reproductionJson(complete)))).toEqual(complete);
});
