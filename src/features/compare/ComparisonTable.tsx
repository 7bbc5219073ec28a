import { useState } from "react";
import type { ComparisonView } from "../../protocol/comparisonView";
import { runGroups } from "../../store/runGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { DataTable } from "../../ui/DataTable";
import { FigureValue } from "./FigureValue";
import { GroupName } from "./GroupName";
import { makeGroupRows, nextSort, shownColumns, type TableSort } from "./tableRows";

/** The run table: a row for each group, opened to a row for each of its seeds, sorted by any column. */
export function ComparisonTable({ view }: { readonly view: ComparisonView }) {
  const { compare } = usePanelTexts();
  const { actions } = usePlaygroundStore();
  const groups = usePlayground(({ runs }) => runGroups(runs));
  const labels = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.testLabels : null));
  const { baseline, highlighted } = usePlayground(({ groupView }) => groupView);
  const [sort, setSort] = useState<TableSort | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const readings = usePlayground((state) => state.myDigitsAccuracy);
  const rows = makeGroupRows(groups, labels, baseline, sort, compare, readings);
  const columns = shownColumns(view, rows);
  const heading = (by: TableSort["by"]) => ({
    sorted: sort?.by === by ? sort.direction : null,
    onSort: () => setSort(nextSort(sort, by)),
  });
  const toggle = (id: string) => setOpened((last) => (last.has(id) ? withoutId(last, id) : new Set([...last, id])));
  return (
    <DataTable
      caption={compare.table.caption}
      nameHeading={{ label: compare.table.name, explanation: compare.table.nameTerm, ...heading("name") }}
      columns={columns.map((figure) => {
        const { label, term } = compare.table.figures[figure];
        return { id: figure, heading: { label, explanation: term, ...heading(figure) } };
      })}
      rows={rows.flatMap((row) => {
        const isHighlighted = row.id === highlighted;
        const onPoint = (isThere: boolean) => actions.highlight(isThere ? row.id : null);
        return [
          {
            id: row.id,
            isHighlighted,
            onPoint,
            header: <GroupName row={row} isOpen={opened.has(row.id)} onToggle={() => toggle(row.id)} />,
            cells: columns.map((figure) => <FigureValue key={figure} cell={row.cells[figure]} />),
          },
          ...(opened.has(row.id) ? row.seeds : []).map((seed) => ({
            id: seed.id,
            isPart: true,
            isHighlighted,
            onPoint,
            header: <GroupName row={seed} />,
            cells: columns.map((figure) => <FigureValue key={figure} cell={seed.cells[figure]} />),
          })),
        ];
      })}
    />
  );
}

function withoutId(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}
