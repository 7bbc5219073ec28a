import { claims, type ExperimentClaim, type MeasureName } from "../../src/articles/claims";
import type { ReproducedEpoch, ReproducedExperiment } from "../../src/articles/reproduction";
import { presets } from "../../src/protocol/presets";
import { plotColors, plotFile, plotText, round } from "../bench/plot";

const width = 760;
const height = 300;
const panelWidth = 310;
const panel = { top: 58, bottom: 36, left: 56, gap: 84 };
/** Distance between two ticks at most a quarter of an axis apart; the first that gives few enough. */
const tickSizes = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** A line of one kind in a panel, over all seeds. */
interface Series {
  readonly label: string;
  readonly color: string;
  /** The printed figures that belong to it. */
  readonly measures: readonly MeasureName[];
  value(epoch: ReproducedEpoch): number | null;
}

interface Panel {
  readonly title: string;
  readonly isShare: boolean;
  readonly series: readonly Series[];
}

const [blue = "", orange = "", green = ""] = plotColors;
const panels: readonly Panel[] = [
  {
    title: "accuracy",
    isShare: true,
    series: [
      { label: "training", color: blue, measures: ["trainAccuracy"], value: ({ trainAccuracy }) => trainAccuracy },
      {
        label: "validation",
        color: green,
        measures: [],
        // Where the test images are what is validated with, their line says both.
        value: ({ validation, test }) => (validation && validation.correct !== test?.correct ? validation.accuracy : null),
      },
      {
        label: "test",
        color: orange,
        measures: ["testAccuracy", "validationAccuracy"],
        value: ({ test }) => test?.accuracy ?? null,
      },
    ],
  },
  {
    title: "loss (nats)",
    isShare: false,
    series: [
      { label: "training", color: blue, measures: ["trainLoss"], value: ({ trainLoss }) => trainLoss },
      {
        label: "validation",
        color: green,
        measures: [],
        value: ({ validation, test }) => (validation && validation.correct !== test?.correct ? validation.loss : null),
      },
      { label: "test", color: orange, measures: ["validationLoss"], value: ({ test }) => test?.loss ?? null },
    ],
  },
];

/** Room for a letter of the legend, whatever the typeface. */
const legendLetter = 6.4;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** SVG of accuracy and loss by epoch: a line a seed, the article's printed figures as dots. */
export function plotExperiment({ presetId, runs }: ReproducedExperiment): string {
  const { name, epochs } = presets[presetId];
  const printed = Object.values(claims).filter(
    (claim): claim is ExperimentClaim => claim.kind === "experiment" && claim.presetId === presetId && claim.printed !== null,
  );
  const drawn = panels.map(({ series, ...rest }) => ({
    ...rest,
    series: series.map(({ label, color, measures, value }) => ({
      ...{ label, color },
      lines: runs.map((run) => run.epochs.flatMap((epoch) => pointOf(epoch.epoch, value(epoch)))),
      dots: printed.flatMap(({ measure, epoch, printed: y }) => (measures.includes(measure) ? pointOf(epoch ?? epochs, y) : [])),
    })),
  }));
  const parts = drawn.flatMap(({ title, isShare, series }, index) =>
    drawPanel(
      panel.left + index * (panelWidth + panel.gap),
      title,
      isShare,
      epochs,
      series.filter(({ lines }) => lines.some((line) => line.length > 0)),
    ),
  );
  const seeds = runs.length === 1 ? "one seed" : `${runs.length} seeds`;
  const heading = plotText(`${name}: ${seeds}`, { x: 0, y: 16, isBold: true });
  return plotFile(width, height, `${name}: accuracy and loss by epoch, ${seeds}`, [heading, ...parts]);
}

const pointOf = (x: number, y: number | null): Point[] => (y === null ? [] : [{ x, y }]);

