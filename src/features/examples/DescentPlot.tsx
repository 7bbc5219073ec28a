import type { DescentStep, Line, Sample } from "../../articles/gradientDescent";
import { useArticleTexts } from "../../text/useArticleTexts";
import { CurvePlot } from "../../ui/CurvePlot";
import type { PlotCurve } from "../../ui/CurvePlotMarks";
import { plainAxis } from "./plainAxis";
import { plainNumber } from "./plainNumber";

/** The samples and the line before and after a step; `printed` is the line that the article gives instead. */
export function DescentPlot({
  samples,
  step,
  printed,
}: {
  readonly samples: readonly Sample[];
  readonly step: DescentStep;
  readonly printed: Line | undefined;
}) {
  const words = useArticleTexts().examples.descent;
  const xAxis = plainAxis("x", 0, ...samples.map(({ x }) => x));
  const heights = [step.before, step.after].flatMap((line) => [xAxis.min, xAxis.max].map((x) => line.w * x + line.b));
  const yAxis = plainAxis("y", 0, ...samples.map(({ y }) => y), ...heights.filter((y) => Math.abs(y) < 1e4));
  const isWrong = printed !== undefined && Math.abs(printed.w - step.after.w) > 1e-9;
  const curve = (id: string, name: string, line: Line, color: string, look: PlotCurve["line"]): PlotCurve => {
    const xs = [xAxis.min, xAxis.max];
    return { id, name, color, line: look, points: { xs, ys: xs.map((x) => line.w * x + line.b) } };
  };
  return (
    <CurvePlot
      label={words.plot(plainNumber(step.after.w), plainNumber(step.after.b))}
      xAxis={xAxis}
      yAxis={yAxis}
      curves={[
        curve("before", words.before, step.before, "var(--ink-3)", "dashed"),
        ...(isWrong ? [curve("printed", words.printed, printed, "var(--danger)", "dashed")] : []),
        curve("after", words.after, step.after, "var(--accent)", "solid"),
      ]}
      dots={samples.map(({ x, y }, i) => ({
        id: String(i),
        x,
        y,
        color: "var(--ink)",
        isOpen: x !== step.sample.x || y !== step.sample.y,
      }))}
    />
  );
}
