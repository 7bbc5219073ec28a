/** Points of a line in the units of the axes, x ascending; a y that is not finite breaks the line. */
export interface ChartPoints {
  readonly xs: readonly number[] | Float64Array;
  readonly ys: readonly number[] | Float64Array;
}

/** What a chart draws of one run, all in the units of its axes. */
export interface ChartCurve {
  readonly id: string;
  readonly name: string;
  readonly colorIndex: number;
  /** The strong, solid line. */
  readonly training: ChartPoints;
  /** Less smooth and faint behind it; null where the strong line holds every single step. */
  readonly detail: ChartPoints | null;
  /** One point an epoch, dashed, with the run's marker. */
  readonly measured: ChartPoints;
}

/** An axis whose ticks are chosen and worded by whoever knows what it measures. */
export interface ChartAxis {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly ChartTick[];
}

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
    a.ticks.length === b.ticks.length &&
    a.ticks.every((tick, i) => tick.value === b.ticks[i]?.value && tick.label === b.ticks[i]?.label)
  );
}
