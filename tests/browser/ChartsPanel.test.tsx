import "../../src/app/theme.css";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ChartsPanel } from "../../src/features/charts/ChartsPanel";
import { presets } from "../../src/protocol/presets";
import { runPlan } from "../../src/protocol/runPlan";
import { createMetricSeries } from "../../src/store/metricSeries";
import type { PlaygroundState, PlaygroundStore, Run } from "../../src/store/playgroundState";
import { PlaygroundProvider } from "../../src/store/usePlayground";

const experiment = presets["article2-cnn"];
const run: Run = {
  id: "cnn",
  presetId: "article2-cnn",
  experiment,
  plan: runPlan(experiment),
  colorIndex: 0,
  state: "training",
  step: 0,
  trainingSeconds: 0,
  imagesPerSecond: null,
  secondsLeft: null,
  epochs: [],
  result: null,
  problem: null,
};

/** A store of one run without a trainer. */
function createFakeStore() {
  const series = createMetricSeries();
  const noticed = new Set<() => void>();
  // The charts read the runs alone and send no action.
  const state = { runs: [run] } as unknown as PlaygroundState;
  const store: PlaygroundStore = {
    getState: () => state,
    subscribe: () => () => {},
    actions: {} as PlaygroundStore["actions"],
    series: () => series,
    elapsedSeconds: () => 0,
    subscribeToSeries(listener) {
      noticed.add(listener);
      return () => noticed.delete(listener);
    },
    dispose: () => {},
  };
  const addSteps = (count: number) => {
    series.append(series.length, new Float32Array(count).fill(0.5), new Float32Array(count).fill(0.8));
    for (const listener of noticed) listener();
  };
  return { store, addSteps, noticed };
}

const trainingLines = () => [...document.querySelectorAll('[data-line="training"]')].map((line) => line.getAttribute("d") ?? "");

async function renderPanel() {
  const fake = createFakeStore();
  const screen = await render(
    <PlaygroundProvider store={fake.store}>
      <div style={{ width: 660 }}>
        <ChartsPanel />
      </div>
    </PlaygroundProvider>,
  );
  return { ...fake, screen };
}

test("both charts say what they will show, then draw the steps as they come", async () => {
  const { addSteps } = await renderPanel();
  await expect.element(page.getByText(/The loss of every run/)).toBeVisible();
  await expect.element(page.getByText(/The share of digits/)).toBeVisible();
  addSteps(100);
  await expect.poll(() => trainingLines().filter((line) => line !== "").length).toBe(2);
  const before = trainingLines();
  addSteps(20);
  await expect.poll(() => trainingLines()[0]).not.toBe(before[0]);
  expect(page.getByText(/The loss of every run/).elements()).toHaveLength(0);
});

test("a hidden tab draws nothing, and all that came once it is seen again", async () => {
  const { addSteps } = await renderPanel();
  addSteps(100);
  await expect.poll(() => trainingLines().filter((line) => line !== "").length).toBe(2);
  const before = trainingLines();
  let isHidden = true;
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  addSteps(20);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(trainingLines()).toEqual(before);
  isHidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(() => trainingLines()[0]).not.toBe(before[0]);
  Reflect.deleteProperty(document, "hidden");
});

test("the axis counts epochs until steps are chosen", async () => {
  const { addSteps } = await renderPanel();
  addSteps(469);
  await expect.element(page.getByText("Epoch", { exact: true }).first()).toBeVisible();
  await userEvent.click(page.getByRole("radio", { name: "Steps" }));
  await expect.element(page.getByText("Training step", { exact: true }).first()).toBeVisible();
  expect(page.getByText("Epoch", { exact: true }).elements()).toHaveLength(0);
});

test("a panel that is gone no longer listens", async () => {
  const { screen, noticed } = await renderPanel();
  expect(noticed.size).toBe(1);
  await screen.unmount();
  expect(noticed.size).toBe(0);
});
