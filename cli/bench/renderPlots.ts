import type { BenchResult } from "./benchResult";
import { engineIds, engines, ourEngine } from "./engines";
import { plotBars } from "./plotBars";
import { type Line, plotLines } from "./plotLines";
import { baseWorkload, type GrowthFactor, growthFactors, type Workload } from "./workloads";

/** Every plot of a result: file name without folder, and text. Bars compare the engines, lines show growth. */
export function renderPlots(result: BenchResult, workloads: readonly Workload[]): Map<string, string> {
  const plots = new Map<string, string>();
  for (const { name, title, growth } of workloads) {
    if (growth !== null) continue;
    const bars = (result.summaries.get(name) ?? []).map(({ engine, outcome }) => ({
      label: engines[engine].label,
      value: outcome.kind === "measured" && outcome.losses?.isRight !== false ? outcome.millisecondsPerStep.median : null,
      isOurs: engine === ourEngine,
    }));
    plots.set(`${name}.svg`, plotBars(title, bars));
  }
  for (const factor of Object.keys(growthFactors) as GrowthFactor[]) {
    // The table has these keys and no others.
    const { title, axis } = growthFactors[factor];
    plots.set(`growth-${factor}.svg`, plotLines(title, axis, growthLines(result, workloads, factor)));
  }
  return plots;
}

function growthLines(result: BenchResult, workloads: readonly Workload[], factor: GrowthFactor): Line[] {
  const places = [
    { name: baseWorkload, x: growthFactors[factor].base },
    ...workloads.flatMap(({ name, growth }) => (growth?.factor === factor ? [{ name, x: growth.value }] : [])),
  ].sort((a, b) => a.x - b.x);
  const lines = engineIds.map((engine, colorIndex) => ({
    label: engines[engine].label,
    colorIndex,
    points: places.flatMap(({ name, x }) => {
      const outcome = result.summaries.get(name)?.find((summary) => summary.engine === engine)?.outcome;
      return outcome?.kind === "measured" ? [{ x, y: outcome.millisecondsPerStep.median }] : [];
    }),
  }));
  // One engine alone has no line to make with the workload that growth starts from.
  return lines.filter(({ points }) => points.length > 1);
}
