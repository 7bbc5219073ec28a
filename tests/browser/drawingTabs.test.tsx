import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import { DrawingPanel } from "../../src/features/drawing/DrawingPanel";
import type { TrainerCommand, TrainerEvent } from "../../src/protocol/messages";
import { createPlaygroundStore } from "../../src/store/playgroundStore";
import { PlaygroundProvider } from "../../src/store/usePlayground";
import { drawnDigits } from "../fixtures/drawnDigits";

const strokesOf = (digit: number) => drawnDigits.find((drawn) => drawn.digit === digit)?.strokes ?? [];

/** A trainer whose first run reads the more ink the surer a 3, and whose others read a 5 in everything. */
function createReader() {
  const commands: TrainerCommand[] = [];
  let tell: (event: TrainerEvent) => void = () => {};
  const probabilities = (runId: string, image: Float32Array) => {
    const ink = image.reduce((sum, value) => sum + value, 0) / 784;
    const isFirst = runId === store.getState().runs[0]?.id;
    const [digit, share] = isFirst ? [3, Math.min(0.99, 0.2 + 5 * ink)] : [5, 0.91];
    return Array.from({ length: 10 }, (_, other) => (other === digit ? share : (1 - share) / 9));
  };
  return {
    commands,
    tell: (event: TrainerEvent) => tell(event),
    send(command: TrainerCommand) {
      commands.push(command);
      if (command.type === "showDrawing" && command.image) {
        const { drawingId, image } = command;
        const predictions = store
          .getState()
          .runs.map(({ id }) => ({ runId: id, step: 1, probabilities: probabilities(id, image) }));
        tell({ type: "predicted", drawingId, predictions });
      }
      if (command.type === "readImages") {
        const { requestId, images, runIds } = command;
        const count = images.length / 784;
        const rows = Array.from({ length: count }, (_, index) => images.subarray(index * 784, (index + 1) * 784));
        const readings = runIds.map((runId) => ({
          runId,
          probabilities: Float32Array.from(rows.flatMap((image) => probabilities(runId, image))),
        }));
        queueMicrotask(() => tell({ type: "imagesRead", requestId, count, readings }));
      }
    },
    subscribe(listener: (event: TrainerEvent) => void) {
      tell = listener;
      return () => {};
    },
    restart() {},
    dispose() {},
  };
}

let trainer = createReader();
let store = createPlaygroundStore(trainer);

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
const openTab = (name: string) => page.getByRole("tab", { name, exact: true }).click();
const list = () => page.getByRole("list", { name: "What each run reads" });

async function show(width: number) {
  await page.viewport(Math.max(width, 320), 900);
  await render(
    <PlaygroundProvider store={store}>
      <div style={{ width, font: "14px sans-serif", background: "var(--ground)", color: "var(--ink)" }}>
        <DrawingPanel />
      </div>
    </PlaygroundProvider>,
  );
}

beforeEach(() => {
  trainer = createReader();
  store = createPlaygroundStore(trainer);
  for (const { id } of store.getState().runs) trainer.tell({ type: "runStateChanged", runId: id, state: "paused", step: 1 });
});

