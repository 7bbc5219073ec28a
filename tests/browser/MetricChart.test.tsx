import "../../src/app/theme.css";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { enJoined } from "../../src/text/enJoined";
import { createChartCursor } from "../../src/ui/chartCursor";
import type { ChartCurve } from "../../src/ui/chartCurve";
import { MetricChart, type MetricChartProps } from "../../src/ui/MetricChart";
import { chartCurve } from "../fixtures/chartCurve";

const curve = (name: string, colorIndex: number, ys: number[], measured: number[] = []): ChartCurve =>
  chartCurve(name, {
    colorIndex,
    training: { xs: ys.map((_, i) => i / 2), ys },
    measured: { xs: measured.map((_, i) => i + 1), ys: measured },
  });

const props = (change: Partial<MetricChartProps> = {}): MetricChartProps => ({
  title: "Loss",
  titleTerm: null,
  unit: "nats",
  unitTerm: null,
  note: null,
  summary: "Loss falls.",
  emptyText: "Losses will appear here.",
  xAxis: { title: "Epoch", min: 0, max: 4, ticks: [0, 2, 4].map((value) => ({ value, label: String(value) })) },
  yAxis: { title: "Loss", min: 0, max: 1, ticks: [0, 0.5, 1].map((value) => ({ value, label: value.toFixed(1) })) },
  curves: [curve("CNN", 0, [0.9, 0.5, 0.3, 0.2, 0.1], [0.4, 0.15]), curve("Dense", 1, [1, 0.8, 0.6, 0.5, 0.4], [0.7, 0.45])],
  highlighted: null,
  cursor: createChartCursor(),
  anchor: createChartCursor(),
  onZoom: () => {},
  onPoint: () => {},
  tooltipAt: "top",
  words: {
    cursor: "Place on the axis",
    help: "Shift chooses a part.",
    spread: (low, high) => `${low} to ${high}`,
    mean: (count) => `mean of ${count}`,
    mark: (rate) => `rate ${rate}`,
    joined: enJoined,
    place: (x) => `Epoch ${x.toFixed(2)}`,
    value: (y) => y.toFixed(3),
    training: "training",
    measured: "test",
    row: (name, training, measured) => `${name} ${training} ${measured}`,
  },
  ...change,
});

const lines = (kind: string) => [...document.querySelectorAll<SVGPathElement>(`[data-line="${kind}"]`)];
const framed = (element: React.ReactNode, width = 620) => <div style={{ width, height: 300 }}>{element}</div>;

test("each run has a solid training line and a dashed line for validation or test, in its colour", async () => {
  await render(framed(<MetricChart {...props()} />));
  await expect.poll(() => lines("training").length).toBe(2);
  for (const [i, training] of lines("training").entries()) {
    const measured = lines("measured")[i];
    if (!measured) throw new Error("no dashed line");
    expect(getComputedStyle(training).strokeDasharray).toBe("none");
    expect(getComputedStyle(measured).strokeDasharray).not.toBe("none");
    expect(getComputedStyle(measured).stroke).toBe(getComputedStyle(training).stroke);
  }
  const [cnn, dense] = lines("training");
  expect(cnn && dense && getComputedStyle(cnn).stroke !== getComputedStyle(dense).stroke).toBe(true);
});

test("lines stand on the axes' scales", async () => {
  await render(framed(<MetricChart {...props()} />));
  await expect.poll(() => lines("training").length).toBe(2);
  const slider = page.getByRole("slider").element().getBoundingClientRect();
  const drawn = lines("training")[1]?.getBoundingClientRect();
  if (!drawn) throw new Error("no line");
  // Dense runs from (0, 1), the top left corner, to (2, 0.4).
  expect(drawn.left).toBeCloseTo(slider.left, -0.5);
  expect(drawn.top).toBeCloseTo(slider.top, -0.5);
  expect(drawn.right).toBeCloseTo(slider.left + slider.width / 2, -0.5);
  expect(drawn.bottom).toBeCloseTo(slider.top + slider.height * 0.6, -0.5);
});

test("a chart has a summary in words, axis titles, ticks and the names of its lines", async () => {
  await render(framed(<MetricChart {...props({ note: "Values up to 3 run off the top." })} />));
  await expect.element(page.getByRole("img", { name: "Loss falls." })).toBeInTheDocument();
  for (const text of ["Loss", "nats", "Epoch", "0.5", "CNN", "Dense", "Values up to 3 run off the top."]) {
    await expect.element(page.getByText(text, { exact: true })).toBeInTheDocument();
  }
});

