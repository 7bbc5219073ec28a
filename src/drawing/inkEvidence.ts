const side = 28;
/** Pixels with less ink than this are paper. */
const leastInk = 0.1;

/** Copies of an image, in each of which the ink in and around one pixel is missing. */
export interface Occlusions {
  /** The pixels, by their place in the image. */
  readonly pixels: readonly number[];
  readonly images: readonly Float32Array[];
}

/** For each pixel with ink the image without the ink of the 3 × 3 pixels around it. */
export function occludeInk(image: Float32Array): Occlusions {
  const pixels = [...image.keys()].filter((pixel) => (image[pixel] ?? 0) >= leastInk);
  const images = pixels.map((pixel) => {
    const copy = image.slice();
    const column = pixel % side;
    const row = Math.floor(pixel / side);
    for (let y = Math.max(0, row - 1); y <= Math.min(side - 1, row + 1); y += 1) {
      copy.fill(0, y * side + Math.max(0, column - 1), y * side + Math.min(side - 1, column + 1) + 1);
    }
    return copy;
  });
  return { pixels, images };
}

/**
 * How much the ink at each pixel speaks for `digit`: the log-odds of the digit for the whole image less those without that ink
 * (occlusion, M. D. Zeiler and R. Fergus 2014, section 4.1). Above 0 it speaks for the digit, below 0 against, and 0 where there
 * is no ink. `probabilities` has ten values for the whole image and then for each image of `occluded`.
 */
export function inkEvidence({ pixels }: Occlusions, probabilities: Float32Array, digit: number): Float32Array {
  const evidence = new Float32Array(side * side);
  const whole = logOdds(probabilities, 0, digit);
  for (const [index, pixel] of pixels.entries()) evidence[pixel] = whole - logOdds(probabilities, index + 1, digit);
  return evidence;
}

/** ln(p / (1 − p)), with 1 − p as the sum of the others, which keeps its digits where p is nearly 1. */
function logOdds(probabilities: Float32Array, image: number, digit: number): number {
  let others = 0;
  for (let other = 0; other < 10; other += 1) if (other !== digit) others += probabilities[image * 10 + other] ?? 0;
  return Math.log(Math.max(probabilities[image * 10 + digit] ?? 0, smallest)) - Math.log(Math.max(others, smallest));
}

/** The least probability that counts: below it float32 has no more digits. */
const smallest = 1e-37;

/** A ninth of the box around the ink: row and column from 0 to 2, from the upper left. */
export interface InkPlace {
  readonly row: number;
  readonly column: number;
}

/** The ninth of the drawing whose ink speaks most for the digit and the one that speaks most against it; null where none does. */
export function strongestPlaces(evidence: Float32Array): { readonly pro: InkPlace | null; readonly contra: InkPlace | null } {
  const inked = [...evidence.keys()].filter((pixel) => evidence[pixel] !== 0);
  const columns = inked.map((pixel) => pixel % side);
  const rows = inked.map((pixel) => Math.floor(pixel / side));
  const ninth = (value: number, all: readonly number[]) => {
    const least = Math.min(...all);
    return Math.min(2, Math.floor(((value - least) / (Math.max(...all) - least + 1)) * 3));
  };
  const sums = new Float64Array(9);
  for (const [index, pixel] of inked.entries()) {
    const place = ninth(rows[index] ?? 0, rows) * 3 + ninth(columns[index] ?? 0, columns);
    sums[place] = (sums[place] ?? 0) + (evidence[pixel] ?? 0);
  }
  const most = Math.max(...sums);
  const least = Math.min(...sums);
  const toPlace = (sum: number) => ({ row: Math.floor(sums.indexOf(sum) / 3), column: sums.indexOf(sum) % 3 });
  return { pro: most > 0 ? toPlace(most) : null, contra: least < 0 ? toPlace(least) : null };
}
