import { roundTicks, roundTop } from "./axisTicks";

/** What the x axis counts. Presets differ in batch size, so that epochs compare runs by the images they have seen. */
export type ProgressUnit = "epoch" | "step";

export interface ProgressAxis {
  /** The axis runs from 0 to here, in epochs or steps. */
  readonly max: number;
  readonly ticks: readonly number[];
}

/**
 * The x axis for runs that have come as far as `reached` of `planned` (both in epochs or steps). It grows by round
 * numbers, not with every point, so that curves stand still while they grow, and never past the plan.
 */
export function progressAxis(reached: number, planned: number, mostTicks: number): ProgressAxis {
  const max = Math.max(reached, Math.min(roundTop(reached), planned));
  return { max, ticks: roundTicks(max, mostTicks) };
}
