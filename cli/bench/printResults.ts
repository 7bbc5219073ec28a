import { formatTable } from "../formatTable";
import type { BenchResult } from "./benchResult";
import { answerRows, augmentationHeading, augmentationRows, memoryHeading, memoryRows, pageRows } from "./extraRows";
import { summaryAlignments, summaryHeading, summaryRows } from "./summaryRows";
import type { Workload } from "./workloads";

/** Lines of the tables for the terminal. */
export function printResults(result: BenchResult, workloads: readonly Workload[]): string[] {
  const measuredFloors = result.floors.filter(({ isReached }) => isReached !== null);
  return [
    ...workloads.flatMap(({ name, title }) => {
      const rows = summaryRows(result.summaries.get(name) ?? []);
      return rows.length === 0 ? [] : ["", title, ...formatTable([summaryHeading, ...rows], summaryAlignments)];
    }),
    ...result.page.flatMap((page) => ["", `The page while it trains: ${page.networks}`, ...formatTable(pageRows(page))]),
    ...(result.drawing
      ? [
          "",
          `Drawing: ${result.drawing.page.networks}`,
          ...formatTable(answerRows(result.drawing)),
          "",
          ...formatTable([augmentationHeading, ...augmentationRows(result.drawing)]),
        ]
      : []),
    ...(result.memory
      ? [
          "",
          "Memory of the worker after a forced collection",
          ...formatTable([memoryHeading, ...memoryRows(result.memory)], ["right", "right", "right", "right"]),
        ]
      : []),
    ...(measuredFloors.length > 0
      ? [
          "",
          "Floors",
          ...formatTable(
            measuredFloors.map(({ workload, title, wanted, measured, isReached }) => [
              `${workload} against ${title}`,
              wanted,
              measured,
              isReached ? "reached" : "NOT REACHED",
            ]),
          ),
        ]
      : []),
    ...(result.unmeasured > 0 ? ["", `${result.unmeasured} points were left out, since the time was up.`] : []),
  ];
}