test("a narrow chart leaves the names to the legend", async () => {
  await render(framed(<MetricChart {...props()} />, 340));
  await expect.poll(() => lines("training").length).toBe(2);
  expect(page.getByText("Dense").elements()).toHaveLength(0);
});

test("every line ends in its run's marker, named or not, and none hides another", async () => {
  const curves = Array.from({ length: 8 }, (_, i) => curve(`Run ${i}`, i, [0.9, 0.5, 0.2]));
  for (const width of [340, 620]) {
    const screen = await render(framed(<MetricChart {...props({ curves })} />, width));
    await expect.poll(() => document.querySelectorAll('[data-marker="end"]').length).toBe(8);
    const markers = [...document.querySelectorAll('[data-marker="end"]')];
    expect(new Set(markers.map((marker) => marker.getAttribute("d"))).size).toBe(8);
    const middles = markers.map((marker) => marker.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2);
    for (const [i, y] of middles.entries()) {
      for (const other of middles.slice(i + 1)) expect(Math.abs(other - y)).toBeGreaterThan(7);
    }
    await screen.unmount();
  }
});

test("tick labels have room and a chart without lines keeps none for names", async () => {
  const ticks = [0, 0.0025, 0.005].map((value) => ({ value, label: value.toFixed(4) }));
  const yAxis = { title: "Loss", min: 0, max: 0.005, ticks };
  const screen = await render(framed(<MetricChart {...props({ yAxis })} />));
  const drawnTicks = () => [...document.querySelectorAll(".recharts-yAxis-tick-labels text, .recharts-yAxis text")];
  await expect.poll(() => drawnTicks().map((tick) => tick.textContent)).toContain("0.0025");
  const chart = page.getByRole("img", { name: "Loss falls." }).element().getBoundingClientRect();
  for (const tick of drawnTicks()) expect(tick.getBoundingClientRect().left).toBeGreaterThanOrEqual(chart.left);
  const gridRight = () => document.querySelector(".recharts-cartesian-grid")?.getBoundingClientRect().right ?? 0;
  const named = gridRight();
  await screen.rerender(framed(<MetricChart {...props({ curves: [] })} />));
  await expect.poll(() => chart.right - gridRight()).toBeLessThan(24);
  expect(named).toBeLessThan(gridRight());
});

test("title and unit are explained on focus where they have an explanation", async () => {
  await render(framed(<MetricChart {...props({ titleTerm: "How wrong the network is.", unitTerm: "A unit." })} />));
  await userEvent.tab();
  await expect.element(page.getByRole("tooltip")).toHaveTextContent("How wrong the network is.");
  await userEvent.tab();
  await expect.element(page.getByRole("tooltip")).toHaveTextContent("A unit.");
});

test("a chart without points says what will appear and has nothing to point at", async () => {
  await render(framed(<MetricChart {...props({ curves: [curve("CNN", 0, [])] })} />));
  await expect.element(page.getByText("Losses will appear here.")).toBeVisible();
  expect(page.getByRole("slider").elements()).toHaveLength(0);
  await expect.element(page.getByRole("img", { name: "Loss. Losses will appear here." })).toBeInTheDocument();
});

test("a loss that is no longer a number breaks the line and leaves a mark", async () => {
  await render(framed(<MetricChart {...props({ curves: [curve("CNN", 0, [0.9, 0.5, Number.NaN, Number.NaN])] })} />));
  await expect.poll(() => lines("break").length).toBe(1);
  expect(lines("training")[0]?.getAttribute("d")).not.toContain("NaN");
});

test("the pointer shows every run's values in all charts that share the cursor, greatest first", async () => {
  const cursor = createChartCursor();
  await render(
    <>
      {framed(<MetricChart {...props({ cursor })} />)}
      {framed(<MetricChart {...props({ cursor, title: "Other" })} />)}
    </>,
  );
  const slider = page.getByRole("slider").first();
  const box = slider.element().getBoundingClientRect();
  await userEvent.hover(slider, { position: { x: box.width / 4, y: 40 } });
  await expect.poll(() => document.querySelectorAll("table").length).toBe(2);
  const rows = [...(document.querySelector("table")?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ["Epoch 1.00", "training", "test"],
    ["Dense", "0.600", "0.700"],
    ["CNN", "0.300", "0.400"],
  ]);
  await userEvent.hover(page.getByText("nats").first());
  await expect.poll(() => document.querySelectorAll("table").length).toBe(0);
});

