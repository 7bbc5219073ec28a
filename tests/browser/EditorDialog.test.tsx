import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { EditorDialog } from "../../src/features/editor/EditorDialog";
import type { Experiment } from "../../src/protocol/experiment";
import { limits } from "../../src/protocol/limits";
import { presets } from "../../src/protocol/presets";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { runGroups } from "../../src/store/runGroups";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import { becomeReady, createFakeTrainer, type FakeTrainer } from "../fixtures/fakeTrainer";

let trainer: FakeTrainer;
let store: PlaygroundStore;

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
const field = (name: string) => page.getByRole("textbox", { name, exact: true });
const rows = () => [...document.querySelectorAll("ol > li h4")].map((heading) => heading.textContent?.replace(/^\d+/, ""));
const groups = () => runGroups(store.getState().runs);
const figuresOf = (place: number) =>
  [...document.querySelectorAll(`[data-place="${place}"] dd`)].map((figure) => figure.textContent?.replaceAll("\u202f", " "));

async function open(experiment: Experiment = presets["article2-cnn"], groupId?: string) {
  store.actions.openEditor(experiment, groupId);
  await render(
    <PlaygroundProvider store={store}>
      <EditorDialog />
    </PlaygroundProvider>,
  );
  await expect.element(page.getByRole("dialog")).toBeVisible();
}

beforeEach(async () => {
  await page.viewport(1440, 900);
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer);
  becomeReady(trainer);
});

test("typing a number changes what its layer gives and costs, and what follows", async () => {
  await open();
  expect(figuresOf(0)).toEqual(["26 × 26 × 32", "320", "411 k", "11.1 MB"]);
  await field("Filters").first().fill("16");
  await expect.poll(() => figuresOf(0)).toEqual(["26 × 26 × 16", "160", "206 k", "5.5 MB"]);
  expect(figuresOf(2)?.[1]).toBe("9,280");
});

test("a text that is no number leaves a sentence at the field, the last number in the figures, and is told when adding", async () => {
  await open();
  const filters = field("Filters").first();
  for (const text of ["abc", "-1", "1e9", ""]) {
    await filters.fill(text);
    await expect.element(filters).toHaveValue(text);
    await expect.element(filters).toBeInvalid();
    await expect.element(page.getByText(/^Filters needs a whole number from 1 to 512/)).toBeVisible();
    expect(figuresOf(0)?.[0]).toBe("26 × 26 × 32");
  }
  await filters.fill("abc");
  await userEvent.tab();
  await expect.element(filters).toHaveValue("abc");
  const before = groups().length;
  await button("Add to comparison").click();
  expect(groups().length).toBe(before);
  await expect.element(page.getByRole("status").getByText(/Layer 1, Conv, Filters.*“abc”/)).toBeVisible();
  await expect.element(filters).toHaveFocus();
});

test("an impossible shape is told at its layer, and one press puts it right", async () => {
  await open();
  await button("Remove Layer 6, Flatten").click();
  const alert = page.getByRole("alert");
  await expect.element(alert).toHaveTextContent(/Layer 6 \(Dense\) expects a row of values, found an image of 3 × 3 × 64/);
  expect(figuresOf(6)).toEqual(["–", "–", "–", "–"]);
  await button("Add Flatten before this Dense").click();
  await expect.element(alert).not.toBeInTheDocument();
  expect(rows()).toEqual(["Conv", "Max pool", "Conv", "Max pool", "Conv", "Flatten", "Dense", "Dense"]);
  expect(document.activeElement?.closest("[data-place]")?.getAttribute("data-place")).toBe("5");
});

test("layers move by keyboard, each move is said, and undo and redo go through them", async () => {
  await open();
  const handle = button("Move Layer 1, Conv");
  handle.element().focus();
  await userEvent.keyboard(" ");
  await expect.element(page.getByText("Picked up layer 1 of 8.")).toBeInTheDocument();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(page.getByText("Now at place 2 of 8.")).toBeInTheDocument();
  await userEvent.keyboard(" ");
  await expect.poll(rows).toEqual(["Max pool", "Conv", "Conv", "Max pool", "Conv", "Flatten", "Dense", "Dense"]);
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => rows()[0]).toBe("Conv");
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  await expect.poll(() => rows()[0]).toBe("Max pool");
});

