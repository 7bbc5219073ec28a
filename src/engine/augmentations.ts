import type { Augmentation } from "../data/augmentation";
import { drawingAugmentation } from "../data/drawingAugmentation";
import type { AugmentationName } from "../protocol/options";

/** What becomes of training images; null where they stay as they are. */
export const augmentations = {
  none: null,
  drawing: drawingAugmentation,
} as const satisfies Record<AugmentationName, Augmentation | null>;
