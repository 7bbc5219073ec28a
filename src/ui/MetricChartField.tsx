import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { type ChartCursor, useChartCursor } from "./chartCursor";
import type { ChartAxis, ChartCurve } from "./chartCurve";
import { cursorRows } from "./cursorRows";
import styles from "./MetricChart.module.css";
import { cursorInWords, MetricChartTooltip, type MetricChartWords } from "./MetricChartTooltip";
import { nearestCurve } from "./nearestCurve";

/** A part of the x axis. */
export interface ChartRange {
  readonly min: number;
  readonly max: number;
}

interface MetricChartFieldProps {
  readonly cursor: ChartCursor;
  readonly anchor: ChartCursor;
  readonly curves: readonly ChartCurve[];
  readonly xAxis: ChartAxis;
  readonly yAxis: ChartAxis;
  /** The curve that the others fade for; null where none is. */
  readonly highlighted: string | null;
  readonly words: MetricChartWords;
  /** Where curves seldom are. */
  readonly tooltipAt: "top" | "bottom";
  /** A part of the axis was chosen, which may reach beyond what there is; null for all of it. */
  readonly onZoom: (range: ChartRange | null) => void;
  /** The pointer came to a curve, or went from it. */
  readonly onPoint: (id: string | null) => void;
}

/** Where a key takes the cursor, in hundredths of the axis from where it stands. */
const moves: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** How much narrower the axis becomes with a key. */
const zooms: Partial<Record<string, number>> = { "+": 0.5, "=": 0.5, "-": 2 };

/** A pointer that moved less than this, in pixels, pressed and did not drag. */
const leastDrag = 6;
/** A curve no farther than this from the pointer, in pixels, is pointed at. */
const reach = 14;

/** The field over the plot that follows pointer and keys, a slider to assistive technology, with the tooltip. */
export function MetricChartField(props: MetricChartFieldProps) {
  const { cursor, anchor, curves, xAxis, yAxis, highlighted, words, tooltipAt, onZoom, onPoint } = props;
  const x = useChartCursor(cursor);
  const pressed = useRef<{ readonly x: number; readonly clientX: number } | null>(null);
  const helpId = useId();
  const { min, max } = xAxis;
  const last = Math.max(min, ...curves.map(({ training }) => training.xs[training.xs.length - 1] ?? min));
  const reached = Math.min(max, last);
  const rows = x === null ? [] : cursorRows(curves, x, (max - min) / 100);
  const within = (place: number) => Math.max(min, Math.min(reached, place));

  const zoomIntoRange = () => {
    const [from, to] = [anchor.get(), cursor.get()];
    anchor.set(null);
    if (from !== null && to !== null && Math.abs(to - from) >= (max - min) / 200) {
      onZoom({ min: Math.min(from, to), max: Math.max(from, to) });
    }
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = within(min + ((event.clientX - box.left) / box.width) * (max - min));
    cursor.set(place);
    onPoint(nearestCurve(curves, place, 1 - (event.clientY - box.top) / box.height, yAxis, reach / box.height));
    if (pressed.current && Math.abs(event.clientX - pressed.current.clientX) >= leastDrag) anchor.set(pressed.current.x);
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    follow(event);
    if (event.button !== 0) return;
    pressed.current = { x: cursor.get() ?? min, clientX: event.clientX };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const release = (isDone: boolean) => {
    const isDrag = pressed.current !== null && anchor.get() !== null;
    pressed.current = null;
    if (isDone && isDrag) zoomIntoRange();
    else if (isDrag) anchor.set(null);
  };
  const clear = () => {
    cursor.set(null);
    anchor.set(null);
    onPoint(null);
  };
  const leave = (event: PointerEvent) => {
    // A finger that is lifted leaves what it pointed at to be read.
    if (event.pointerType !== "touch") clear();
    onPoint(null);
  };

  const act = (event: KeyboardEvent): boolean => {
    const from = cursor.get() ?? reached;
    const zoom = zooms[event.key];
    const hundredths = moves[event.key];
    if (event.key === "Escape") {
      if (anchor.get() === null) clear();
      else anchor.set(null);
    } else if (event.key === "Enter") {
      zoomIntoRange();
    } else if (zoom !== undefined) {
      const half = ((max - min) * zoom) / 2;
      onZoom({ min: from - half, max: from + half });
    } else if (hundredths !== undefined) {
      if (!event.shiftKey) anchor.set(null);
      else if (anchor.get() === null) anchor.set(from);
      cursor.set(within(from + (hundredths * (max - min)) / 100));
    } else {
      return false;
    }
    return true;
  };
  const handleKey = (event: KeyboardEvent) => {
    if (!event.altKey && !event.ctrlKey && !event.metaKey && act(event)) event.preventDefault();
  };

  return (
    <>
      <div
        className={styles.field}
        role="slider"
        tabIndex={0}
        aria-label={words.cursor}
        aria-describedby={helpId}
        aria-valuemin={min}
        aria-valuemax={reached}
        aria-valuenow={x ?? reached}
        aria-valuetext={x === null ? words.place(reached) : cursorInWords(words.place(x), rows, words)}
        onPointerMove={follow}
        onPointerDown={press}
        onPointerUp={() => release(true)}
        onPointerCancel={() => release(false)}
        onPointerLeave={leave}
        onDoubleClick={() => onZoom(null)}
        onBlur={clear}
        onKeyDown={handleKey}
      />
      <span id={helpId} hidden>
        {words.help}
      </span>
      {x !== null && (
        <MetricChartTooltip
          share={(x - min) / (max - min)}
          at={tooltipAt}
          place={words.place(x)}
          rows={rows}
          highlighted={highlighted}
          words={words}
        />
      )}
    </>
  );
}