test("Escape puts back a layer that was picked up, and the editor stays", async () => {
  await open();
  button("Move Layer 1, Conv").element().focus();
  await userEvent.keyboard(" ");
  await expect.element(page.getByText("Picked up layer 1 of 8.")).toBeInTheDocument();
  await userEvent.keyboard("{ArrowDown}");
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText("Left at place 1.")).toBeInTheDocument();
  await expect.element(page.getByRole("dialog")).toBeVisible();
  expect(rows()[0]).toBe("Conv");
});

test("Alt and an arrow move the layer that is worked on, which keeps the focus", async () => {
  await open();
  button("Move Layer 1, Conv").element().focus();
  await userEvent.keyboard("{Alt>}{ArrowDown}{ArrowDown}{/Alt}");
  await expect.poll(() => rows().slice(0, 3)).toEqual(["Max pool", "Conv", "Conv"]);
  await expect.element(button("Move Layer 3, Conv")).toHaveFocus();
});

test("a layer is dragged by its handle", async () => {
  await open();
  const places = [0, 2].map((place) => document.querySelector(`[data-place="${place}"] button`)?.getBoundingClientRect());
  const [from, to] = places;
  if (!from || !to) throw new Error("no handles");
  const target = document.querySelector(`[data-place="0"] button`);
  const point = (rect: DOMRect) => ({ clientX: rect.x + 8, clientY: rect.y + 8, isPrimary: true, button: 0, bubbles: true });
  target?.dispatchEvent(new PointerEvent("pointerdown", point(from)));
  document.dispatchEvent(new PointerEvent("pointermove", { ...point(from), clientY: from.y + 20 }));
  await expect.element(page.getByText("Picked up layer 1 of 8.")).toBeInTheDocument();
  document.dispatchEvent(new PointerEvent("pointermove", point(to)));
  await expect.element(page.getByText("Now at place 3 of 8.")).toBeInTheDocument();
  document.dispatchEvent(new PointerEvent("pointerup", point(to)));
  await expect.poll(() => rows().slice(0, 3)).toEqual(["Max pool", "Conv", "Conv"]);
});

test("layers are added from the menu where they fit, duplicated, and the limit is named", async () => {
  const cnn = presets["article2-cnn"];
  const many = Array.from({ length: limits.layers.max - 2 - cnn.layers.length }, () => ({ kind: "dropout", rate: 0.1 }) as const);
  await open({ ...cnn, layers: [...many, ...cnn.layers] });
  await button("Add layer").click();
  await page.getByRole("menuitem", { name: /^Batch norm/ }).click();
  await expect.poll(() => rows().slice(-3)).toEqual(["Dense", "Batch norm", "Dense"]);
  await button("More for Layer 22, Batch norm").click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect.poll(() => rows().length).toBe(limits.layers.max);
  await expect.element(page.getByText("A network can have 24 layers. Remove one to add another.")).toBeVisible();
  await expect.element(button("Add layer")).toBeDisabled();
});

test("the time of an epoch is asked for once typing rests, and comes from what a step takes here", async () => {
  await open();
  const batch = field("Batch size");
  await batch.fill("12");
  await batch.fill("120");
  await expect.element(page.getByText("measuring…")).toBeVisible();
  await expect.poll(() => trainer.sent("timeExperiment").at(-1)?.experiment.batchSize).toBe(120);
  const requests = trainer.sent("timeExperiment");
  const request = requests.at(-1);
  expect(requests.map(({ experiment }) => experiment.batchSize)).not.toContain(12);
  trainer.emit({ type: "experimentTimed", requestId: request?.requestId ?? 0, millisecondsPerStep: 24 });
  await expect.element(page.getByText("about 12 s")).toBeVisible();
  await expect.element(page.getByText(/500 steps of 24\sms/)).toBeVisible();
});

test("a step that cannot be timed is said to be", async () => {
  await open();
  await expect.poll(() => trainer.sent("timeExperiment").length).toBe(1);
  const requestId = trainer.sent("timeExperiment")[0]?.requestId ?? 0;
  trainer.emit({ type: "experimentTimed", requestId, millisecondsPerStep: null });
  await expect.element(page.getByText(/could not be timed/)).toBeVisible();
});

