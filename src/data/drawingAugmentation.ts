import type { Augmentation } from "./augmentation";

/** Training for drawing: how people hold and lean their digits. Why these amounts: `docs/decisions/0010-training-for-drawing.md`. */
export const drawingAugmentation: Augmentation = {
  turn: (15 * Math.PI) / 180,
  slant: 0.3,
  stretch: 0.15,
  thickness: 0.4,
  bend: 0.5,
  movedShare: 0.1,
  scale: [0.8, 1.15],
  shift: 3,
};
