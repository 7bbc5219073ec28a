/** What is done with a drawing before networks read it; every step can be left out, to see what it is worth. */
export interface RecipeSteps {
  /** Crop to the ink and scale its longer side to 20 pixels; without it the whole pad becomes the image. */
  readonly scaling: boolean;
  /** Draw every line 2.8 pixels wide; without it the line is scaled along with the drawing. */
  readonly penWidth: boolean;
  /** What comes to lie in the image's middle: the centre of mass, the middle of the box around the ink, or nothing. */
  readonly centering: Centering;
  /** Grey edges where ink covers a part of a pixel; without it a pixel is full or empty. */
  readonly smoothEdges: boolean;
  /** Scale the strongest pixel to full ink. */
  readonly peak: boolean;
}

export type Centering = "mass" | "box" | "none";

/** Every step done, as a network trained on MNIST expects. */
export const fullRecipe: RecipeSteps = { scaling: true, penWidth: true, centering: "mass", smoothEdges: true, peak: true };

/** One step left out, by its name; both other ways of centring are there. */
export const stepsLeftOut = {
  scaling: { ...fullRecipe, scaling: false },
  penWidth: { ...fullRecipe, penWidth: false },
  centeringBox: { ...fullRecipe, centering: "box" },
  centeringNone: { ...fullRecipe, centering: "none" },
  smoothEdges: { ...fullRecipe, smoothEdges: false },
  peak: { ...fullRecipe, peak: false },
} as const satisfies Record<string, RecipeSteps>;

export type StepLeftOut = keyof typeof stepsLeftOut;