test("arrow keys move the cursor, say where it is and stop at the last step", async () => {
  const cursor = createChartCursor();
  await render(framed(<MetricChart {...props({ cursor })} />));
  await userEvent.tab();
  const slider = page.getByRole("slider", { name: "Place on the axis" });
  await expect.element(slider).toHaveFocus();
  await userEvent.keyboard("{ArrowLeft}");
  expect(cursor.get()).toBeCloseTo(1.96);
  await expect.element(slider).toHaveAttribute("aria-valuetext", "Epoch 1.96; Dense 0.400 0.450; CNN 0.100 0.150");
  await userEvent.keyboard("{End}{ArrowRight}");
  expect(cursor.get()).toBe(2);
  await userEvent.keyboard("{Home}");
  expect(cursor.get()).toBe(0);
  await userEvent.keyboard("{Escape}");
  expect(cursor.get()).toBeNull();
});

test("new points on the same axes do not touch the axes", async () => {
  const first = props();
  const screen = await render(framed(<MetricChart {...first} />));
  await expect.poll(() => lines("training").length).toBe(2);
  const tick = page.getByText("0.5", { exact: true }).element();
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  const before = lines("training")[0]?.getAttribute("d");
  const grown = curve("CNN", 0, [0.9, 0.5, 0.3, 0.2, 0.1, 0.05]);
  await screen.rerender(framed(<MetricChart {...first} curves={[grown, ...first.curves.slice(1)]} />));
  await expect.poll(() => lines("training")[0]?.getAttribute("d")).not.toBe(before);
  observer.disconnect();
  expect(tick.isConnected).toBe(true);
  const axes = [...document.querySelectorAll(".recharts-xAxis, .recharts-yAxis, .recharts-cartesian-grid")];
  expect(axes.length).toBeGreaterThan(0);
  expect(changes.filter(({ target }) => axes.some((axis) => axis.contains(target)))).toEqual([]);
});

const field = () => page.getByRole("slider").first();
const boxOf = (element: Element) => element.getBoundingClientRect();

/** Presses at one share of the field, moves to another and lets go. */
function drag(from: number, to: number, pointerType = "mouse") {
  const element = field().element();
  const { left, top, width } = boxOf(element);
  const tell = (type: string, share: number) =>
    element.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType, clientX: left + share * width, clientY: top + 30 }),
    );
  // A pointer that only a test knows of cannot be captured.
  element.setPointerCapture = () => {};
  tell("pointerdown", from);
  tell("pointermove", (from + to) / 2);
  tell("pointermove", to);
  return { release: () => tell("pointerup", to), cancel: () => tell("pointercancel", to) };
}

test.each(["mouse", "touch"])(
  "dragging with the %s chooses a part of the axis, shown on every chart until it is let go",
  async (kind) => {
    const ranges: unknown[] = [];
    const shared = { cursor: createChartCursor(), anchor: createChartCursor(), onZoom: (range: unknown) => ranges.push(range) };
    await render(
      <>
        {framed(<MetricChart {...props(shared)} />)}
        {framed(<MetricChart {...props(shared)} />)}
      </>,
    );
    await expect.poll(() => lines("training").length).toBe(4);
    const { release } = drag(0.4, 0.1, kind);
    await expect.poll(() => document.querySelectorAll("[data-part=range]").length).toBe(2);
    expect(ranges).toEqual([]);
    release();
    expect(ranges).toHaveLength(1);
    expect(ranges[0]).toMatchObject({ min: expect.closeTo(0.4, 1), max: expect.closeTo(1.6, 1) });
    await expect.poll(() => document.querySelectorAll("[data-part=range]").length).toBe(0);
  },
);

test("a press without a drag, and a drag that the browser takes for scrolling, choose nothing", async () => {
  const ranges: unknown[] = [];
  await render(framed(<MetricChart {...props({ onZoom: (range) => ranges.push(range) })} />));
  await expect.poll(() => lines("training").length).toBe(2);
  drag(0.3, 0.301).release();
  drag(0.1, 0.4).cancel();
  await userEvent.click(field());
  expect(ranges).toEqual([]);
});

