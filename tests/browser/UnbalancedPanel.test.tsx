import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { UnbalancedPanel } from "../../src/features/unbalanced/UnbalancedPanel";
import { presets } from "../../src/protocol/presets";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { findViolations, renderSection } from "../fixtures/articleSection";
import type { FakeTrainer } from "../fixtures/fakeTrainer";
import { addGroup, createReadyStore } from "../fixtures/measuredRuns";

let trainer: FakeTrainer;
let store: PlaygroundStore;
let labels: Uint8Array;

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  ({ trainer, store, labels } = createReadyStore());
});

const runs = () => store.getState().runs;
const train = () => page.getByRole("button", { name: "Train all three" });
const row = (name: string) => page.getByRole("row", { name });

/** Lets a run end that reads every digit rightly but for the first `wrong` eights, which it reads as 3. */
function end(index: number, wrong: number) {
  const run = runs()[index];
  if (!run) throw new Error("there is no such run");
  let left = wrong;
  const predictions = labels.map((digit) => {
    if (digit !== 8 || left === 0) return digit;
    left -= 1;
    return 3;
  });
  const correct = labels.length - wrong;
  const test = { loss: 0.1, accuracy: correct / labels.length, correct, count: labels.length };
  const { totalSteps: steps } = run.plan;
  trainer.emit({
    type: "epochEnded",
    runId: run.id,
    epoch: run.experiment.epochs,
    step: steps,
    trainLoss: 0.1,
    trainAccuracy: 0.97,
    validation: null,
    test: null,
    seconds: 1,
  });
  trainer.emit({ type: "runStateChanged", runId: run.id, state: "finished", step: steps });
  trainer.emit({
    type: "runEnded",
    runId: run.id,
    test,
    seconds: 1,
    secondsAreEstimated: false,
    steps,
    millisecondsPerStep: 1,
    backend: "wasm",
    predictions,
    stoppedEarly: false,
  });
}

test("one press trains all images, thinned ones, and thinned ones with balanced weights, from one seed", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await expect.element(page.getByText(/Of 5,851 training images of 8, 59 stay/)).toBeVisible();
  await train().click();
  const experiments = runs().map(({ experiment }) => experiment);
  expect(experiments.map(({ thinning }) => thinning)).toEqual([null, { digit: 8, keep: 0.01 }, { digit: 8, keep: 0.01 }]);
  expect(experiments.map(({ classWeights }) => classWeights?.[8] ?? null)).toEqual([null, null, 91.88]);
  expect(new Set(experiments.map(({ seed }) => seed)).size).toBe(1);
  expect(trainer.sent("start").flatMap(({ runIds }) => runIds)).toEqual(runs().map(({ id }) => id));
  await page.getByRole("button", { name: "Pause" }).click();
  expect(runs().map(({ state }) => state)).toEqual(["paused", "paused", "paused"]);
});

test("the sentence says what fell and what came back, and the table shows intervals", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await train().click();
  end(0, 30);
  end(1, 400);
  end(2, 150);
  await expect
    .element(page.getByRole("status"))
    .toHaveTextContent("Recall of 8 fell from 97.0 to 60.0 %; with class weights it is 85.0 %: better, but not what it was.");
  await expect.element(row("1 % of them")).toHaveTextContent(/60\.0.%56\.9 to 63\.0.%/);
  await expect.element(row("all images against thinned")).toHaveTextContent("better: all images370 : 0");
  expect(await findViolations()).toEqual([]);
});

test("class weights that do not help are said not to help", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await train().click();
  end(0, 30);
  end(1, 400);
  end(2, 399);
  await expect.element(page.getByRole("status")).toHaveTextContent(/60\.1.%: these test images show no gain/);
});

test("a recall that did not fall is no fall", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await train().click();
  for (const [index, wrong] of [30, 31, 30].entries()) end(index, wrong);
  await expect.element(page.getByRole("status")).toHaveTextContent(/went from 97\.0 to 96\.9.%, which may be chance/);
});

test("class weights that do more than make up for it are said to", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await train().click();
  for (const [index, wrong] of [60, 400, 5].entries()) end(index, wrong);
  await expect
    .element(page.getByRole("status"))
    .toHaveTextContent(/fell from 94\.0 to 60\.0.%.*99\.5.%, more than with all images/);
});

test("a recall that rose for certain is not called chance", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await train().click();
  for (const [index, wrong] of [60, 5, 5].entries()) end(index, wrong);
  await expect.element(page.getByRole("status")).toHaveTextContent(/did not fall but rose from 94\.0 to 99\.5/);
});

test("the weights are a range in words", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await expect.element(page.getByText(/91\.88 for 8, 0\.80 to 1\.00 for the others/)).toBeVisible();
});

test("while a network trains, its recall so far is that of some test images of the digit", async () => {
  await renderSection(store, <UnbalancedPanel />);
  await train().click();
  const [run] = runs();
  if (!run) throw new Error("there is no run");
  trainer.emit({
    type: "stepped",
    runs: [{ runId: run.id, firstStep: 0, losses: Float32Array.of(1), accuracies: Float32Array.of(1), trainingSeconds: 1 }],
  });
  await expect.poll(() => trainer.sent("readTestImages").length, { timeout: 5000 }).toBeGreaterThan(0);
  const asked = trainer.sent("readTestImages")[0];
  expect(asked?.rows).toHaveLength(200);
  expect(asked?.rows.every((each) => labels[each] === 8)).toBe(true);
  const probabilities = new Float32Array(2000);
  for (let image = 0; image < 200; image += 1) probabilities[10 * image + (image < 50 ? 8 : 3)] = 1;
  trainer.emit({
    type: "testImagesRead",
    requestId: asked?.requestId ?? 0,
    rows: asked?.rows ?? [],
    images: new Uint8Array(200 * 784),
    readings: [{ runId: run.id, probabilities }],
  });
  await expect.element(row("All images")).toHaveTextContent(/25\.0.%19\.5 to 31\.4.%so far, on 200 images/);
});

test("where there is no room for three more networks the page says so", async () => {
  for (let i = 0; i < 7; i += 1) addGroup(store, { experiment: presets["article2-cnn"], accuracy: 0.9 });
  await renderSection(store, <UnbalancedPanel />);
  await expect.element(page.getByText(/no room for 2 more networks/)).toBeVisible();
  await expect.element(train()).toBeDisabled();
});

test.each([390, 1440])("at %i pixels nothing is wider than the page, and axe finds nothing", async (width) => {
  await page.viewport(width, 900);
  await renderSection(store, <UnbalancedPanel />);
  await expect.element(train()).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  expect(await findViolations()).toEqual([]);
});
