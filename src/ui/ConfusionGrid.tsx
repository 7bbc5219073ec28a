import { type CSSProperties, type KeyboardEvent, useRef, useState } from "react";
import styles from "./ConfusionGrid.module.css";

/** One cell: its number, how strong its tint is, and what it says. */
export interface ConfusionCell {
  readonly text: string;
  /** −1..1: the sign chooses the tint of a difference, the size its strength; 0 for none. */
  readonly strength: number;
  /** On the diagonal: read rightly. */
  readonly isRight: boolean;
  readonly isZero: boolean;
  /** The cell in words. */
  readonly spoken: string;
}

/** A square table of counts or differences, as a grid: one cell takes the focus, arrow keys move it, Enter or a press opens it. */
export function ConfusionGrid({
  label,
  rowsTitle,
  columnsTitle,
  classes,
  cells,
  color,
  onOpen,
}: {
  readonly label: string;
  readonly rowsTitle: string;
  readonly columnsTitle: string;
  /** Names of the rows, which are those of the columns. */
  readonly classes: readonly string[];
  /** Row by row. */
  readonly cells: readonly ConfusionCell[];
  /** Tint of counts; differences have the two of the theme. */
  readonly color: string;
  readonly onOpen: (row: number, column: number) => void;
}) {
  const [focused, setFocused] = useState({ row: 0, column: 0 });
  const gridRef = useRef<HTMLTableElement>(null);
  const last = classes.length - 1;
  const longest = Math.max(...cells.map(({ text }) => text.length));
  const gridStyle = { "--cell-more": color, minWidth: classes.length * (letterWidth * longest + 3) } as CellStyle;
  const moveTo = (row: number, column: number) => {
    setFocused({ row, column });
    gridRef.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    if (event.key === "Enter" || event.key === " ") onOpen(row, column);
    else {
      const place = placeAfter(event, row, column, last);
      if (!place) return;
      moveTo(...place);
    }
    event.preventDefault();
  };
  return (
    <div className={styles.frame}>
      <span className={styles.columnsTitle}>{columnsTitle} →</span>
      <span className={styles.rowsTitle}>{rowsTitle} ↓</span>
      <div className={styles.region}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are pressed */}
        <table ref={gridRef} role="grid" aria-label={label} className={styles.grid} style={gridStyle}>
          <thead>
            <tr>
              <td aria-hidden="true" />
              {classes.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((name, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {classes.map((columnName, column) => {
                  const cell = cells[row * classes.length + column];
                  if (!cell) return null;
                  return (
                    <td
                      key={columnName}
                      data-cell={`${row} ${column}`}
                      data-right={cell.isRight}
                      data-zero={cell.isZero}
                      data-tone={cell.strength === 0 ? "none" : cell.strength > 0 ? "more" : "fewer"}
                      style={{ "--strength": `${Math.round(Math.abs(cell.strength) * 100)}%` } as CellStyle}
                      tabIndex={focused.row === row && focused.column === column ? 0 : -1}
                      aria-label={cell.spoken}
                      title={cell.spoken}
                      onClick={() => {
                        moveTo(row, column);
                        onOpen(row, column);
                      }}
                      onFocus={() => setFocused({ row, column })}
                      onKeyDown={(event) => onKeyDown(event, row, column)}
                    >
                      {cell.text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Of a figure at 12 px, in pixels. */
const letterWidth = 7.5;

// React's type of a style does not know custom properties.
type CellStyle = CSSProperties;

/** Where a key leads; null for a key that leads nowhere. */
function placeAfter({ key, ctrlKey }: KeyboardEvent, row: number, column: number, last: number): [number, number] | null {
  const within = (place: number) => Math.max(0, Math.min(last, place));
  switch (key) {
    case "ArrowUp":
      return [within(row - 1), column];
    case "ArrowDown":
      return [within(row + 1), column];
    case "ArrowLeft":
      return [row, within(column - 1)];
    case "ArrowRight":
      return [row, within(column + 1)];
    case "Home":
      return [ctrlKey ? 0 : row, 0];
    case "End":
      return [ctrlKey ? last : row, last];
    default:
      return null;
  }
}
