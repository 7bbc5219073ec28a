/** A point of the pen on the pad, in pad units: x to the right, y down. The pad is `padSize` units wide and high. */
export type Point = readonly [x: number, y: number];

/** The points of one stroke in the order drawn; a single point is a dot. */
export type Stroke = readonly Point[];

/** Width and height of the drawing pad in pad units, whatever its size on the screen. */
export const padSize = 280;

/** Width in pad units of the pad on which a row of digits is written; it is as high as the other. */
export const widePadWidth = 700;

/** Width in pad units of the line that a person sees on the pad. */
export const padPenWidth = 18;
