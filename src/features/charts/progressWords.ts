import type { ProgressUnit } from "../../store/chartView";
import type { Texts } from "../../text/en";
import { tickDecimals } from "../../ui/axisTicks";
import type { ChartAxis } from "../../ui/chartCurve";
import { type MeasureName, measureFor, type ProgressAxis } from "./progressAxis";

/** The x axis as the charts draw it. */
export function writtenAxis({ min, max, ticks, measure }: ProgressAxis, { charts, number }: Texts): ChartAxis {
  const decimals = tickDecimals(ticks.map((tick) => tick / measure.size));
  return {
    title: charts.axis.titles[measure.name],
    min,
    max,
    ticks: ticks.map((value) => ({
      value,
      label: value === 0 ? number.count(0) : number.decimal(value / measure.size, decimals),
    })),
  };
}

/** A place on the x axis in words, such as "Epoch 3.42" or "1.25 TFLOP". */
export function placeInWords(x: number, unit: ProgressUnit, { charts, number }: Texts): string {
  const { cursor } = charts;
  switch (unit) {
    case "epoch":
      return cursor.epoch(number.decimal(x, 2));
    case "step":
      return cursor.step(number.count(x));
    case "images":
      return cursor.images(number.count(x));
    case "seconds":
      return x < 60 ? cursor.seconds(number.decimal(x, 1)) : number.clock(x);
    case "flops": {
      const { name, size } = measureFor("flops", x);
      const units: Partial<Record<MeasureName, string>> = charts.axis.flopUnits;
      return cursor.flops(number.decimal(x / size, 1), units[name] ?? "");
    }
  }
}
