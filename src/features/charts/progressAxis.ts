import type { ProgressUnit } from "../../store/chartView";
import { roundTicks, roundTop, ticksBetween } from "../../ui/axisTicks";

/** A range of the x axis, in its unit. */
export interface ProgressRange {
  readonly min: number;
  readonly max: number;
}

export interface ProgressAxis extends ProgressRange {
  readonly ticks: readonly number[];
  readonly measure: ProgressMeasure;
}

/** What the ticks count and how many of the axis's unit that is. */
export interface ProgressMeasure {
  readonly name: MeasureName;
  readonly size: number;
}

const sizes = {
  epoch: 1,
  step: 1,
  images: 1,
  thousandImages: 1e3,
  millionImages: 1e6,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  megaflop: 1e6,
  gigaflop: 1e9,
  teraflop: 1e12,
  petaflop: 1e15,
} as const;
export type MeasureName = keyof typeof sizes;

/** Measures of each unit, the smallest first. */
const measures: Readonly<Record<ProgressUnit, readonly [MeasureName, ...MeasureName[]]>> = {
  epoch: ["epoch"],
  step: ["step"],
  images: ["images", "thousandImages", "millionImages"],
  seconds: ["seconds", "minutes", "hours"],
  flops: ["megaflop", "gigaflop", "teraflop", "petaflop"],
};

/** How many of a measure an axis must hold to count in it. */
const leastOfMeasure = 2;

/** The measure in which an amount of `unit` reads best: the greatest of which there are a few. */
export function measureFor(unit: ProgressUnit, amount: number): ProgressMeasure {
  const [smallest] = measures[unit];
  const name = measures[unit].findLast((candidate) => amount >= leastOfMeasure * sizes[candidate]) ?? smallest;
  return { name, size: sizes[name] };
}

/**
 * The x axis for runs that have come as far as `reached` of `planned`, both in `unit`; infinity where no plan says. It
 * grows by round numbers, not with every point, so that curves stand still while they grow, and never past the plan.
 */
export function progressAxis(unit: ProgressUnit, reached: number, planned: number, mostTicks: number): ProgressAxis {
  const measure = measureFor(unit, Math.min(planned, reached));
  const { size } = measure;
  const max = Math.max(reached, Math.min(roundTop(reached / size) * size, planned));
  return { min: 0, max, ticks: roundTicks(max / size, mostTicks).map((tick) => tick * size), measure };
}

/** The x axis of a part that was zoomed into. */
export function zoomedAxis(unit: ProgressUnit, { min, max }: ProgressRange, mostTicks: number): ProgressAxis {
  const measure = measureFor(unit, max);
  const { size } = measure;
  return { min, max, ticks: ticksBetween(min / size, max / size, mostTicks).map((tick) => tick * size), measure };
}
