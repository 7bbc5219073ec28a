import { expect, test } from "vitest";
import { curvesCsv } from "../../src/features/charts/curvesCsv";
import { createMetricSeries } from "../../src/store/metricSeries";
import { chartedGroup, chartedRun, epochResult } from "../fixtures/chartedGroup";

const seriesOf = (steps: number, trainingSeconds?: number) => {
  const series = createMetricSeries();
  series.append(0, new Float32Array(steps).fill(0.1), new Float32Array(steps).fill(0.5), trainingSeconds);
  return series;
};
const lines = (...parts: string[]) => parts.join("").split("\r\n");

test("every step and every measurement of a run is a row with all that an axis can count", () => {
  const runs = [chartedRun("a", { seed: 7, epochs: [epochResult(1, 0.3)] })];
  const rows = lines(...curvesCsv([chartedGroup({ name: "Dense", runs })], () => seriesOf(2, 4)));
  expect(rows).toEqual([
    "run,seed,data,steps,epoch,images,seconds,flops,loss,accuracy",
    "Dense,7,training,0,0,0,0,0,0.1,0.5",
    "Dense,7,training,1,0.002132196,128,2,128000,0.1,0.5",
    "Dense,7,test,469,1,60000,938,60000000,0.3,0.9",
    "",
  ]);
});

test("names are quoted where they must be, and none can be taken for a formula", () => {
  const named = (name: string) => lines(...curvesCsv([chartedGroup({ name })], () => seriesOf(1)))[1]?.split(",1,training")[0];
  expect(named('a, "b"')).toBe('"a, ""b"""');
  expect(named("=1+1")).toBe("'=1+1");
  expect(named("Größe 9")).toBe("Größe 9");
});

test("a long run comes in parts that together are one table", () => {
  const parts = [...curvesCsv([chartedGroup()], () => seriesOf(5000))];
  expect(parts.length).toBe(3);
  expect(lines(...parts)).toHaveLength(5002);
});

test("a run without steps has no row, and times that are not known are empty", () => {
  expect(lines(...curvesCsv([chartedGroup()], () => undefined))).toHaveLength(2);
  expect(lines(...curvesCsv([chartedGroup({ name: "D" })], () => seriesOf(1)))[1]).toBe("D,1,training,0,0,0,,0,0.1,0.5");
});

test("losses that are no numbers stay what they are", () => {
  const series = createMetricSeries();
  series.append(0, Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY), Float32Array.of(0.1, 0.1));
  const rows = lines(...curvesCsv([chartedGroup({ name: "D" })], () => series));
  expect(rows.slice(1, 3).map((row) => row.split(",")[8])).toEqual(["NaN", "Infinity"]);
});
