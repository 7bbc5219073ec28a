import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { PresetsPanel } from "../../src/features/presets/PresetsPanel";
import { RunsPanel } from "../../src/features/runs/RunsPanel";
import type { PlaygroundStore, Run } from "../../src/store/playgroundState";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { runGroups } from "../../src/store/runGroups";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer";

let trainer: FakeTrainer;
let store: PlaygroundStore;

beforeEach(async () => {
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer);
  becomeReady(trainer);
  await render(
    <PlaygroundProvider store={store}>
      <PresetsPanel />
      <RunsPanel />
    </PlaygroundProvider>,
  );
});

const groups = () => runGroups(store.getState().runs);
const names = () => groups().map((group) => group.experiment.name);
const choose = async (name: string, item: string) => {
  await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

test("a network is renamed in its place by the keyboard, and Escape keeps the old name", async () => {
  await choose("CNN", "Rename");
  const field = page.getByRole("textbox", { name: "New name of CNN" });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("Mine{Enter}");
  expect(names()).toEqual(["Mine", "Dense 128, batch 128"]);
  await choose("Mine", "Rename");
  await userEvent.keyboard("Other{Escape}");
  await expect.element(page.getByRole("heading", { name: "Mine" })).toBeVisible();
  expect(names()[0]).toBe("Mine");
});

test("an empty name is refused with a sentence at the field", async () => {
  await choose("CNN", "Rename");
  await userEvent.keyboard("{Backspace}");
  await expect.element(page.getByText("A name needs at least one character.")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(names()[0]).toBe("CNN");
});

test("seeds are added and taken away one by one, and each taken away can be brought back", async () => {
  const seeds = page.getByRole("group", { name: "Seeds of CNN" });
  await expect.element(page.getByRole("button", { name: "One seed less for CNN" })).toBeDisabled();
  await page.getByRole("button", { name: "One more seed for CNN" }).click();
  await page.getByRole("button", { name: "One more seed for CNN" }).click();
  await expect.element(seeds).toHaveTextContent("3 seeds: 1, 2, 3");
  expect(groups()[0]?.runs.map((run) => run.experiment.seed)).toEqual([1, 2, 3]);
  await page.getByRole("button", { name: "One seed less for CNN" }).click();
  await expect.element(page.getByText("Seed 3 of CNN removed.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  expect(groups()[0]?.runs.map((run) => run.experiment.seed)).toEqual([1, 2, 3]);
});

test("one network trains and pauses while the other waits", async () => {
  await page.getByRole("button", { name: "Train CNN" }).click();
  expect(trainer.sent("start")).toEqual([{ type: "start", runIds: groups()[0]?.runs.map((run) => run.id) }]);
  await page.getByRole("button", { name: "Pause CNN" }).click();
  expect(trainer.sent("pause")).toHaveLength(1);
  expect(groups()[1]?.runs[0]?.state).toBe("ready");
});

test("a learning rate that is none is named, and a good one reaches the trainer and is shown with its step", async () => {
  await choose("CNN", "Change the learning rate");
  const field = page.getByRole("textbox", { name: "Learning rate of CNN" });
  for (const wrong of ["abc", "-1", "1e9", ""]) {
    await field.fill(wrong);
    await page.getByRole("button", { name: "Set", exact: true }).click();
    await expect.element(page.getByRole("alert")).toHaveTextContent(`found “${wrong}”`);
  }
  await field.fill("0.0005");
  await userEvent.keyboard("{Enter}");
  const runId = groups()[0]?.runs[0]?.id ?? "";
  expect(trainer.sent("setLearningRate")).toEqual([{ type: "setLearningRate", runId, learningRate: 0.0005 }]);
  trainer.emit({ type: "learningRateChanged", runId, step: 1200, learningRate: 0.0005 });
  await expect.element(page.getByText("Learning rate 0.0005 since step 1,200")).toBeVisible();
});

test("a note is written and read", async () => {
  await choose("CNN", "Add a note");
  await userEvent.keyboard("more dropout next");
  await page.getByRole("heading", { name: "Runs" }).click();
  await expect.element(page.getByText("more dropout next")).toBeVisible();
});

test("a network is hidden by its marker, pinned to the top, and highlighted under the pointer", async () => {
  await page.getByRole("button", { name: "Hide CNN in the charts" }).click();
  const [cnn, dense] = groups();
  expect(store.getState().groupView.hidden.has(cnn?.id ?? "")).toBe(true);
  await expect.element(page.getByRole("button", { name: "Show CNN in the charts" })).toBeVisible();
  await choose("Dense 128, batch 128", "Pin to the top");
  await expect.element(page.getByRole("heading", { level: 3 }).first()).toHaveTextContent("Dense 128, batch 128");
  await page.getByRole("heading", { name: "Dense 128, batch 128" }).hover();
  expect(store.getState().groupView.highlighted).toBe(dense?.id);
});

test("a duplicate is added until there is no room, which a sentence says", async () => {
  for (let count = 0; count < 6; count += 1) await choose("CNN", "Duplicate");
  expect(groups()).toHaveLength(8);
  await expect.element(page.getByText(/^8 networks are compared at most/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "New network" })).toBeDisabled();
});

test("new network and Edit open the editor", async () => {
  await page.getByRole("button", { name: "New network" }).click();
  expect(store.getState().editing).toMatchObject({ groupId: null, experiment: { name: "My network" } });
  store.actions.closeEditor();
  await choose("CNN", "Edit");
  expect(store.getState().editing).toMatchObject({ groupId: groups()[0]?.id, experiment: { name: "CNN" } });
});

test("downloads say what there is before and after training", async () => {
  await choose("CNN", "Download");
  await expect.element(page.getByRole("dialog", { name: "Download CNN" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "TensorFlow.js model" })).toBeDisabled();
  await expect.element(page.getByRole("button", { name: "PyTorch" })).toBeEnabled();
  trainer.emit({ type: "runStateChanged", runId: groups()[0]?.runs[0]?.id ?? "", state: "paused", step: 5 });
  await expect.element(page.getByRole("button", { name: "TensorFlow.js model" })).toBeEnabled();
});

test("what had the focus has it again: after a dialog, a learning rate, a name, a note, a removal and its Undo", async () => {
  const focused = () => document.activeElement?.getAttribute("aria-label");
  const menu = "More for CNN";
  for (const [item, ending] of [
    ["Download", "{Escape}"],
    ["Change the learning rate", "{Enter}"],
    ["Change the learning rate", "{Escape}"],
    ["Rename", "{Enter}"],
    ["Rename", "{Escape}"],
    ["Add a note", "{Escape}"],
    ["Add a note", "{Control>}{Enter}{/Control}"],
  ] as const) {
    await choose("CNN", item);
    await expect.poll(focused).not.toBe(menu);
    await userEvent.keyboard(ending);
    await expect.poll(focused, { message: item }).toBe(menu);
  }
  await choose("CNN", "Remove");
  await expect.element(page.getByText("CNN removed.")).toBeVisible();
  await expect.poll(() => document.activeElement?.textContent).toContain("CNN removed.");
  await userEvent.keyboard("{Tab}{Enter}");
  await expect.poll(focused).toBe(menu);
});

function endRun(run: Run | undefined, accuracy: number, epochs: number) {
  const steps = epochs * (run?.plan.stepsPerEpoch ?? 0);
  const correct = Math.round(accuracy * 10_000);
  trainer.emit({
    type: "runEnded",
    runId: run?.id ?? "",
    test: { loss: 0.1, accuracy, correct, count: 10_000 },
    seconds: 9,
    secondsAreEstimated: false,
    steps,
    millisecondsPerStep: 4,
    backend: "wasm",
    predictions: new Uint8Array(10_000),
    stoppedEarly: true,
  });
}

test("a run that stopped early says after which epoch", async () => {
  endRun(groups()[0]?.runs[0], 0.97, 2);
  await expect.element(page.getByText(/^Stopped early after epoch 2 of \d+: the validation loss fell no more\.$/)).toBeVisible();
});

test("the figures of several seeds overlap nothing and stay in their row, in a wide page's column and on a phone", async () => {
  store.actions.setSeeds(groups()[0]?.id ?? "", 3);
  for (const [place, accuracy] of [0.7547, 0.9999, 1].entries()) endRun(groups()[0]?.runs[place], accuracy, 3);
  await expect.element(page.getByText("seeds 75.47 to 100.00")).toBeVisible();
  const range = page.getByText("seeds 75.47 to 100.00").element();
  const figures = range.parentElement?.nextElementSibling;
  const row = range.closest("li");
  for (const width of [352, 358, 304]) {
    await page.viewport(width + 16, 800);
    document.body.style.width = `${width}px`;
    expect(overlap(range, figures), String(width)).toBe(false);
    for (const figure of row?.querySelectorAll("dd, p") ?? []) {
      expect(figure.getBoundingClientRect().right, `${figure.textContent} at ${width}`).toBeLessThanOrEqual(width + 16);
    }
  }
  document.body.style.width = "";
  await page.viewport(1440, 900);
});

/** Whether what is drawn of two elements meets, whatever boxes it runs out of. */
function overlap(one: Element, other: Element | null | undefined): boolean {
  if (!other) return true;
  const [a, b] = [one, other].map((element) => {
    const drawn = document.createRange();
    drawn.selectNodeContents(element);
    return drawn.getBoundingClientRect();
  });
  if (!a || !b) return true;
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