const faults = async () => {
  const { violations } = await axe.run(document.body, {
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

for (const width of [288, 358]) {
  test(`every tab is accessible and no wider than its column of ${width} pixels`, async () => {
    await show(width);
    store.actions.setStrokes(strokesOf(3));
    store.actions.setNumberStrokes(strokesOf(3));
    store.actions.addMyDigits([
      { label: 3, strokes: strokesOf(3) },
      { label: 7, strokes: strokesOf(7) },
    ]);
    for (const name of ["Answers", "X-ray", "Why", "Number", "My digits"]) {
      await openTab(name);
      const panel = page.getByRole("tabpanel", { name });
      await expect.element(panel).toBeVisible();
      await expect.poll(() => panel.element().textContent?.length).toBeGreaterThan(20);
      expect(await faults(), name).toEqual([]);
      const section = page.getByRole("region", { name: "Draw a digit" }).element();
      for (const element of section.querySelectorAll("*")) {
        if (element.closest("svg, [role=tablist]")) continue;
        expect(element.getBoundingClientRect().right, `${name}: ${element.outerHTML.slice(0, 80)}`).toBeLessThanOrEqual(
          width + 1,
        );
      }
    }
    expect(document.querySelector("[role=tablist]")?.scrollWidth).toBeLessThanOrEqual(width);
  });
}

test("the answers say how far the networks agree, and a screen reader is told once the drawing rests", async () => {
  await show(288);
  const told = () => [...document.querySelectorAll("[role=status]")].map(({ textContent }) => textContent).join(" ");
  store.actions.setStrokes(strokesOf(3));
  const words = /1 of 2 reads 3, 9\d\s%\ssure; Dense 128, batch 128 reads 5\./;
  await expect.element(page.getByText(words).first()).toBeVisible();
  expect(told()).not.toMatch(words);
  await expect.poll(told, { timeout: 3000 }).toMatch(words);
});

test("a warning about the drawing is told by an element that was there before it", async () => {
  await show(288);
  await openTab("X-ray");
  store.actions.setStrokes(strokesOf(3).map((stroke) => stroke.map(([x, y]) => [x / 3, y / 3] as const)));
  const waiting = [...document.querySelectorAll("[role=status]")];
  await page.getByRole("switch", { name: "Crop and scale" }).click();
  const told = () => waiting.map(({ textContent }) => textContent).join(" ");
  await expect.poll(told, { timeout: 3000 }).toContain("It is smaller than MNIST’s digits.");
});

test("a drawing that is no more than a dot is said to be too small", async () => {
  await show(288);
  const words = page.getByText("Too small for a digit: draw it larger.").first();
  store.actions.setStrokes([[[100, 100]]]);
  await expect.element(words).toBeVisible();
  store.actions.setStrokes(strokesOf(3));
  await expect.element(words).not.toBeInTheDocument();
});

test("a drawing that was misread joins the own digits with one press, and once only", async () => {
  await show(288);
  expect(button("It is an 8").element()).toBeDisabled();
  store.actions.setStrokes(strokesOf(8));
  await button("It is an 8").click();
  expect(store.getState().myDigits).toMatchObject([{ label: 8, strokes: strokesOf(8) }]);
  await expect.element(page.getByText("Added to My digits as an 8.")).toBeVisible();
  expect(button("It is an 8").element()).toHaveAttribute("aria-disabled", "true");
  expect(button("It is an 8").element()).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(store.getState().myDigits).toHaveLength(1);
});

test("a step that is switched off changes what all networks are shown, and another tab has all steps on again", async () => {
  await show(288);
  store.actions.setStrokes(strokesOf(3).map((stroke) => stroke.map(([x, y]) => [x / 3, y / 3] as const)));
  await openTab("X-ray");
  const before = store.getState().drawing;
  await page.getByRole("switch", { name: "Crop and scale" }).click();
  const after = store.getState().drawing;
  expect(after).not.toEqual(before);
  await expect.poll(() => trainer.commands.findLast(({ type }) => type === "showDrawing")).toMatchObject({ image: after });
  await expect.element(page.getByText("It is smaller than MNIST’s digits.", { exact: false })).toBeVisible();
  await openTab("Answers");
  await expect.poll(() => store.getState().drawing).toEqual(before);
});

test("each step says what every network reads without it", async () => {
  await show(288);
  store.actions.setStrokes(strokesOf(3).map((stroke) => stroke.map(([x, y]) => [x / 3, y / 3] as const)));
  await openTab("X-ray");
  await expect.element(page.getByText(/^CNN reads 3, −\d+ points for its answer$/).first()).toBeInTheDocument();
  await expect.element(page.getByText("Dense 128, batch 128 reads 5, ±0 points for its answer").first()).toBeInTheDocument();
});

test("why: ink that makes a network surer speaks for its answer", async () => {
  await show(288);
  store.actions.setStrokes(strokesOf(3));
  await openTab("Why");
  await expect.element(page.getByRole("img", { name: /Which ink speaks for a 3 .* as CNN sees it/ })).toBeVisible();
  await expect.element(page.getByText(/Most for it: .*Nothing against\./).first()).toBeVisible();
  await expect.element(page.getByText("No ink makes a difference.").first()).toBeVisible();
});

test("a row of digits is read as a number by the network that is chosen", async () => {
  await show(288);
  await openTab("Number");
  const row = [0, 1, 2].flatMap((place) =>
    strokesOf(3).map((stroke) => stroke.map(([x, y]) => [x * 0.7 + place * 220, y] as const)),
  );
  // Where a pen touched the pad without drawing there is no digit.
  const speck = [
    [655, 140],
    [657, 142],
  ] as const;
  store.actions.setNumberStrokes([...row, speck]);
  await expect.element(page.getByText("333", { exact: true })).toBeVisible();
  await userEvent.selectOptions(page.getByRole("combobox", { name: "Read by" }), "Dense 128, batch 128");
  await expect.element(page.getByText("555", { exact: true })).toBeVisible();
  expect(page.getByRole("list", { name: "Digits of the number" }).element().children).toHaveLength(3);
});

test("the eraser takes a part of a line away, and undo brings it back", async () => {
  await show(288);
  const line = [
    [40, 140],
    [240, 140],
  ] as const;
  store.actions.setStrokes([line]);
  await button("Erase").click();
  const pad = page.getByRole("application", { name: "Drawing pad" });
  await userEvent.click(pad, { position: { x: 144, y: 144 } });
  await expect.poll(() => store.getState().strokes).toHaveLength(2);
  await button("Undo the erasing").click();
  expect(store.getState().strokes).toEqual([line]);
});

test("a pasted picture becomes the drawing; one without ink is refused in words", async () => {
  await show(288);
  const paste = async (paint: (context: OffscreenCanvasRenderingContext2D) => void) => {
    const canvas = new OffscreenCanvas(200, 200);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.fillStyle = "#ddd";
    context.fillRect(0, 0, 200, 200);
    paint(context);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], "digit.png", { type: "image/png" }));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  };
  await paste((context) => {
    context.lineWidth = 14;
    context.strokeStyle = "#223";
    context.strokeRect(70, 50, 60, 100);
  });
  await expect.poll(() => store.getState().drawing, { timeout: 5000 }).not.toBeNull();
  expect(await list().element().textContent).toContain("CNN");
  await paste(() => {});
  await expect.element(page.getByRole("alert")).toHaveTextContent("No digit was found");
  await button("Undo the picture").click();
  expect(store.getState().strokes).toEqual([]);
});

