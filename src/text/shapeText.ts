import type { Shape } from "../protocol/modelShape";
import { makeNumberFormat } from "./formatNumber";

const number = makeNumberFormat("en");

/** A shape as people read it: [26, 26, 32] → "26 × 26 × 32", [21632] → "21,632". */
export function shapeText(shape: Shape): string {
  return shape.map((size) => number.count(size)).join(" × ");
}
