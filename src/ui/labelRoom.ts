import { estimateTextWidth, shortened } from "./placeLabels";

/** Pixels between a line's end and its label. */
export const labelGap = 16;

const mostLetters = 20;

/** What a label shows of a run's name. */
export function labelText(name: string): string {
  return shortened(name, mostLetters);
}

/** Pixels that the labels of `names` take right of the lines' ends; 0 where there are none. */
export function labelRoom(names: readonly string[]): number {
  return names.length === 0 ? 0 : Math.ceil(labelGap + Math.max(...names.map((name) => estimateTextWidth(labelText(name)))) + 4);
}