test("a finger that draws neither scrolls nor zooms, on every pad", async () => {
  await show(358);
  for (const [tab, pad] of [
    ["Answers", "Drawing pad"],
    ["Number", "Wide drawing pad"],
  ] as const) {
    await openTab(tab);
    expect(getComputedStyle(page.getByRole("application", { name: pad }).element()).touchAction).toBe("none");
  }
});

test("the guided minute collects a digit after another, skips, goes back and ends", async () => {
  await show(288);
  await openTab("My digits");
  await button("Draw 30 digits").click();
  const pad = page.getByRole("application", { name: "Pad for your own digits" });
  const prompt = () => Number(/Draw an? (\d) \(1 of 3\)/.exec(document.body.textContent ?? "")?.[1]);
  const first = prompt();
  await userEvent.dragAndDrop(pad, pad, { sourcePosition: { x: 150, y: 40 }, targetPosition: { x: 140, y: 240 } });
  // Without a press: a second after the pen is lifted.
  await expect.poll(() => store.getState().myDigits, { timeout: 5000 }).toMatchObject([{ label: first }]);
  await expect.element(page.getByText("1 of 30", { exact: true })).toBeVisible();
  await button("Skip").click();
  await expect.element(page.getByText("2 of 30", { exact: true })).toBeVisible();
  await button("Back").click();
  await button("Back").click();
  expect(store.getState().myDigits).toEqual([]);
  expect(prompt()).toBe(first);
  await button("Next").click();
  expect(store.getState().myDigits).toMatchObject([{ label: first }]);
  await button("Done").click();
  await expect.element(page.getByRole("heading", { name: "Your digits, 1" })).toBeVisible();
});

test("a picture that is read only after its digit was skipped does not land on the next one", async () => {
  const decode = globalThis.createImageBitmap;
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const decoding = vi.spyOn(globalThis, "createImageBitmap").mockImplementation(async (source: ImageBitmapSource) => {
    await waiting;
    return decode(source);
  });
  await show(288);
  await openTab("My digits");
  await button("Draw 30 digits").click();
  const canvas = new OffscreenCanvas(200, 200);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = "#ddd";
  context.fillRect(0, 0, 200, 200);
  context.fillStyle = "#223";
  context.fillRect(90, 40, 20, 120);
  const data = new DataTransfer();
  data.items.add(new File([await canvas.convertToBlob()], "digit.png", { type: "image/png" }));
  const paste = () => document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  paste();
  await expect.poll(() => decoding.mock.calls.length).toBe(1);
  await button("Skip").click();
  goOn();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await expect.element(button("Next")).toBeDisabled();
  paste();
  await expect.element(button("Next")).toBeEnabled();
  decoding.mockRestore();
});