test("a network is added with its seeds", async () => {
  await open();
  await field("Name").fill("Mine");
  await field("Seeds").fill("3");
  await button("Add to comparison").click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  const added = groups().at(-1);
  expect(added?.experiment.name).toBe("Mine");
  expect(added?.runs.length).toBe(3);
});

test("a network that finds no room says so and is kept", async () => {
  for (let count = groups().length; count < limits.runs.max; count++) store.actions.addGroup(presets["article3-dense64-64"]);
  await open();
  await button("Add to comparison").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent(/room for 8 networks/);
  await expect.element(page.getByRole("dialog")).toBeVisible();
});

test("replacing a network that has trained says what is lost, and asks", async () => {
  const [group] = groups();
  if (!group) throw new Error("no group");
  const [run] = group.runs;
  trainer.emit({ type: "runStateChanged", runId: run?.id ?? "", state: "paused", step: 12 });
  await open(group.experiment, group.id);
  await field("Epochs").fill("2");
  await button(`Replace ${group.experiment.name}`).click();
  await expect.element(page.getByText(/has trained 12 steps.*starts at step 0/)).toBeVisible();
  expect(groups()[0]?.experiment.epochs).toBe(group.experiment.epochs);
  await button("Replace and start again").click();
  expect(groups()[0]).toMatchObject({ id: group.id, experiment: { epochs: 2 } });
  expect(groups()[0]?.runs[0]?.step).toBe(0);
});

test("leaving with edits asks, without edits it does not", async () => {
  await open();
  await field("Name").fill("Mine");
  await userEvent.keyboard("{Escape}");
  const question = page.getByText("Leave the editor? Your edits are lost.");
  await expect.element(question).toBeVisible();
  await expect.element(button("Keep editing")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(question).not.toBeInTheDocument();
  await button("Cancel").click();
  await button("Keep editing").click();
  await expect.element(field("Name")).toHaveValue("Mine");
  await button("Undo").click();
  await button("Cancel").click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

test("the drawing is saved as a standalone SVG with its words", async () => {
  await open();
  const blobs: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob);
    return "#";
  });
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(this.download);
  });
  await button("Download SVG").click();
  vi.restoreAllMocks();
  expect(clicked).toEqual(["cnn.svg"]);
  const svg = new DOMParser().parseFromString((await blobs[0]?.text()) ?? "", "image/svg+xml");
  expect(svg.querySelector("parsererror")).toBeNull();
  expect(svg.documentElement.textContent).toContain("26 × 26 × 32");
  expect(svg.querySelectorAll("[class], style, var")).toHaveLength(0);
});

test("early stopping without validation is told with a way out", async () => {
  await open();
  await page.getByRole("switch", { name: "Early stopping" }).click();
  await button("Keep back the last 10 %").click();
  await expect.element(page.getByText(/no images are kept back/)).not.toBeInTheDocument();
  await expect.element(field("Share kept back")).toHaveValue("0.1");
});

test("another optimizer brings its own settings", async () => {
  await open();
  await page.getByRole("combobox", { name: "Method" }).click();
  await page.getByRole("option", { name: "SGD" }).click();
  await expect.element(field("Momentum")).toHaveValue("0.9");
  await expect.element(field("β₁")).not.toBeInTheDocument();
});

for (const width of [1440, 390]) {
  test(`axe finds nothing at ${width} pixels, with and without faults, and nothing overflows`, async () => {
    await page.viewport(width, width === 390 ? 844 : 900);
    await open();
    const rules = async () => (await axe.run(document)).violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
    expect(await rules()).toEqual([]);
    await button("Remove Layer 6, Flatten").click();
    await field("Learning rate").fill("fast");
    await page.getByRole("switch", { name: "Class weights" }).click();
    expect(await rules()).toEqual([]);
    const dialog = page.getByRole("dialog").element();
    expect(dialog.scrollWidth).toBeLessThanOrEqual(width);
  });
}

test("a closed editor gives the focus back to what opened it", async () => {
  const opener = document.body.appendChild(document.createElement("button"));
  opener.focus();
  await open();
  expect(document.activeElement).not.toBe(opener);
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(opener);
  opener.remove();
});
