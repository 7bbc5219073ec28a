import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { App } from "../../src/app/App";
import { ErrorBoundary } from "../../src/app/ErrorBoundary";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer";

let trainer: FakeTrainer;
let store: PlaygroundStore;

const button = (name: string) => page.getByRole("button", { name, exact: true });
const sentTypes = () => trainer.commands.map((command) => command.type);

beforeEach(async () => {
  await page.viewport(1440, 900);
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer);
  await render(
    <PlaygroundProvider store={store}>
      <App />
    </PlaygroundProvider>,
  );
});

/** The trainer is ready and what it took to get there is forgotten. */
function open() {
  becomeReady(trainer);
  trainer.commands.length = 0;
}

/** A component that cannot be drawn. */
function Broken(): never {
  throw new Error("on purpose");
}

/** Every run is paused after some steps. */
function pauseAt(step: number) {
  for (const { id } of store.getState().runs) trainer.emit({ type: "runStateChanged", runId: id, state: "paused", step });
}

test("Train waits for the data, and the page says so", async () => {
  await expect.element(button("Train")).toBeDisabled();
  await expect.element(page.getByText("Loading the data…")).toBeVisible();
  trainer.emit({ type: "datasetProgressed", loadedBytes: 4_200_000, totalBytes: 11_600_000 });
  await expect
    .element(page.getByRole("progressbar", { name: "Loading MNIST" }))
    .toHaveAttribute("aria-valuetext", expect.stringMatching(/4\.2 of 11\.6/));
  open();
  await expect.element(button("Train")).toBeEnabled();
});

test("one button trains, pauses and resumes", async () => {
  open();
  await button("Train").click();
  await button("Pause").click();
  pauseAt(7);
  await button("Resume").click();
  expect(sentTypes()).toEqual(["start", "pause", "start"]);
});

test("Step, Stop, Reset and New seed send what they say", async () => {
  open();
  await expect.element(button("Stop")).toBeDisabled();
  await button("Step").click();
  pauseAt(1);
  await button("Stop").click();
  await button("Reset").click();
  await button("New seed").click();
  expect(sentTypes()).toEqual(["step", "stop", "reset", "reset", "reset", "reset"]);
  await expect.element(page.getByRole("spinbutton", { name: "Seed" })).toHaveValue(2);
});

test("a seed that is typed resets every run to it, once", async () => {
  open();
  const field = page.getByRole("spinbutton", { name: "Seed" });
  await field.fill("42");
  await userEvent.keyboard("{Enter}");
  await userEvent.tab();
  expect(trainer.sent("reset").map((command) => command.experiment.seed)).toEqual([42, 42]);
});

test("Space trains and pauses while nothing has the focus", async () => {
  open();
  await userEvent.keyboard(" ");
  await expect.element(button("Pause")).toBeVisible();
  await userEvent.keyboard(" ");
  expect(sentTypes()).toEqual(["start", "pause"]);
});

test("Space trains nothing while articles are read, where it scrolls", async () => {
  open();
  store.actions.showView("articles");
  await expect.element(page.getByRole("tab", { name: "Claims" })).toBeVisible();
  await userEvent.keyboard(" r");
  expect(sentTypes()).toEqual([]);
  store.actions.showView("playground");
});

test("Space on a focused button does not toggle twice", async () => {
  open();
  button("Train").element().focus();
  await userEvent.keyboard(" ");
  expect(sentTypes()).toEqual(["start"]);
  await userEvent.keyboard(" ");
  expect(sentTypes()).toEqual(["start", "pause"]);
});

test("Space on a preset chooses it and does not train", async () => {
  open();
  page
    .getByRole("button", { name: /Dense 64-64/ })
    .element()
    .focus();
  await userEvent.keyboard(" ");
  expect(sentTypes()).toEqual(["addRun"]);
});

test("S and the right arrow take a step, R resets, and neither does while training", async () => {
  open();
  await userEvent.keyboard("s{ArrowRight}r");
  expect(sentTypes()).toEqual(["step", "step", "reset", "reset"]);
  trainer.commands.length = 0;
  await userEvent.keyboard(" sr");
  expect(sentTypes()).toEqual(["start"]);
});