test("a drawing that is undone before the wait is over is not taken for a digit", async () => {
  // A pointer made by a test cannot be captured.
  vi.spyOn(Element.prototype, "setPointerCapture").mockImplementation(() => {});
  await show(288);
  await openTab("My digits");
  await button("Draw 30 digits").click();
  const pad = page.getByRole("application", { name: "Pad for your own digits" }).element();
  const { left, top } = pad.getBoundingClientRect();
  const point = (type: string, x: number, y: number) =>
    pad.dispatchEvent(
      new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, clientX: left + x, clientY: top + y }),
    );
  for (const x of [60, 150]) {
    point("pointerdown", x, 40);
    point("pointermove", x, 240);
    point("pointerup", x, 240);
  }
  await expect.element(button(/^Undo/)).toBeEnabled();
  button(/^Undo/)
    .element()
    .dispatchEvent(new MouseEvent("click", { bubbles: true }));
  // Longer than the wait after a lifted pen.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(store.getState().myDigits).toEqual([]);
  await button("Next").click();
  expect(store.getState().myDigits).toMatchObject([{ strokes: [expect.anything()] }]);
});

test("own digits show each network's share with its interval, and what it misreads", async () => {
  await show(288);
  await openTab("My digits");
  store.actions.addMyDigits([3, 3, 5, 7].map((label) => ({ label, strokes: strokesOf(label) })));
  await expect.poll(() => [...store.getState().myDigitsAccuracy.values()].map(({ correct }) => correct)).toEqual([2, 1]);
  await expect.element(page.getByText(/2 of 4, 15–85/)).toBeVisible();
  await button(/^CNN 50/).click();
  await expect.element(button("Your 7, number 1, misread as 3")).toBeVisible();
  await button("Your 7, number 1, misread as 3").click();
  await button("Delete it").click();
  expect(store.getState().myDigits.map(({ label }) => label)).toEqual([3, 3, 5]);
  await button("Undo").click();
  expect(store.getState().myDigits).toHaveLength(4);
  await button("Delete all").click();
  await expect.element(page.getByText("4 digits deleted from this device.")).toBeVisible();
  expect(store.getState().myDigitsAccuracy.size).toBe(0);
});

test("a file of drawings is imported, and one that is not of the format is refused with line and field", async () => {
  await show(288);
  await openTab("My digits");
  await expect.element(button("Import")).toBeVisible();
  const input = document.querySelector<HTMLInputElement>("input[accept*=json]");
  if (!input) throw new Error("no input");
  const choose = (content: string) => userEvent.upload(input, new File([content], "digits.json", { type: "application/json" }));
  await choose('{"format":"pen-drawings","version":1,"drawings":[{"label":4,"strokes":[[[0,0],[0,200]]]}]}');
  await expect.poll(() => store.getState().myDigits).toMatchObject([{ label: 4 }]);
  await choose('{"format":"pen-drawings","version":1,\n"drawings":[{"label":14,"strokes":[[[0,0],[0,200]]]}]}');
  await expect.element(page.getByRole("alert")).toHaveTextContent(/line 2, drawings.*label/);
  expect(store.getState().myDigits).toHaveLength(1);
});

test("a fine-tuned network shows what it read before, and says so when the digits that it learns from are deleted", async () => {
  await show(288);
  await openTab("My digits");
  store.actions.addMyDigits([3, 3, 3].map((label) => ({ label, strokes: strokesOf(label) })));
  const [run] = store.getState().runs;
  if (!run) throw new Error("no run");
  await button("Fine-tune").click();
  await expect.poll(() => trainer.commands.some(({ type }) => type === "takeCheckpoint")).toBe(true);
  const tensor = { shape: [2], values: Float32Array.of(1, 2) };
  const { experiment } = run;
  const learned = { version: 1, experiment, step: 1, learningRate: 0.01, weights: [tensor], optimizerState: [] } as const;
  const checkpoint = { ...learned, weights: [tensor], optimizerState: [], bestValidationLoss: null, epochsWithoutGain: 0 };
  trainer.tell({ type: "checkpointed", runId: run.id, checkpoint });
  const table = page.getByRole("table").filter({ hasText: "Before" });
  // The reader of this test reads a 5 in everything with a network that is not the first.
  await expect.element(table).toHaveTextContent(/Yours, learned\s*0 \/ 2/);
  store.actions.deleteMyDigits(
    store
      .getState()
      .myDigits.slice(0, 1)
      .map(({ id }) => id),
  );
  await expect
    .element(page.getByText("1 of the 2 digits that it learned from was deleted: it goes on with the others."))
    .toBeVisible();
  store.actions.deleteMyDigits(store.getState().myDigits.map(({ id }) => id));
  await expect
    .element(page.getByText("The digits that it learned from were deleted: it goes on with the training images alone."))
    .toBeVisible();
  await expect.element(table).toHaveTextContent(/Yours, learned\s*0 \/ 2/);
  expect(await faults()).toEqual([]);
});
