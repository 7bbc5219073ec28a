import { type ComparedFigure, type ComparisonView, comparedFigures } from "../../protocol/comparisonView";
import { wilsonInterval } from "../../statistics/wilsonInterval";
import type { Run, RunGroup } from "../../store/playgroundState";
import type { PanelTexts } from "../../text/enPanels";
import { type HandReadings, isFinal, type RunFigures, runFigures, type Spread, spreadOf, testOf } from "./figures";

/** What the rows are sorted by; null for the order in which the groups were added. */
export interface TableSort {
  readonly by: ComparedFigure | "name";
  readonly direction: "ascending" | "descending";
}

/** One figure of one row: its value, and below it what it is to be read with. */
export interface FigureCell {
  readonly value: string;
  readonly notes: readonly string[];
}

/** A row of the table: a group, or one of its seeds. */
export interface FigureRow {
  readonly id: string;
  readonly name: string;
  readonly cells: Readonly<Record<ComparedFigure, FigureCell>>;
}

/** A group's row and, where it has several seeds, theirs. */
export interface GroupRow extends FigureRow {
  readonly colorIndex: number;
  readonly isBaseline: boolean;
  readonly seeds: readonly FigureRow[];
  readonly spreads: Readonly<Record<ComparedFigure, Spread | null>>;
}

/** How a figure is set against the baseline's: shares as points, amounts as a ratio, epochs as a difference. */
const deltaKinds = {
  testAccuracy: "points",
  handAccuracy: "points",
  parameters: "ratio",
  flops: "ratio",
  seconds: "ratio",
  f1: "points",
  precision: "points",
  recall: "points",
  bestValidation: "points",
  accuracyPerMegaflop: "ratio",
  imagesPerSecond: "ratio",
  epochs: "difference",
} as const satisfies Record<ComparedFigure, keyof PanelTexts["compare"]["table"]>;

/** The direction that puts the best on top, which the first press on a column's heading takes. */
export function bestFirst(by: TableSort["by"]): TableSort["direction"] {
  return by === "name" || by === "parameters" || by === "flops" || by === "seconds" ? "ascending" : "descending";
}

/** The next sort after a press on a heading: best first, the reverse, and back to the groups' own order. */
export function nextSort(sort: TableSort | null, by: TableSort["by"]): TableSort | null {
  const first = bestFirst(by);
  if (sort?.by !== by) return { by, direction: first };
  if (sort.direction === first) return { by, direction: first === "ascending" ? "descending" : "ascending" };
  return null;
}

/** Rows of all groups, sorted; `baselineId` is the group that the others are set against, the first where it is gone. */
export function makeGroupRows(
  groups: readonly RunGroup[],
  labels: Uint8Array | null,
  baselineId: string | null,
  sort: TableSort | null,
  { table }: PanelTexts["compare"],
  readings: HandReadings = new Map(),
): GroupRow[] {
  const figures = new Map(groups.map((group) => [group.id, group.runs.map((run) => runFigures(run, labels, readings))]));
  const spreadsOf = (group: RunGroup | undefined) =>
    mapFigures((figure) => spreadOf((group && figures.get(group.id)) ?? [], figure));
  const baseline = groups.find(({ id }) => id === baselineId) ?? groups[0];
  const baselineSpreads = spreadsOf(baseline);
  const rows = groups.map((group): GroupRow => {
    const spreads = spreadsOf(group);
    const isBaseline = group === baseline;
    return {
      id: group.id,
      name: group.experiment.name,
      colorIndex: group.colorIndex,
      isBaseline,
      spreads,
      cells: mapFigures((figure) => groupCell(group, figure, spreads, isBaseline ? null : baselineSpreads, table)),
      seeds: group.runs.length < 2 ? [] : group.runs.map((run, i) => seedRow(run, figures.get(group.id)?.[i], table)),
    };
  });
  return sort ? rows.sort((a, b) => compareRows(a, b, sort)) : rows;
}

/** The columns to draw: those chosen but for own digits where nobody drew any, and with "differences only" without those whose figure is the same in all groups. */
export function shownColumns(view: ComparisonView, rows: readonly GroupRow[]): ComparedFigure[] {
  const isSame = (figure: ComparedFigure) => {
    const values = rows.map(({ spreads }) => spreads[figure]?.mean ?? null);
    return rows.length > 1 && values.every((value) => value !== null && value === values[0]);
  };
  const isThere = (figure: ComparedFigure) => figure !== "handAccuracy" || rows.some(({ spreads }) => spreads[figure] !== null);
  return comparedFigures.filter(
    (figure) => view.columns.includes(figure) && isThere(figure) && !(view.differencesOnly && isSame(figure)),
  );
}

function mapFigures<T>(entryOf: (figure: ComparedFigure) => T): Record<ComparedFigure, T> {
  // `Object.fromEntries` forgets that every figure has its entry.
  return Object.fromEntries(comparedFigures.map((figure) => [figure, entryOf(figure)])) as Record<ComparedFigure, T>;
}

type TableTexts = PanelTexts["compare"]["table"];

function groupCell(
  group: RunGroup,
  figure: ComparedFigure,
  spreads: Record<ComparedFigure, Spread | null>,
  baseline: Record<ComparedFigure, Spread | null> | null,
  table: TableTexts,
): FigureCell {
  const spread = spreads[figure];
  if (!spread) return { value: table.nothing, notes: [] };
  const { format } = table.figures[figure];
  const notes: string[] = [];
  if (figure === "testAccuracy") {
    const count = Math.min(...group.runs.flatMap((run) => testOf(run)?.count ?? []));
    notes.push(isFinal(group) ? table.interval(...wilsonInterval(spread.mean * count, count)) : table.provisional);
  }
  if (spread.high > spread.low) {
    const range = table.range(format(spread.low), format(spread.high));
    // Beside an interval it needs its name.
    notes.push(figure === "testAccuracy" ? table.seedRange(range) : range);
  }
  const base = baseline?.[figure];
  if (base) notes.push(deltaText(figure, spread.mean, base.mean, table));
  return { value: format(spread.mean), notes };
}

function seedRow(run: Run, figures: RunFigures | undefined, table: TableTexts): FigureRow {
  const test = run.result?.test;
  const cell = (figure: ComparedFigure): FigureCell => {
    const value = figures?.[figure] ?? null;
    if (value === null) return { value: table.nothing, notes: [] };
    const isInterval = figure === "testAccuracy" && test;
    const notes = isInterval ? [table.interval(...wilsonInterval(test.correct, test.count))] : [];
    return { value: table.figures[figure].format(value), notes };
  };
  return { id: run.id, name: table.seed(run.experiment.seed), cells: mapFigures(cell) };
}

function deltaText(figure: ComparedFigure, value: number, base: number, table: TableTexts): string {
  switch (deltaKinds[figure]) {
    case "points":
      return table.points(value - base);
    case "ratio":
      return base > 0 ? table.ratio(value / base) : "";
    case "difference":
      return table.difference(value - base);
  }
}

function compareRows(a: GroupRow, b: GroupRow, { by, direction }: TableSort): number {
  const sign = direction === "ascending" ? 1 : -1;
  if (by === "name") return sign * a.name.localeCompare(b.name);
  const [first, second] = [a.spreads[by], b.spreads[by]];
  // What has no figure yet stands below, whichever way the rest goes.
  if (!first || !second) return Number(!first) - Number(!second);
  return sign * (first.mean - second.mean);
}
