/** Names of the marker shapes in the fixed order of the run colours. */
export const markerNames = ["circle", "square", "triangle", "diamond", "cross", "star", "triangle-down", "wye"] as const;
export type MarkerName = (typeof markerNames)[number];

/** Outlines on a field of 16 × 16 units around 0, 0; all cover about the same area, so that no run looks heavier. */
const outlines = {
  circle: "M-5.6 0a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0 -11.2 0Z",
  square: "M-5 -5H5V5H-5Z",
  triangle: "M0 -7.2L7 4.9H-7Z",
  diamond: "M0 -7.2L7.2 0L0 7.2L-7.2 0Z",
  cross: "M-2.2 -6.8H2.2V-2.2H6.8V2.2H2.2V6.8H-2.2V2.2H-6.8V-2.2H-2.2Z",
  star: "M0 -7.8L2.15 -2.96L7.42 -2.41L3.48 1.13L4.58 6.31L0 3.66L-4.58 6.31L-3.48 1.13L-7.42 -2.41L-2.15 -2.96Z",
  "triangle-down": "M0 7.2L7 -4.9H-7Z",
  wye: "M-2.1 7V1.2L-7 -1.6L-4.9 -5.3L0 -2.5L4.9 -5.3L7 -1.6L2.1 1.2V7Z",
} as const satisfies Record<MarkerName, string>;

/** Width and height of the field that an outline is drawn on. */
export const markerField = 16;

/** SVG path of the marker of the run colour `colorIndex`, around 0, 0; indices repeat after the eighth. */
export function markerPath(colorIndex: number): string {
  const name = markerNames[colorIndex % markerNames.length] ?? "circle";
  return outlines[name];
}

/** CSS colour of the run colour `colorIndex`; indices repeat after the eighth. */
export function runColor(colorIndex: number): string {
  return `var(--run-${colorIndex % markerNames.length})`;
}
