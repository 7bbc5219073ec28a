import { decades, logScale, plotColors, plotFile, plotText, round } from "./plot";
import { formatFigure } from "./summaryRows";

/** One bar: how long an engine takes, or why it cannot. */
export interface Bar {
  readonly label: string;
  /** Milliseconds per step; null where it cannot. */
  readonly value: number | null;
  readonly isOurs: boolean;
}

const width = 760;
const left = 190;
const right = 90;
const top = 34;
const rowHeight = 26;

/** Horizontal bars of milliseconds per step on a logarithmic scale, fastest first. */
export function plotBars(title: string, bars: readonly Bar[]): string {
  const sorted = [...bars].sort((a, b) => (a.value ?? Number.POSITIVE_INFINITY) - (b.value ?? Number.POSITIVE_INFINITY));
  const values = sorted.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return plotFile(width, top, title, [plotText(`${title}: nothing was measured`, { x: 0, y: 16 })]);
  const ticks = decades(values);
  const bottom = top + sorted.length * rowHeight;
  const scale = logScale(ticks[0] ?? 1, ticks.at(-1) ?? 10, left, width - right);
  const grid = ticks.flatMap((tick) => [
    `<line class="grid" x1="${round(scale(tick))}" x2="${round(scale(tick))}" y1="${top}" y2="${bottom}"/>`,
    plotText(formatTick(tick), { x: scale(tick), y: bottom + 16, anchor: "middle", isFaint: true }),
  ]);
  const rows = sorted.flatMap(({ label, value, isOurs }, row) => {
    const y = top + row * rowHeight;
    const name = plotText(label, { x: left - 10, y: y + 17, anchor: "end", isBold: isOurs });
    if (value === null) return [name, plotText("cannot", { x: left + 6, y: y + 17, isFaint: true })];
    const fill = plotColors[isOurs ? 0 : 5] ?? "";
    return [
      name,
      `<rect x="${left}" y="${y + 5}" width="${round(Math.max(2, scale(value) - left))}" height="${rowHeight - 10}" rx="2" fill="${fill}"/>`,
      plotText(`${formatFigure(value)} ms`, { x: scale(value) + 6, y: y + 17, isBold: isOurs }),
    ];
  });
  const axis = plotText("milliseconds per step, logarithmic", { x: width - right, y: bottom + 34, anchor: "end", isFaint: true });
  return plotFile(width, bottom + 42, title, [plotText(title, { x: 0, y: 16, isBold: true }), ...grid, ...rows, axis]);
}

/** A power of ten as a person writes it. */
export function formatTick(value: number): string {
  return value >= 1 ? String(Math.round(value)) : value.toFixed(Math.round(-Math.log10(value)));
}
