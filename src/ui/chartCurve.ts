/** Points of a line in the units of the axes, x ascending; a y that is not finite breaks the line. */
export interface ChartPoints {
  readonly xs: readonly number[] | Float64Array;
  readonly ys: readonly number[] | Float64Array;
}

/** The lowest and the highest of several runs at each point of their mean; a place that is not finite breaks the band. */
export interface ChartBand {
  readonly lows: readonly number[] | Float64Array;
  readonly highs: readonly number[] | Float64Array;
}

/** Something that a person did to a run while it trained. */
export interface ChartMark {
  readonly x: number;
  /** What was set. */
  readonly value: number;
}

/** What a chart draws of one run, or of the mean of several, all in the units of its axes. */
export interface ChartCurve {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  /** Drawn above the others, and never faded. */
  readonly isPinned: boolean;
  /** How many runs the lines are the mean of. */
  readonly runCount: number;
  /** The strong, solid line. */
  readonly training: ChartPoints;
  /** Not smoothed and faint behind it; null where the strong line is not either, or is a mean. */
  readonly detail: ChartPoints | null;
  /** Around the strong line; null for one run. */
  readonly band: ChartBand | null;
  /** One point an epoch, dashed, with the run's marker. */
  readonly measured: ChartPoints;
  readonly measuredBand: ChartBand | null;
  readonly marks: readonly ChartMark[];
}

/** An axis whose ticks are chosen and worded by whoever knows what it measures. */
export interface ChartAxis {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly ChartTick[];
  /** Linear where absent. */
  readonly scale?: AxisScale;
}

/** `log` for values above 0; `logToOne` for shares, by the logarithm of their distance to 1. */
export type AxisScale = "linear" | "log" | "logToOne";

export interface ChartTick {
  readonly value: number;
  readonly label: string;
}

/** Whether two axes look the same. */
export function isSameAxis(a: ChartAxis, b: ChartAxis): boolean {
  return (
    a.title === b.title &&
    a.min === b.min &&
    a.max === b.max &&
    a.scale === b.scale &&
    a.ticks.length === b.ticks.length &&
    a.ticks.every((tick, i) => tick.value === b.ticks[i]?.value && tick.label === b.ticks[i]?.label)
  );
}
