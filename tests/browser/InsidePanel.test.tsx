import "../../src/app/theme.css";
import "../../src/app/reset.css";
import axe from "axe-core";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { InsidePanel } from "../../src/features/inside/InsidePanel";
import type { Experiment } from "../../src/protocol/experiment";
import { presets } from "../../src/protocol/presets";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import { drawnDigits } from "../fixtures/drawnDigits";
import { fakeInside } from "../fixtures/fakeInside";
import { createFakeTrainer } from "../fixtures/fakeTrainer";

const three = drawnDigits.find(({ digit }) => digit === 3)?.strokes ?? [];

let trainer = createFakeTrainer();
let store = createPlaygroundStore(trainer);

beforeEach(async () => {
  await page.viewport(1440, 900);
  trainer = createFakeTrainer();
  store = createPlaygroundStore(trainer);
});

async function renderPanel(width = 656) {
  return render(
    <main>
      <PlaygroundProvider store={store}>
        <div style={{ width }}>
          <InsidePanel />
        </div>
      </PlaygroundProvider>
    </main>,
  );
}

/** The data are there: the test images are 0, 1, 2 … 9 over and over. */
function loadData() {
  const samples = Array.from({ length: 10 }, (_, digit) => ({ digit, images: new Uint8Array(784).fill(digit * 20), count: 1 }));
  const testLabels = Uint8Array.from({ length: 10_000 }, (_, row) => row % 10);
  trainer.emit({
    type: "datasetLoaded",
    trainingImages: 60_000,
    trainingCounts: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
    testImages: 10_000,
    samples,
    testLabels,
  });
}

const asked = () => trainer.sent("inspect").at(-1)?.inspection ?? null;

/** Answers the last question about a run. */
async function answer(step: number, change = (inside: ReturnType<typeof fakeInside>) => inside) {
  await expect.poll(asked).not.toBeNull();
  const inspection = asked();
  const run = store.getState().runs.find(({ id }) => id === inspection?.runId);
  if (!inspection || !run) throw new Error("nothing is looked into");
  trainer.emit({ type: "inspected", inspected: change(fakeInside(run.experiment, inspection, step)) });
}

async function show(view: "Activations" | "Weights" | "Histograms") {
  await page.getByRole("radio", { name: view }).click();
}

const picture = (name: string | RegExp) => page.getByRole("img", { name });