function drawPanel(
  left: number,
  title: string,
  isShare: boolean,
  epochs: number,
  series: readonly {
    readonly label: string;
    readonly color: string;
    readonly lines: readonly (readonly Point[])[];
    readonly dots: readonly Point[];
  }[],
): string[] {
  const values = series.flatMap(({ lines, dots }) => [...lines.flat(), ...dots].map(({ y }) => y));
  if (values.length === 0) return [plotText(`${title}: no epoch was finished`, { x: left, y: panel.top, isFaint: true })];
  const { low, high, size } = axisOf(isShare ? values : [0, ...values]);
  const bottom = height - panel.bottom;
  const x = (epoch: number) => left + 10 + ((epoch - 1) / Math.max(1, epochs - 1)) * (panelWidth - 20);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - panel.top);
  const ticks = Array.from({ length: Math.round((high - low) / size) + 1 }, (_, i) => low + i * size);
  const digits = isShare ? (size < 0.01 ? 1 : 0) : size < 0.01 ? 3 : size < 0.1 ? 2 : 1;
  const tickText = (value: number) => (isShare ? `${(value * 100).toFixed(digits)} %` : value.toFixed(digits));
  const grid = [
    ...ticks.flatMap((tick) => [
      `<line class="grid" x1="${left}" x2="${left + panelWidth}" y1="${round(y(tick))}" y2="${round(y(tick))}"/>`,
      plotText(tickText(tick), { x: left - 6, y: y(tick) + 4, anchor: "end", isFaint: true }),
    ]),
    ...Array.from({ length: epochs }, (_, i) =>
      plotText(String(i + 1), { x: x(i + 1), y: bottom + 16, anchor: "middle", isFaint: true }),
    ),
    plotText("epoch", { x: left + panelWidth, y: bottom + 31, anchor: "end", isFaint: true }),
  ];
  const legend = drawLegend(left + 84, [
    ...series.map(({ label, color }) => ({ label, color })),
    ...(series.some(({ dots }) => dots.length > 0) ? [{ label: "printed", color: null }] : []),
  ]);
  const curves = series.flatMap(({ color, lines }) =>
    lines.map((line) => {
      const path = line.map((point, i) => `${i === 0 ? "M" : "L"}${round(x(point.x))} ${round(y(point.y))}`).join("");
      return `<path d="${path}" fill="none" stroke="${color}" stroke-width="1.5" stroke-opacity=".8" stroke-linejoin="round"/>`;
    }),
  );
  // A printed figure is a ring in its line's colour that is hardly filled, so that it is no point of the line.
  const dots = series.flatMap(({ color, dots: own }) =>
    own.map(
      (dot) =>
        `<circle cx="${round(x(dot.x))}" cy="${round(y(dot.y))}" r="4.5" fill="${color}" fill-opacity=".25" stroke="${color}" stroke-width="2"/>`,
    ),
  );
  return [plotText(title, { x: left, y: 40 }), ...grid, ...legend, ...curves, ...dots];
}

/** Names in a row from `left` on; one without a colour is that of the rings. */
function drawLegend(left: number, entries: readonly { readonly label: string; readonly color: string | null }[]): string[] {
  let at = left;
  return entries.flatMap(({ label, color }) => {
    const mark =
      color === null
        ? `<circle cx="${at + 4}" cy="36" r="4" fill="none" stroke="#7a7a7a" stroke-width="1.5"/>`
        : `<rect x="${at}" y="34" width="9" height="4" fill="${color}"/>`;
    const text = plotText(label, { x: at + 14, y: 40, isFaint: true });
    at += 28 + legendLetter * label.length;
    return [mark, text];
  });
}

/** An axis around values with at most eight steps of a round size. */
function axisOf(values: readonly number[]): { low: number; high: number; size: number } {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const size = tickSizes.find((candidate) => (highest - lowest) / candidate <= 6) ?? 1;
  const low = Math.floor(lowest / size + 1e-9) * size;
  const high = Math.max(low + size, Math.ceil(highest / size - 1e-9) * size);
  return { low, high, size };
}