test("keys choose a part and zoom into it, or zoom around the cursor", async () => {
  const ranges: { min: number; max: number }[] = [];
  const cursor = createChartCursor();
  await render(framed(<MetricChart {...props({ cursor, onZoom: (range) => range && ranges.push(range) })} />));
  await userEvent.tab();
  await userEvent.keyboard("{Home}{Shift>}{PageUp}{PageUp}{/Shift}");
  await expect.poll(() => document.querySelectorAll("[data-part=range]").length).toBe(1);
  await userEvent.keyboard("{Enter}");
  expect(ranges).toEqual([{ min: 0, max: expect.closeTo(0.8) }]);
  await userEvent.keyboard("+");
  expect(ranges[1]).toEqual({ min: expect.closeTo(-0.2), max: expect.closeTo(1.8) });
  await userEvent.keyboard("{Shift>}{PageUp}{/Shift}{Escape}{Enter}");
  expect(ranges).toHaveLength(2);
  expect(cursor.get()).not.toBeNull();
});

test("pointing near a line names its curve, and a curve that is named fades the others but the pinned", async () => {
  const named: (string | null)[] = [];
  const curves = [
    curve("CNN", 0, [0.1, 0.1, 0.1, 0.1, 0.1]),
    curve("Dense", 1, [0.8, 0.8, 0.8, 0.8, 0.8]),
    { ...curve("Pinned", 2, [0.5, 0.5, 0.5, 0.5, 0.5]), isPinned: true },
  ];
  const given = props({ curves, onPoint: (id) => named.push(id) });
  const screen = await render(framed(<MetricChart {...given} />));
  await expect.poll(() => lines("training").length).toBe(3);
  const { width, height } = boxOf(field().element());
  await userEvent.hover(field(), { position: { x: width / 4, y: height * 0.2 } });
  await userEvent.hover(field(), { position: { x: width / 4, y: height * 0.35 } });
  expect([named.at(0), named.at(-1)]).toEqual(["Dense", null]);
  await screen.rerender(framed(<MetricChart {...given} highlighted="Dense" />));
  const faded = () => lines("training").map((line) => line.closest("g")?.getAttribute("data-faded"));
  // The pinned curve is drawn last, above the others.
  await expect.poll(faded).toEqual(["true", "false", "false"]);
});

test("several seeds are a line in a band, and the tooltip says how many and how far apart", async () => {
  const mean = {
    ...curve("CNN", 0, [0.9, 0.5, 0.3], [0.4]),
    runCount: 3,
    band: { lows: [0.8, 0.4, 0.2], highs: [1, 0.6, 0.4] },
    measuredBand: { lows: [0.3], highs: [0.5] },
  };
  await render(framed(<MetricChart {...props({ curves: [mean] })} />));
  await expect.poll(() => lines("band").length).toBe(1);
  const drawn = lines("band")[0];
  expect(drawn && boxOf(drawn).height).toBeGreaterThan(60);
  await userEvent.tab();
  await userEvent.keyboard("{End}");
  await expect
    .element(field())
    .toHaveAttribute("aria-valuetext", "Epoch 1.00; CNN, mean of 3 0.300 (0.200 to 0.400) 0.400 (0.300 to 0.500)");
  await expect.element(page.getByText("0.200 to 0.400")).toBeVisible();
});

test("a changed learning rate is marked on its line and named where the cursor is", async () => {
  const marked = { ...curve("CNN", 0, [0.9, 0.5, 0.3]), marks: [{ x: 0.5, value: 0.001 }] };
  const cursor = createChartCursor();
  await render(framed(<MetricChart {...props({ curves: [marked], cursor })} />));
  await expect.poll(() => document.querySelectorAll('[data-marker="learningRate"]').length).toBe(1);
  expect(page.getByText("rate 0.001").elements()).toHaveLength(0);
  cursor.set(0.51);
  await expect.element(page.getByText("rate 0.001")).toBeVisible();
});

test("on a logarithmic axis equal factors are equally high", async () => {
  const ticks = [0.01, 0.1, 1].map((value) => ({ value, label: String(value) }));
  const yAxis = { title: "Loss", min: 0.01, max: 1, ticks, scale: "log" as const };
  await render(framed(<MetricChart {...props({ yAxis, curves: [curve("CNN", 0, [1, 0.1, 0.01])] })} />));
  const tickTop = (label: string) => {
    const tick = [...document.querySelectorAll(".recharts-yAxis-tick-labels text, .recharts-yAxis text")].find(
      ({ textContent }) => textContent === label,
    );
    return tick ? boxOf(tick).top : Number.NaN;
  };
  await expect.poll(() => lines("training").length).toBe(1);
  expect(tickTop("0.1") - tickTop("1")).toBeCloseTo(tickTop("0.01") - tickTop("0.1"), 0);
  const drawn = lines("training")[0];
  expect(drawn && boxOf(drawn).height).toBeCloseTo(boxOf(field().element()).height, -0.5);
});