/** Colours of a canvas, each counted. */
function colorsOf(name: string | RegExp): Map<string, number> {
  const canvas = picture(name).element();
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error("expected a canvas");
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
  const counts = new Map<string, number>();
  for (let place = 0; place < data.length; place += 4) {
    const color = data.slice(place, place + 4).join(" ");
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return counts;
}

test("the first run is looked into as soon as the data are there, and no longer once the panel is gone", async () => {
  const screen = await renderPanel();
  await expect.element(page.getByText("The images are not there yet.", { exact: false })).toBeVisible();
  expect(asked()).toBeNull();
  loadData();
  const first = store.getState().runs[0]?.id;
  await expect.poll(() => asked()).toMatchObject({ runId: first, image: { kind: "testImage", row: 0 } });
  await answer(12);
  await expect.element(page.getByText("after step 12")).toBeVisible();
  await screen.unmount();
  expect(asked()).toBeNull();
  expect(store.getState().inspected).toBeNull();
});

test("every layer shows what it gives for the image, and the last one ten probabilities", async () => {
  await renderPanel();
  loadData();
  await answer(0);
  await expect.element(picture(/^Activations of Conv 32: 32 channels of 26 × 26, 0 to 1\.0/)).toBeVisible();
  await expect.element(picture(/^Activations of Max pool 2: 64 channels of 5 × 5/)).toBeVisible();
  await expect.element(picture(/^Activations of Dense 10: 10 digits, 0\.020 to 0\.82/)).toBeVisible();
  await expect.element(page.getByText("Reads a 4, but it is a 0.")).toBeVisible();
  await expect.element(page.getByText("4: 82")).toBeInTheDocument();
  expect(page.getByRole("list", { name: "Probability of each digit" }).getByRole("listitem").elements()).toHaveLength(10);
  await expect.element(page.getByText("of 64 stay at 0 for this image").first()).toBeVisible();
});

test("weights are drawn around 0, and units beyond the first 32 when asked for", async () => {
  store.actions.togglePreset("article2-cnn");
  await renderPanel();
  loadData();
  await show("Weights");
  await answer(3);
  const sheet = /^Weights of Dense 128: 32 units as images of 28 × 28, colours from −1\.0 to 1\.0/;
  await expect.element(picture(sheet)).toBeVisible();
  await expect.poll(() => colorsOf(sheet).size).toBeGreaterThan(100);
  const before = colorsOf(sheet);
  await page.getByRole("button", { name: "Show 96 more" }).click();
  await expect.element(picture(/^Weights of Dense 128: 128 units/)).toBeVisible();
  await page.getByRole("button", { name: "Show fewer" }).click();
  await answer(4);
  await expect.poll(() => colorsOf(sheet)).not.toEqual(before);
});

test("filters with several input channels show their mean until a channel is chosen", async () => {
  await renderPanel();
  loadData();
  await show("Weights");
  await answer(3);
  const filters = /^Weights of Conv 64: 64 filters|^Weights of Conv 64: 32 filters/;
  await expect.element(picture(filters).first()).toBeVisible();
  const channel = page.getByLabelText("Input channel").first();
  await expect.element(channel).toHaveDisplayValue("mean of all 32");
  const mean = picture(filters).first().element().getAttribute("aria-label");
  await userEvent.selectOptions(channel, "only 5");
  await expect.poll(() => picture(filters).first().element().getAttribute("aria-label")).not.toBe(mean);
});

test("arrow keys go from filter to filter and say the range of each", async () => {
  await renderPanel();
  loadData();
  await show("Weights");
  await answer(3);
  const cursor = page.getByRole("slider", { name: "Filter of Conv 32" });
  await expect.element(cursor).toHaveAttribute("aria-valuetext", "32 filters");
  (cursor.element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(cursor).toHaveAttribute("aria-valuetext", expect.stringMatching(/^Filter 1: −[\d.]+ to [\d.]+$/));
  await userEvent.keyboard("{End}{ArrowRight}");
  await expect.element(cursor).toHaveAttribute("aria-valuenow", "32");
  await userEvent.keyboard("{Escape}");
  await expect.element(cursor).toHaveAttribute("aria-valuenow", "1");
});

test("weights and gradients have their histograms, and values that are no numbers are counted", async () => {
  await renderPanel();
  loadData();
  await show("Histograms");
  await answer(3, (inside) => ({
    ...inside,
    layers: inside.layers.map((layer, index) =>
      index === 0 && layer.gradients ? { ...layer, gradients: { ...layer.gradients, notFinite: 7 } } : layer,
    ),
  }));
  await expect.element(picture("Weights of Conv 32, how often each value occurs from −0.30 to 0.30")).toBeVisible();
  expect(picture(/^Gradients of/).elements()).toHaveLength(5);
  await expect.element(page.getByText("7 values are NaN or infinite")).toBeVisible();
});

test("a layer of broken values says so and paints them in a colour of their own", async () => {
  await renderPanel();
  loadData();
  await answer(3, (inside) => ({
    ...inside,
    layers: inside.layers.map((layer, index) =>
      index === 0 || index === 7 ? { ...layer, activations: layer.activations.map(() => Number.NaN) } : layer,
    ),
  }));
  await expect.element(page.getByText("This layer holds values that are no number any more.").first()).toBeVisible();
  await expect.element(page.getByText("No answer: the values are no numbers.")).toBeVisible();
  // Between the images nothing is painted.
  await expect
    .poll(() => [...colorsOf(/^Activations of Conv 32/).keys()].filter((color) => !color.endsWith(" 0")))
    .toHaveLength(1);
});

test("a weight matrix that was too large to send is named with its size", async () => {
  const wide: Experiment = {
    ...presets["article0-dense128-batch128"],
    layers: [
      { kind: "flatten" },
      { kind: "dense", units: 2000, activation: "relu" },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
  };
  for (const { id } of store.getState().runs) store.actions.removeRun(id);
  store.actions.addRun(wide);
  await renderPanel();
  loadData();
  await show("Weights");
  await answer(3, (inside) => ({
    ...inside,
    layers: inside.layers.map((layer, index) => (index === 1 ? { ...layer, kernel: null } : layer)),
  }));
  await expect.element(page.getByText("1,568,000 weights: more than 1,000,000 are not drawn.", { exact: false })).toBeVisible();
});

test("the image is chosen by number, by its neighbours, by digit, or as one that the run misreads", async () => {
  await renderPanel();
  loadData();
  const row = () => asked()?.image;
  await page.getByRole("button", { name: "Next test image" }).click();
  await expect.poll(row).toEqual({ kind: "testImage", row: 1 });
  const field = page.getByRole("spinbutton", { name: "Test image number" });
  await field.fill("99999");
  await userEvent.keyboard("{Enter}");
  await expect.poll(row).toEqual({ kind: "testImage", row: 9999 });
  await page.getByRole("button", { name: "A 4, test image 4" }).click();
  await expect.poll(row).toEqual({ kind: "testImage", row: 4 });
  const misread = page.getByRole("button", { name: "One it misreads" });
  await expect.element(misread).toBeDisabled();
  const predictions = Uint8Array.from({ length: 10_000 }, (_, at) => (at === 42 ? 9 : at % 10));
  trainer.emit({
    type: "runEnded",
    runId: store.getState().runs[0]?.id ?? "",
    test: { loss: 0.1, accuracy: 0.9999, correct: 9999, count: 10_000 },
    seconds: 1,
    secondsAreEstimated: false,
    steps: 10,
    millisecondsPerStep: 1,
    backend: "wasm",
    predictions,
    stoppedEarly: false,
  });
  await misread.click();
  await expect.poll(row).toEqual({ kind: "testImage", row: 42 });
});

test("the drawing passes through the layers once there is one", async () => {
  await renderPanel();
  loadData();
  await page.getByRole("radio", { name: "Your drawing" }).click();
  await expect.element(page.getByText("Draw a digit on the pad", { exact: false })).toBeVisible();
  expect(asked()?.image.kind).toBe("testImage");
  store.actions.setStrokes(three);
  await expect.poll(() => asked()?.image).toEqual({ kind: "drawing" });
  await answer(5);
  await expect.element(page.getByText(/^Reads an? \d\.$/)).toBeVisible();
});

test("another network is looked into when it is chosen, and when the one looked into is removed", async () => {
  await renderPanel();
  loadData();
  await answer(1);
  const [first, second] = store.getState().runs;
  await userEvent.selectOptions(page.getByLabelText("Network", { exact: true }), "Dense 128, batch 128");
  await expect.poll(() => asked()?.runId).toBe(second?.id);
  await expect.element(page.getByText("Looking inside…")).toBeVisible();
  store.actions.removeRun(second?.id ?? "");
  await expect.poll(() => asked()?.runId).toBe(first?.id);
  store.actions.removeRun(first?.id ?? "");
  await expect.element(page.getByText("Choose a network: its weights", { exact: false })).toBeVisible();
  expect(asked()).toBeNull();
});

test.each([
  [390, 358],
  [1440, 656],
])("at %i pixels nothing sticks out and axe finds nothing in any view", async (window, width) => {
  await page.viewport(window, 900);
  await renderPanel(width);
  loadData();
  for (const view of ["Activations", "Weights", "Histograms"] as const) {
    await show(view);
    await answer(3);
    await expect.element(page.getByRole("heading", { level: 3, name: /Conv 32/ })).toBeVisible();
    const { violations } = await axe.run(document.body);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const panel = page.getByRole("region", { name: "Inside a network" }).element();
    expect(panel.scrollWidth).toBe(width);
  }
});

test("a last layer without softmax has the softmax of its values as the answer", async () => {
  for (const { id } of store.getState().runs) store.actions.removeRun(id);
  store.actions.togglePreset("article1-mlp128-64");
  await renderPanel();
  loadData();
  await answer(3, (inside) => ({
    ...inside,
    layers: inside.layers.map((layer, index) =>
      index === 3 ? { ...layer, activations: Float32Array.of(9, 0, 0, 0, 0, 0, 0, 0, 0, 0) } : layer,
    ),
  }));
  await expect.element(page.getByText("Reads a 0, rightly.")).toBeVisible();
  await expect.element(page.getByText("0: 100")).toBeInTheDocument();
});

test("where a network is trained from several seeds, one of them is looked into", async () => {
  for (const { id } of store.getState().runs) store.actions.removeRun(id);
  store.actions.addGroup(presets["article0-dense128-batch128"], 2);
  await renderPanel();
  loadData();
  const [first, second] = store.getState().runs;
  await expect.poll(() => asked()?.runId).toBe(first?.id);
  await userEvent.selectOptions(page.getByLabelText("Seed"), String(second?.experiment.seed));
  await expect.poll(() => asked()?.runId).toBe(second?.id);
});

test("only what is in sight or nearly is painted", async () => {
  await renderPanel();
  loadData();
  await answer(3);
  const [above, below] = [/^Activations of Conv 32/, /^Activations of Dense 64/] as const;
  await expect.poll(() => colorsOf(above).size).toBeGreaterThan(10);
  expect(colorsOf(below).size).toBe(1);
  picture(below).element().scrollIntoView();
  await expect.poll(() => colorsOf(below).size).toBeGreaterThan(10);
});
