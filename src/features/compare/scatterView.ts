import { paretoFront } from "../../statistics/paretoFront";
import { wilsonInterval } from "../../statistics/wilsonInterval";
import type { RunGroup } from "../../store/playgroundState";
import type { PanelTexts } from "../../text/enPanels";
import type { ScatterPlotProps } from "../../ui/ScatterPlot";
import { runFigures, spreadOf } from "./figures";
import { makeLogAxis, makeShareAxis } from "./scatterAxes";

/** What accuracy is set against. */
export const scatterCosts = ["parameters", "flops", "seconds"] as const;
export type ScatterCost = (typeof scatterCosts)[number];

/** The points, their front and the axes; null while no group has a result. Groups with several seeds stand at their means. */
export function makeScatterView(
  groups: readonly RunGroup[],
  cost: ScatterCost,
  { scatter, table }: PanelTexts["compare"],
): Omit<ScatterPlotProps, "highlighted" | "onPoint"> | null {
  const measured = groups.flatMap((group) => {
    const ended = group.runs.filter(({ result }) => result !== null);
    const figures = ended.map((run) => runFigures(run, null));
    const accuracy = spreadOf(figures, "testAccuracy");
    const x = spreadOf(figures, cost)?.mean ?? 0;
    // A logarithmic axis has no place for a cost of 0.
    if (!accuracy || x <= 0) return [];
    const count = Math.min(...ended.flatMap(({ result }) => result?.test.count ?? []));
    const [low, high] = wilsonInterval(accuracy.mean * count, count);
    const { id, experiment, colorIndex } = group;
    return [{ id, name: experiment.name, colorIndex, x, y: accuracy.mean, low, high, cost: x, value: accuracy.mean }];
  });
  if (measured.length === 0) return null;
  const front = paretoFront(measured);
  const points = measured.map((point) => ({
    ...point,
    label: scatter.point(point.name, table.figures[cost].format(point.x), point.y, point.low, point.high, front.includes(point)),
  }));
  return {
    points,
    front: front.map(({ x, y }) => ({ x, y })),
    xAxis: makeLogAxis(
      scatter.xTitle[cost],
      measured.map(({ x }) => x),
      scatter.xTick,
    ),
    yAxis: makeShareAxis(
      scatter.yTitle,
      measured.flatMap(({ low, high }) => [low, high]),
      scatter.yTick,
    ),
    summary: scatter.summary(scatter.xTitle[cost], points.map(({ label }) => label).join(" ")),
  };
}
