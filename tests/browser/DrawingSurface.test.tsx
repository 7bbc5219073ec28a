import { type ComponentProps, useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../../src/app/theme.css";
import { DrawingSurface } from "../../src/ui/DrawingSurface";
import type { PadStroke } from "../../src/ui/StrokePath";

type Strokes = readonly PadStroke[];
const words: ComponentProps<typeof DrawingSurface>["words"] = {
  label: "Pad",
  description: "Arrows move the pen, Space lowers it.",
  keys: "Arrows, Space",
  penDown: "Pen down",
  penUp: "Pen up",
};

let drawn: Strokes = [];
let setDrawn: (strokes: Strokes) => void = () => {};

/** A pad 560 pixels wide, so that two pixels are one pad unit, that keeps its strokes as the page does. */
function Pad() {
  const [strokes, setStrokes] = useState<Strokes>([]);
  drawn = strokes;
  setDrawn = setStrokes;
  return (
    <div style={{ width: 560 }}>
      <DrawingSurface
        strokes={strokes}
        onChange={setStrokes}
        onUndo={() => setStrokes((before) => before.slice(0, -1))}
        extent={280}
        words={words}
        placeholder="Draw here"
      />
    </div>
  );
}

const pad = () => page.getByRole("application", { name: "Pad" });

/** Tells the pad of a pointer at a place in pad units. */
function pointer(
  type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel",
  x: number,
  y: number,
  init: PointerEventInit = {},
) {
  const element = pad().element();
  const box = element.getBoundingClientRect();
  const place = { clientX: box.left + x * 2, clientY: box.top + y * 2 };
  element.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, ...place, ...init }));
}

beforeEach(async () => {
  // A pointer made by a test cannot be captured.
  vi.spyOn(Element.prototype, "setPointerCapture").mockImplementation(() => {});
  await render(<Pad />);
});

test("a pointer's way arrives in pad units, whatever the size on the screen", async () => {
  pointer("pointerdown", 20, 30);
  pointer("pointermove", 120, 30);
  pointer("pointermove", 120, 200);
  pointer("pointerup", 120, 200);
  await expect.poll(() => drawn).toHaveLength(1);
  const [stroke = []] = drawn;
  const expected = [
    [20, 30],
    [120, 30],
    [120, 200],
  ];
  expect(stroke).toHaveLength(expected.length);
  for (const [index, [x, y]] of stroke.entries()) {
    expect(x).toBeCloseTo(expected[index]?.[0] ?? Number.NaN, 3);
    expect(y).toBeCloseTo(expected[index]?.[1] ?? Number.NaN, 3);
  }
});

test("a real mouse draws one stroke from press to release", async () => {
  await userEvent.dragAndDrop(pad(), pad(), { sourcePosition: { x: 100, y: 60 }, targetPosition: { x: 400, y: 500 } });
  await expect.poll(() => drawn).toHaveLength(1);
  expect(drawn[0]?.[0]?.[0]).toBeCloseTo(50, 0);
  expect(drawn[0]?.[0]?.[1]).toBeCloseTo(30, 0);
  expect(drawn[0]?.at(-1)?.[0]).toBeCloseTo(200, 0);
  expect(drawn[0]?.at(-1)?.[1]).toBeCloseTo(250, 0);
});

test("points told between two frames are all kept", async () => {
  pointer("pointerdown", 10, 10);
  const box = pad().element().getBoundingClientRect();
  const between = [20, 30, 40].map((x) => new PointerEvent("pointermove", { clientX: box.left + 2 * x, clientY: box.top + 20 }));
  pointer("pointermove", 40, 10, { coalescedEvents: between });
  await expect.poll(() => drawn[0]?.map(([x]) => Math.round(x))).toEqual([10, 20, 30, 40]);
});

test("a stroke that leaves the pad runs along its edge", async () => {
  pointer("pointerdown", 250, 100);
  pointer("pointermove", 400, 120);
  pointer("pointermove", 200, -50);
  await expect.poll(() => drawn[0]?.at(-1)).toEqual([200, 0]);
  expect(drawn[0]?.[1]?.[0]).toBe(280);
});

test("a second pointer and the right button draw nothing", async () => {
  pointer("pointerdown", 50, 50, { button: 2 });
  pointer("pointerdown", 20, 20, { pointerId: 1 });
  pointer("pointerdown", 200, 200, { pointerId: 2 });
  pointer("pointermove", 210, 210, { pointerId: 2 });
  pointer("pointerup", 210, 210, { pointerId: 2 });
  pointer("pointermove", 30, 20, { pointerId: 1 });
  await expect.poll(() => drawn[0]).toHaveLength(2);
  expect(drawn).toHaveLength(1);
  expect(drawn.flat().every(([x]) => x < 40)).toBe(true);
});

test("after a pointer is cancelled the next one draws a stroke of its own", async () => {
  pointer("pointerdown", 20, 20);
  pointer("pointercancel", 20, 20);
  pointer("pointermove", 90, 90);
  pointer("pointerdown", 100, 100, { pointerId: 7 });
  pointer("pointermove", 120, 100, { pointerId: 7 });
  await expect.poll(() => drawn.map((stroke) => stroke.length)).toEqual([1, 2]);
});

test("a finger on the pad neither scrolls nor zooms the page", () => {
  expect(getComputedStyle(pad().element()).touchAction).toBe("none");
});

test("Ctrl+Z and Command+Z take back the last stroke only", async () => {
  for (const y of [20, 60, 100]) {
    pointer("pointerdown", 20, y);
    pointer("pointermove", 120, y);
    pointer("pointerup", 120, y);
  }
  await expect.poll(() => drawn).toHaveLength(3);
  pad().element().focus();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => drawn).toHaveLength(2);
  await userEvent.keyboard("{Meta>}z{/Meta}");
  await expect.poll(() => drawn).toHaveLength(1);
  await userEvent.keyboard("z");
  expect(drawn).toHaveLength(1);
});

test("a stroke that is cleared while it is drawn does not come back", async () => {
  pointer("pointerdown", 20, 20);
  pointer("pointermove", 60, 20);
  await expect.poll(() => drawn[0]).toHaveLength(2);
  setDrawn([]);
  await expect.element(page.getByText("Draw here")).toBeVisible();
  pointer("pointermove", 100, 20);
  pointer("pointerup", 100, 20);
  expect(drawn).toEqual([]);
  pointer("pointerdown", 5, 5);
  await expect.poll(() => drawn).toHaveLength(1);
});

test("the pen moved by keys draws a line between lowering and lifting", async () => {
  pad().element().focus();
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(drawn).toEqual([]);
  await userEvent.keyboard(" ");
  await expect.element(page.getByRole("status")).toHaveTextContent("Pen down");
  await userEvent.keyboard("{ArrowRight}{ArrowDown}{PageDown}{Shift>}{ArrowLeft}{/Shift}");
  await userEvent.keyboard(" ");
  await expect.element(page.getByRole("status")).toHaveTextContent("Pen up");
  await userEvent.keyboard("{ArrowDown}");
  expect(drawn).toEqual([
    [
      [140, 120],
      [150, 120],
      [150, 130],
      [160, 140],
      [158, 140],
    ],
  ]);
});

test("Space and the arrows stay on the pad, other keys reach the page", async () => {
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  window.addEventListener("keydown", listen);
  pad().element().focus();
  await userEvent.keyboard(" {ArrowDown} ?");
  window.removeEventListener("keydown", listen);
  expect(heard).toEqual(["?"]);
});

test("its description says how to draw with keys", async () => {
  await expect.element(pad()).toHaveAccessibleDescription(words.description);
});
