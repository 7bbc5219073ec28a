import { memo } from "react";
import styles from "./DrawingSurface.module.css";

/** The points of one stroke in pad units, x to the right and y down; one point is a dot. */
export type PadStroke = readonly (readonly [x: number, y: number])[];

/** One stroke as a smooth line; renders again only when the stroke is another one. */
export const StrokePath = memo(function StrokePath({ stroke }: { readonly stroke: PadStroke }) {
  return <path className={styles.stroke} d={smoothPath(stroke)} />;
});

/** SVG path through the middles of a stroke's lines, bent towards its points, so that corners between samples do not show. */
export function smoothPath(stroke: PadStroke): string {
  const [first, ...rest] = stroke;
  if (!first) return "";
  let path = `M${round(first[0])} ${round(first[1])}`;
  for (const [index, [x, y]] of rest.entries()) {
    const next = rest[index + 1];
    if (next) path += `Q${round(x)} ${round(y)} ${round((x + next[0]) / 2)} ${round((y + next[1]) / 2)}`;
    else path += `L${round(x)} ${round(y)}`;
  }
  // A line of no length with round caps is a dot.
  return rest.length === 0 ? `${path}h0` : path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
