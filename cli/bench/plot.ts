/** Colours of the engines in a plot, told apart by colour-blind people as well; labels say which is which. */
export const plotColors = ["#1f84d0", "#d55e00", "#009e73", "#cc79a7", "#b07d00", "#7a7a7a", "#56a0d3", "#8a5fbf", "#a0522d"];

const escapeText = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** Where a text stands. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly isFaint?: boolean;
  readonly isBold?: boolean;
}

/** A text element. */
export function plotText(text: string, { x, y, anchor = "start", isFaint = false, isBold = false }: Place): string {
  const look = isFaint ? ' class="faint"' : isBold ? ' class="bold"' : "";
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${look}>${escapeText(text)}</text>`;
}

/** A number as SVG needs it. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A whole SVG file on a transparent ground, its texts readable in light and dark. */
export function plotFile(width: number, height: number, title: string, parts: readonly string[]): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeText(title)}</title>`,
    "<style>",
    "text { font: 12px system-ui, sans-serif; fill: #1f2328 } .faint { fill: #59636e } .bold { font-weight: 600 } .grid { stroke: #8886 }",
    "@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .faint { fill: #9198a1 } }",
    "</style>",
    ...parts,
    "</svg>",
  ].join("\n")}\n`;
}

/** Maps values on a logarithmic scale from `low`..`high` to `from`..`to`. */
export function logScale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log(high) - Math.log(low);
  return (value) => from + ((Math.log(value) - Math.log(low)) / (span || 1)) * (to - from);
}

/** The powers of ten in a range, its ends rounded outwards. */
export function decades(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}