test("the keys show on ? and close on Escape, and Space does not train behind them", async () => {
  open();
  await userEvent.keyboard("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard("s");
  expect(sentTypes()).toEqual([]);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
});

test("presets are toggles that add and remove runs", async () => {
  open();
  const cnn = page.getByRole("button", { name: /93,322 parameters/ });
  await expect.element(cnn).toHaveAttribute("aria-pressed", "true");
  await cnn.click();
  await expect.element(cnn).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", { name: "More for Dense 128, batch 128" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect.element(page.getByText(/No run yet/)).toBeVisible();
  await expect.element(button("Train")).toBeDisabled();
  await cnn.click();
  expect(sentTypes()).toEqual(["removeRun", "removeRun", "addRun"]);
});

test("a run shows its progress, its measured accuracy and at the end its result with an interval", async () => {
  open();
  const [run] = store.getState().runs;
  if (!run) throw new Error("There is no run.");
  const measured = { loss: 0.0412, accuracy: 0.9868, correct: 9868, count: 10_000 };
  trainer.emit({ type: "runStateChanged", runId: run.id, state: "training", step: 938 });
  const bar = page.getByRole("progressbar", { name: "Progress of CNN" });
  await expect.element(bar).toHaveAttribute("aria-valuetext", "Epoch 2 of 5, step 938 of 4,690");
  trainer.emit({
    type: "epochEnded",
    runId: run.id,
    epoch: 1,
    step: 938,
    trainLoss: 0.1,
    trainAccuracy: 0.9,
    validation: null,
    test: measured,
    seconds: 30,
  });
  await expect.element(page.getByText("after epoch 1", { exact: true })).toBeVisible();
  trainer.emit({
    type: "runEnded",
    runId: run.id,
    test: measured,
    seconds: 75,
    secondsAreEstimated: false,
    steps: 4690,
    millisecondsPerStep: 16,
    backend: "wasm",
    predictions: new Uint8Array(),
    stoppedEarly: false,
  });
  await expect.element(page.getByText(/98\.68/).first()).toBeVisible();
  await expect.element(page.getByText(/98\.44 to 98\.89/)).toBeVisible();
  await expect.element(page.getByText("0.0412")).toBeVisible();
  await expect.element(page.getByText("Computed on")).toBeVisible();
});

test("a run that failed says why, and what to do", async () => {
  open();
  const [run] = store.getState().runs;
  trainer.emit({ type: "runFailed", runId: run?.id ?? "", problem: { code: "not-finite", step: 1234 } });
  await expect.element(page.getByRole("alert")).toHaveTextContent(/step 1,234.*Reset/);
});

test("a run that failed before its first epoch ended does not promise a test accuracy", async () => {
  open();
  for (const run of store.getState().runs) {
    trainer.emit({ type: "runFailed", runId: run.id, problem: { code: "not-finite", step: 12 } });
  }
  await expect.element(page.getByText("not measured").first()).toBeVisible();
  await expect.element(page.getByText(/comes after epoch/)).not.toBeInTheDocument();
});

test("data that do not load leave a sentence and Retry", async () => {
  trainer.emit({ type: "datasetFailed", problem: { code: "file-missing", file: "train-images-idx3-ubyte.gz", status: 404 } });
  await expect.element(page.getByRole("alert")).toHaveTextContent(/train-images-idx3-ubyte\.gz.*404/);
  await button("Retry").click();
  expect(sentTypes().at(-1)).toBe("loadDataset");
});

test("a trainer that died leaves a sentence and Restart, and no bar that stands still", async () => {
  trainer.emit({ type: "trainerFailed", problem: { code: "worker-crashed", detail: "" } });
  await expect.element(page.getByText(/trainer stopped unexpectedly/)).toBeVisible();
  await expect.element(page.getByRole("progressbar", { name: "Loading MNIST" })).not.toBeInTheDocument();
  await button("Restart").click();
  expect(trainer.restarts()).toBe(1);
  await expect.element(page.getByText(/trainer stopped unexpectedly/)).not.toBeInTheDocument();
});

test("the backend is named with its reason, and another can be chosen", async () => {
  open();
  await page.getByRole("button", { name: /Computes on WebAssembly/ }).click();
  await expect.element(page.getByText("WebAssembly: this browser offers no graphics processor to compute on.")).toBeVisible();
  await expect.element(page.getByRole("radio", { name: /WebGPU/ })).toBeDisabled();
  await page.getByRole("radio", { name: /JavaScript/ }).click();
  await button("Use JavaScript").click();
  expect(trainer.commands[0]).toEqual({ type: "initialize", backend: "cpu" });
});

test("what the page holds on the graphics processor is shown with the backend", async () => {
  open();
  await page.getByRole("button", { name: /Computes on WebAssembly/ }).click();
  await expect.element(page.getByText(/on the graphics processor\.$/)).not.toBeInTheDocument();
  trainer.emit({ type: "gpuMemoryChanged", bytes: 51_100_000 });
  await expect.element(page.getByText(/This page holds 51\.1\sMB on the graphics processor\./)).toBeVisible();
});

test("arrow keys among the backends only mark one, and the button says that trained runs start again", async () => {
  open();
  pauseAt(12);
  await page.getByRole("button", { name: /Computes on WebAssembly/ }).click();
  page
    .getByRole("radio", { name: /Automatic/ })
    .element()
    .focus();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(page.getByRole("radio", { name: /^WebAssembly/ })).toBeChecked();
  expect(sentTypes()).toEqual([]);
  const panel = page.getByRole("dialog", { name: "Where to compute" });
  const height = () => panel.element().getBoundingClientRect().height;
  const before = height();
  await button("Use WebAssembly and start again").click();
  expect(trainer.sent("initialize").at(-1)).toEqual({ type: "initialize", backend: "wasm" });
  await expect.element(button("In use")).toBeDisabled();
  expect(height()).toBe(before);
});

test("a run that has trained is removed at once, from its card as from its row, and can be brought back", async () => {
  open();
  pauseAt(12);
  const card = page.getByRole("button", { name: /93,322 parameters/ });
  await card.click();
  await expect.element(page.getByText("CNN removed.")).toBeVisible();
  await expect.element(card).toHaveAttribute("aria-pressed", "false");
  await button("Undo").click();
  await expect.element(card).toHaveAttribute("aria-pressed", "true");
  expect(sentTypes()).toEqual(["removeRun", "addRun"]);
});

test("a term explains itself on focus", async () => {
  page.getByText("Test accuracy").first().element().focus();
  await expect.element(page.getByRole("tooltip")).toHaveTextContent(/Share of test images/);
});

test("leaving asks first only while a run is unfinished", async () => {
  open();
  const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(asks()).toBe(false);
  pauseAt(3);
  await expect.poll(asks).toBe(true);
  await button("Reset").click();
  await expect.poll(asks).toBe(false);
});

test("nothing moves and nothing overflows when numbers come, from 360 pixels up", async () => {
  open();
  for (const width of [360, 390, 1024, 1440]) {
    await page.viewport(width, 800);
    const places = () =>
      [...document.querySelectorAll("h2, [role=progressbar]")].map((element) => Math.round(element.getBoundingClientRect().top));
    const before = places();
    for (const { id } of store.getState().runs) {
      trainer.emit({ type: "runStateChanged", runId: id, state: "training", step: 0 });
      const metrics = { losses: new Float32Array(64).fill(0.5), accuracies: new Float32Array(64).fill(0.5) };
      trainer.emit({ type: "stepped", runs: [{ runId: id, firstStep: 0, trainingSeconds: 3, ...metrics }] });
    }
    await expect.element(page.getByText(/64\D+4,690/).first()).toBeInTheDocument();
    expect(places()).toEqual(before);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    store.actions.reset();
  }
});

test("a page that cannot be drawn says so and offers a reload", async () => {
  await render(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  await expect.element(button("Reload the page")).toBeVisible();
});
