import { counterBits, deriveSeed, randomPurpose } from "./random";

/** How far an image may be changed; every change is drawn evenly from its range, for every image of every step anew. */
export interface Augmentation {
  /** Radians to either side. */
  readonly turn: number;
  /** Pixels that a line leans to either side for each pixel of its height. */
  readonly slant: number;
  /** Natural logarithm of width by height, at most. */
  readonly stretch: number;
  /** Share in 0..1 of the way to the brightest or darkest of a pixel and its four neighbours: thicker or thinner lines. */
  readonly thickness: number;
  /** Pixels that lines are bent by, in a wave across the image. */
  readonly bend: number;
  /** Share of the images, in 0..1, whose size and place are changed as well; all others keep theirs. */
  readonly movedShare: number;
  /** Smallest and largest factor on the size of a moved image. */
  readonly scale: readonly [number, number];
  /** Pixels that a moved image is shifted by in each direction, at most. */
  readonly shift: number;
}

/** Numbers that say what becomes of one image, in this order. */
export const augmentationFields = [
  /** The linear map of a place relative to the centre of mass, row by row; its size is set right afterwards. */
  "xx",
  "xy",
  "yx",
  "yy",
  /** Size of the result, 1 for the image's own. */
  "scale",
  "shiftX",
  "shiftY",
  /** Above 0 thicker, below 0 thinner. */
  "thickness",
  /**
   * Row y is moved by s(y) = amplitude · sin(frequency · y + phase) pixels: s(0), s(1), and f of s(y + 1) = f · s(y) − s(y − 1).
   * Then the same of columns.
   */
  "rowFirst",
  "rowSecond",
  "rowFactor",
  "columnFirst",
  "columnSecond",
  "columnFactor",
] as const;

/** Numbers for one image. */
export const augmentationLength = augmentationFields.length;

/** Periods of the waves that bend an image of 28 pixels: from half a one to one and a half. */
export const waves = { fewest: 0.5, most: 1.5, acrossPixels: 28 } as const;

/** Seed of all changes of a run; the GPU's kernel draws the same ones from it. */
export function augmentationSeed(seed: number): number {
  return deriveSeed(seed, randomPurpose.augmentation);
}

/**
 * Fills `values` with the numbers of `count` images, [count, fields]. They depend on nothing but the seed, the step and the
 * image's row in the batch.
 */
export function fillAugmentation(values: Float32Array, count: number, options: Augmentation, seed: number, step: number): void {
  const key = counterBits(step + counterBits(augmentationSeed(seed)));
  for (let row = 0; row < count; row++) {
    const rowKey = counterBits(row + key);
    // The highest 24 bits, which a float holds exactly.
    const share = (draw: number) => (counterBits(draw + rowKey) >>> 8) / 2 ** 24;
    const either = (draw: number, most: number) => (2 * share(draw) - 1) * most;
    const isMoved = share(0) < options.movedShare;
    const angle = either(1, options.turn);
    const slant = either(2, options.slant);
    const width = Math.exp(either(3, options.stretch));
    const [smallest, largest] = options.scale;
    const wave = (draw: number) => {
      const amplitude = either(draw, options.bend);
      const frequency = ((waves.fewest + (waves.most - waves.fewest) * share(draw + 1)) * 2 * Math.PI) / waves.acrossPixels;
      const phase = 2 * Math.PI * share(draw + 2);
      return [amplitude * Math.sin(phase), amplitude * Math.sin(frequency + phase), 2 * Math.cos(frequency)] as const;
    };
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    values.set(
      [
        cos * width,
        -cos * slant - sin,
        sin * width,
        -sin * slant + cos,
        isMoved ? smallest + (largest - smallest) * share(4) : 1,
        isMoved ? either(5, options.shift) : 0,
        isMoved ? either(6, options.shift) : 0,
        either(7, options.thickness),
        ...wave(8),
        ...wave(11),
      ],
      row * augmentationLength,
    );
  }
}
