import { type ReactNode, useEffect, useRef, useState } from "react";
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
  /** Has the focus as soon as it is there. */
  readonly takesFocus?: boolean;
  readonly onBegin?: () => void;
  readonly onEnd?: (by: "pointer" | "keys") => void;
}) {
  const { strokes, read, onChange, width = padSize, onBegin, onEnd } = props;
  const text = useTexts().drawing;
  const history = useDrawingHistory(strokes, read, onChange);
  const [isErasing, setIsErasing] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const take = async (file: Blob | null | undefined) => {
    setIsOver(false);
    if (!file) return;
    const found = await pictureStrokes(file, width);
    // The digit that it was meant for may have been skipped meanwhile.
    if (isGone.current) return;
    setProblem(found === null ? text.picture.nothing : null);
    if (found === null) return;
    history.remember("picture");
    onChange(found);
  };
  useBroughtPicture(take, setIsOver);
  return (
    <div className={styles.room}>
      <div className={styles.pad} data-over={isOver}>
        <DrawingSurface
          strokes={strokes}
          onChange={onChange}
          onUndo={history.undo}
          extent={padSize}
          width={width}
          takesFocus={props.takesFocus ?? false}
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
      </div>
      <PadTools history={history} isErasing={isErasing} onErasing={setIsErasing} onPicture={take} />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** Takes an image that is pasted or dropped anywhere on the page, unless it is pasted into a field. */
function useBroughtPicture(take: (file: Blob | null | undefined) => Promise<void>, onOver: (isOver: boolean) => void) {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.closest("input, textarea, [contenteditable]");
      const image = !isField && event.clipboardData ? imageIn(event.clipboardData) : null;
      if (!image) return;
      event.preventDefault();
      void latest.current(image);
    };
    // A browser leaves the page for a file that is dropped beside the pad.
    const dragOver = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFile(event.dataTransfer)) return;
      event.preventDefault();
      // Other files are for other parts of the page.
      onOver([...event.dataTransfer.items].some(({ type }) => type.startsWith("image/")));
    };
    const dragLeave = (event: DragEvent) => {
      // Between two elements of the page nothing is left.
      if (event.relatedTarget === null) onOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFile(event.dataTransfer)) return;
      event.preventDefault();
      void latest.current(imageIn(event.dataTransfer));
    };
    document.addEventListener("paste", paste);
    document.addEventListener("dragover", dragOver);
    document.addEventListener("dragleave", dragLeave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("paste", paste);
      document.removeEventListener("dragover", dragOver);
      document.removeEventListener("dragleave", dragLeave);
      document.removeEventListener("drop", drop);
    };
  }, [onOver]);
}

function imageIn(data: DataTransfer): File | null {
  return [...data.files].find(({ type }) => type.startsWith("image/")) ?? null;
}

function hasFile(data: DataTransfer): boolean {
  return data.types.includes("Files");
}
