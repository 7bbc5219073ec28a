import type { RecipeSteps } from "../drawing/recipeSteps";
import type { Stroke } from "../drawing/strokes";
import type { RunId } from "../protocol/messages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";

/** A digit that a person drew and said what it is. */
export interface MyDigit {
  readonly id: string;
  /** 0 to 9. */
  readonly label: number;
  /** On the pad, in pad units. */
  readonly strokes: readonly Stroke[];
}

/** What a run reads in a person's own digits. */
export interface MyDigitsReading {
  readonly correct: number;
  readonly count: number;
  /** The digit read in each, in the order of `myDigits` as they were then. */
  readonly answers: readonly number[];
}

/** What a group is fine-tuned on, and what it was before. */
export interface FineTune {
  /** Ids of the own digits that its runs train on … */
  readonly taught: ReadonlySet<string>;
  /** … and of those that were there and are kept apart. */
  readonly heldOut: ReadonlySet<string>;
  /** Where its runs begin, after a reset too: what the other network had learned, at step 0. */
  readonly start: RunCheckpoint;
  /** The other network's figures when fine-tuning began; they stay what they were. */
  readonly before: {
    /** Share of MNIST's test images that `start` reads rightly; null until it is known. */
    readonly mnist: number | null;
    /** How many of the digits taught and kept apart `start` reads rightly; null until it is known. */
    readonly own: { readonly taught: number; readonly heldOut: number } | null;
  };
}

/** What the page knows of drawings. */
export interface DrawingState {
  readonly strokes: readonly Stroke[];
  /** Which steps of the recipe make `drawing` of `strokes`. */
  readonly recipe: RecipeSteps;
  /** The 784 values in 0..1 that the networks read; null where there is too little ink. */
  readonly drawing: Float32Array | null;
  /** Ten probabilities for `drawing` by run. */
  readonly predictions: ReadonlyMap<RunId, readonly number[]>;
  /** A row of digits on the wide pad. */
  readonly numberStrokes: readonly Stroke[];
  /** In the order drawn; kept on this device. */
  readonly myDigits: readonly MyDigit[];
  /** Own digits that were deleted last and can be brought back until something else is deleted or the page is closed. */
  readonly deletedDigits: readonly MyDigit[];
  /** Share of the own digits that each trained run reads rightly; runs that were not measured are not there. */
  readonly myDigitsAccuracy: ReadonlyMap<RunId, MyDigitsReading>;
  /** By group, of those that are fine-tuned. */
  readonly fineTunes: ReadonlyMap<string, FineTune>;
}

/** What a person can do with drawings. */
export interface DrawingActions {
  setStrokes(strokes: readonly Stroke[]): void;
  setRecipe(recipe: RecipeSteps): void;
  setNumberStrokes(strokes: readonly Stroke[]): void;
  /** Ten probabilities an image by run, for images of 784 values in 0..1; rejects where the trainer goes meanwhile. */
  readImages(images: readonly Float32Array[], runIds: readonly RunId[]): Promise<ReadonlyMap<RunId, Float32Array>>;
  addMyDigits(digits: readonly Omit<MyDigit, "id">[]): void;
  /** Deletes them from this device; `undoDeleteMyDigits` brings them back for a while. */
  deleteMyDigits(ids: readonly string[]): void;
  undoDeleteMyDigits(): void;
  forgetDeletedDigits(): void;
  /**
   * Adds a run that goes on from the weights of a group's first run, trained on own digits mixed with MNIST; `label` makes its name
   * of the other's. Gives its group's id; null where there is no room, nothing trained or no digit to train on.
   */
  fineTune(groupId: string, label: (name: string) => string): Promise<string | null>;
}

/** The page before anything is drawn, but for the recipe. */
export const noDrawing = {
  strokes: [],
  drawing: null,
  predictions: new Map(),
  numberStrokes: [],
  myDigits: [],
  deletedDigits: [],
  myDigitsAccuracy: new Map(),
  fineTunes: new Map(),
} satisfies Omit<DrawingState, "recipe">;
