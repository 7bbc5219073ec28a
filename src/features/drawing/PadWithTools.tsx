import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { eraseStrokes } from "../../drawing/eraseStrokes";
import { padSize, type Stroke } from "../../drawing/strokes";
import { useTexts } from "../../text/useTexts";
import { DrawingSurface } from "../../ui/DrawingSurface";
import { PadTools } from "./PadTools";
import styles from "./PadWithTools.module.css";
import { pictureStrokes } from "./pictureStrokes";
import { useDrawingHistory } from "./useDrawingHistory";

/** Radius of the eraser in pad units: a fingertip. */
const eraserRadius = 14;

/** A pad with its eraser, undo, clear, and a picture pasted, dropped or chosen. */
export function PadWithTools(props: {
  readonly strokes: readonly Stroke[];
  /** The strokes as they are now, which may be newer than those rendered. */
  readonly read: () => readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
  readonly label: string;
  readonly placeholder: ReactNode;
  /** In pad units; without it as wide as high. */
  readonly width?: number;
  readonly onBegin?: () => void;
  readonly onEnd?: (by: "pointer" | "keys") => void;
}) {
  const { strokes, read, onChange, width = padSize, onBegin, onEnd } = props;
  const text = useTexts().drawing;
  const history = useDrawingHistory(strokes, read, onChange);
  const [isErasing, setIsErasing] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (file: Blob | null | undefined) => {
    setIsOver(false);
    if (!file) return;
    const found = await pictureStrokes(file, width);
    setProblem(found === null ? text.picture.nothing : null);
    if (found === null) return;
    history.remember("picture");
    onChange(found);
  };
  usePastedPicture(take);
  return (
    <div className={styles.room}>
      <section
        className={styles.pad}
        data-over={isOver}
        aria-label={text.picture.dropHere}
        onDragOver={(event) => {
          if (!hasFile(event)) return;
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          void take(imageIn(event.dataTransfer));
        }}
      >
        <DrawingSurface
          strokes={strokes}
          onChange={onChange}
          onUndo={history.undo}
          extent={padSize}
          width={width}
          onBegin={() => {
            setProblem(null);
            history.remember(isErasing ? "erase" : "stroke");
            onBegin?.();
          }}
          onEnd={onEnd}
          onErase={isErasing ? (at) => onChange(eraseStrokes(read(), at, eraserRadius)) : undefined}
          words={{ ...text.pad, label: props.label }}
          placeholder={props.placeholder}
        />
      </section>
      <PadTools history={history} isErasing={isErasing} onErasing={setIsErasing} onPicture={take} />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** Takes an image that is pasted anywhere on the page, unless it is pasted into a field. */
function usePastedPicture(take: (file: Blob | null | undefined) => Promise<void>) {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = (event: globalThis.ClipboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.closest("input, textarea, [contenteditable]");
      const image = !isField && event.clipboardData ? imageIn(event.clipboardData) : null;
      if (!image) return;
      event.preventDefault();
      void latest.current(image);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
}

function imageIn(data: DataTransfer | ClipboardEvent["clipboardData"]): File | null {
  return [...data.files].find(({ type }) => type.startsWith("image/")) ?? null;
}

function hasFile(event: DragEvent): boolean {
  return event.dataTransfer.types.includes("Files");
}
