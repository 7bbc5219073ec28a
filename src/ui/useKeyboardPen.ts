import { type KeyboardEvent, useState } from "react";
import type { PadStroke } from "./StrokePath";

type PadPoint = PadStroke[number];

/** Where each key moves the pen; the four around the arrows on a number pad go diagonally. */
const moves: Readonly<Record<string, PadPoint>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-1, -1],
  PageUp: [1, -1],
  End: [-1, 1],
  PageDown: [1, 1],
};

/** Steps on the way across the pad, for one press of a key and for one with Shift. */
const stepsAcross = { usual: 28, fine: 140 };

/**
 * A pen moved by keys on a pad `extent` high and `width` wide: arrows move it, Space lowers and lifts it, Escape lifts it.
 * `press` says whether the key was one of these; `put` moves the pen to where another pen draws.
 */
export function useKeyboardPen(pad: {
  readonly extent: number;
  readonly width: number;
  readonly begin: (stroke: PadStroke) => void;
  readonly extend: (points: PadStroke) => void;
  readonly end: () => void;
}) {
  const [position, setPosition] = useState<PadPoint>([pad.width / 2, pad.extent / 2]);
  const [isDown, setIsDown] = useState(false);
  const [isUsed, setIsUsed] = useState(false);

  const lift = () => {
    if (!isDown) return;
    setIsDown(false);
    pad.end();
  };
  const press = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const move = moves[event.key];
    if (move) {
      const step = pad.extent / (event.shiftKey ? stepsAcross.fine : stepsAcross.usual);
      const along = (value: number, direction: number, end: number) => Math.min(Math.max(value + direction * step, 0), end);
      const next = [along(position[0], move[0], pad.width), along(position[1], move[1], pad.extent)] as const;
      setPosition(next);
      if (isDown) pad.extend([next]);
    } else if (event.key === " ") {
      if (event.repeat) return true;
      if (isDown) lift();
      else {
        setIsDown(true);
        pad.begin([position]);
      }
    } else if (event.key === "Escape" && isDown) lift();
    else return false;
    setIsUsed(true);
    return true;
  };
  const put = (point: PadPoint) => {
    setPosition(point);
    setIsDown(false);
    setIsUsed(false);
  };
  return { position, isDown, isUsed, press, put, lift };
}
