import { VisuallyHidden } from "radix-ui";
import { type PointerEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import styles from "./DrawingSurface.module.css";
import { type PadStroke, StrokePath } from "./StrokePath";
import { useKeyboardPen } from "./useKeyboardPen";

/** What the drawing surface says; `description` tells how to draw with keys, `keys` is its short form shown on focus. */
export interface DrawingSurfaceWords {
  readonly label: string;
  readonly description: string;
  readonly keys: string;
  readonly penDown: string;
  readonly penUp: string;
}

/**
 * A pad for drawing with mouse, pen, finger or keys. Strokes are in pad units, `extent` high and `width` wide, whatever the size
 * on the screen. `onChange` receives all strokes; the owner gives them back as they are. `placeholder` shows while the pad is empty.
 * With `onErase` the pen is an eraser, which tells where it goes.
 */
export function DrawingSurface(props: {
  readonly strokes: readonly PadStroke[];
  readonly onChange: (strokes: readonly PadStroke[]) => void;
  readonly onUndo: () => void;
  readonly extent: number;
  /** Without it as wide as high. */
  readonly width?: number;
  readonly onErase?: ((at: PadStroke[number]) => void) | undefined;
  /** Has the focus as soon as it is there. */
  readonly takesFocus?: boolean;
  /** Before a stroke, or a way of the eraser, begins. */
  readonly onBegin?: (() => void) | undefined;
  /** After it has ended, and what drew it. */
  readonly onEnd?: ((by: "pointer" | "keys") => void) | undefined;
  readonly words: DrawingSurfaceWords;
  readonly placeholder?: ReactNode;
}) {
  const { strokes, onChange, onUndo, extent, words, width = extent, onErase, onBegin, onEnd } = props;
  const descriptionId = useId();
  const padRef = useRef<HTMLDivElement>(null);
  const pointerRef = useRef<number | null>(null);
  /** Several pointer events may come before the next rendering, so each continues what the one before told. */
  const latest = useRef({ strokes, current: null as PadStroke | null });
  useLayoutEffect(() => {
    latest.current.strokes = strokes;
  }, [strokes]);

  const { takesFocus } = props;
  useEffect(() => {
    if (takesFocus) padRef.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const begin = (stroke: PadStroke) => {
    onBegin?.();
    const [at] = stroke;
    if (onErase && at) return onErase(at);
    latest.current = { strokes: [...latest.current.strokes, stroke], current: stroke };
    onChange(latest.current.strokes);
  };
  const extend = (points: PadStroke) => {
    if (onErase) {
      for (const point of points) onErase(point);
      return;
    }
    const { strokes: drawn, current } = latest.current;
    // A stroke that was undone or cleared while it was being drawn does not come back.
    if (current === null || drawn.at(-1) !== current) return;
    const longer = appendPoints(current, points);
    if (longer === current) return;
    latest.current = { strokes: [...drawn.slice(0, -1), longer], current: longer };
    onChange(latest.current.strokes);
  };
  const end = (by: "pointer" | "keys") => {
    pointerRef.current = null;
    latest.current.current = null;
    onEnd?.(by);
  };
  const keyboardPen = useKeyboardPen({ extent, width, begin, extend, end: () => end("keys") });

  const toPad = (event: { clientX: number; clientY: number }) => {
    const box = padRef.current?.getBoundingClientRect();
    if (!box) return [0, 0] as const;
    const place = (share: number, end: number) => Math.min(Math.max(share, 0), 1) * end;
    const x = place((event.clientX - box.left) / box.width, width);
    return [x, place((event.clientY - box.top) / box.height, extent)] as const;
  };
  const pointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (pointerRef.current !== null || event.button !== 0) return;
    keyboardPen.put(toPad(event));
    pointerRef.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    begin([toPad(event)]);
  };
  const pointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerId !== pointerRef.current) return;
    // Older Safari does not tell the points between two frames.
    const between = "getCoalescedEvents" in event.nativeEvent ? event.nativeEvent.getCoalescedEvents() : [];
    extend((between.length > 0 ? between : [event]).map(toPad));
  };
  const pointerEnd = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerId === pointerRef.current) end("pointer");
  };

  return (
    <div
      ref={padRef}
      className={styles.pad}
      data-tool={onErase ? "eraser" : "pen"}
      style={{ aspectRatio: width / extent }}
      role="application"
      aria-label={words.label}
      aria-describedby={descriptionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive: it takes the keys itself
      tabIndex={0}
      onPointerDown={pointerDown}
      onPointerMove={pointerMove}
      onPointerUp={pointerEnd}
      onPointerCancel={pointerEnd}
      onLostPointerCapture={pointerEnd}
      onContextMenu={(event) => event.preventDefault()}
      onBlur={keyboardPen.lift}
      onKeyDown={(event) => {
        if (isUndo(event)) {
          event.preventDefault();
          keyboardPen.lift();
          onUndo();
        } else if (keyboardPen.press(event)) {
          event.preventDefault();
          // The page's own keys, such as Space for training, are not meant here.
          event.stopPropagation();
        }
      }}
    >
      {strokes.length === 0 && <div className={styles.placeholder}>{props.placeholder}</div>}
      <svg className={styles.ink} viewBox={`0 0 ${width} ${extent}`} aria-hidden="true">
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place in the order drawn
          <StrokePath key={index} stroke={stroke} />
        ))}
        <circle
          className={keyboardPen.isDown ? styles.penDown : styles.penUp}
          cx={keyboardPen.position[0]}
          cy={keyboardPen.position[1]}
          r={8}
        />
      </svg>
      <p className={styles.keys} aria-hidden="true">
        {words.keys}
      </p>
      <VisuallyHidden.Root id={descriptionId}>{words.description}</VisuallyHidden.Root>
      <VisuallyHidden.Root role="status">
        {keyboardPen.isUsed && (keyboardPen.isDown ? words.penDown : words.penUp)}
      </VisuallyHidden.Root>
    </div>
  );
}

/** Distance in pad units below which two points are one; fast mice tell a thousand a second, and every one costs drawing time. */
const sameWithin = 1.5;

function appendPoints(stroke: PadStroke, points: PadStroke): PadStroke {
  const longer = [...stroke];
  for (const point of points) {
    const last = longer.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= sameWithin) longer.push(point);
  }
  return longer.length > stroke.length ? longer : stroke;
}

function isUndo(event: { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
}
