import { decades, logScale, plotColors, plotFile, plotText, round } from "./plot";
import { formatTick } from "./plotBars";

/** One engine's way through a growth chart. */
export interface Line {
  readonly label: string;
  /** Place in the fixed order of colours. */
  readonly colorIndex: number;
  /** Milliseconds per step at each value of the factor, in its order. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const width = 760;
const height = 360;
const frame = { left: 52, right: 190, top: 34, bottom: 44 };
const labelHeight = 15;

/** Lines on two logarithmic axes, each with its name at its end. */
export function plotLines(title: string, xAxis: string, lines: readonly Line[]): string {
  const drawn = lines.filter(({ points }) => points.length > 0);
  const xs = [...new Set(drawn.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  if (xs.length === 0) return plotFile(width, frame.top, title, [plotText(`${title}: nothing was measured`, { x: 0, y: 16 })]);
  const ticks = decades(drawn.flatMap(({ points }) => points.map(({ y }) => y)));
  const end = { x: width - frame.right, y: height - frame.bottom };
  const x = logScale(xs[0] ?? 1, xs.at(-1) ?? 10, frame.left + 8, end.x);
  const y = logScale(ticks[0] ?? 1, ticks.at(-1) ?? 10, end.y, frame.top);
  const grid = [
    ...ticks.flatMap((tick) => [
      `<line class="grid" x1="${frame.left}" x2="${end.x}" y1="${round(y(tick))}" y2="${round(y(tick))}"/>`,
      plotText(formatTick(tick), { x: frame.left - 6, y: y(tick) + 4, anchor: "end", isFaint: true }),
    ]),
    ...xs.map((value) => plotText(value.toLocaleString("en"), { x: x(value), y: end.y + 18, anchor: "middle", isFaint: true })),
    plotText(`${xAxis}, logarithmic`, { x: end.x, y: end.y + 36, anchor: "end", isFaint: true }),
  ];
  const labelPlaces = spreadLabels(drawn.map(({ points }) => y(points.at(-1)?.y ?? 1)));
  const curves = drawn.flatMap(({ label, colorIndex, points }, index) => {
    const color = plotColors[colorIndex % plotColors.length] ?? "";
    const path = points.map((point, i) => `${i === 0 ? "M" : "L"}${round(x(point.x))} ${round(y(point.y))}`).join("");
    return [
      `<path d="${path}" fill="none" stroke="${color}" stroke-width="${colorIndex === 0 ? 3 : 1.75}" stroke-linejoin="round"/>`,
      ...points.map((point) => `<circle cx="${round(x(point.x))}" cy="${round(y(point.y))}" r="3" fill="${color}"/>`),
      `<rect x="${end.x + 12}" y="${round((labelPlaces[index] ?? 0) - 4)}" width="8" height="8" fill="${color}"/>`,
      plotText(label, { x: end.x + 26, y: (labelPlaces[index] ?? 0) + 4, isBold: colorIndex === 0 }),
    ];
  });
  const heading = plotText(`${title}: milliseconds per step, logarithmic`, { x: 0, y: 16, isBold: true });
  return plotFile(width, height, title, [heading, ...grid, ...curves]);
}

/** Heights of labels that want to stand at `wanted`, moved down as far as they need to keep clear of each other. */
export function spreadLabels(wanted: readonly number[]): number[] {
  const order = wanted.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const places = [...wanted];
  let free = Number.NEGATIVE_INFINITY;
  for (const { place, index } of order) {
    places[index] = Math.max(place, free);
    free = (places[index] ?? place) + labelHeight;
  }
  return places;
}
