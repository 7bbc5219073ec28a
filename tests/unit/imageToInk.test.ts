import fc from "fast-check";
import { expect, test } from "vitest";
import { drawStrokes } from "../../src/drawing/drawStrokes";
import { imageToInk, type Picture } from "../../src/drawing/imageToInk";
import { otsuThreshold } from "../../src/drawing/otsuThreshold";
import { renderDrawing } from "../../src/drawing/renderDrawing";
import { strokesOfPicture } from "../../src/drawing/strokesOfPicture";
import { drawnDigits } from "../fixtures/drawnDigits";

const side = 140;
const sheets = drawnDigits.map(({ strokes }) =>
  drawStrokes(
    strokes.map((stroke) => stroke.map(([x, y]) => [x / 2, y / 2] as const)),
    7,
    side,
    2,
  ),
);

/** A photo of ink: its grey value, that of the paper, and how much darker the right edge is than the left. */
function photo(sheet: Float32Array, ink: number, paper: number, slope = 0): Picture {
  const rgba = new Uint8ClampedArray(sheet.length * 4);
  for (const [pixel, share] of sheet.entries()) {
    const light = slope * ((pixel % side) / side - 0.5);
    rgba.fill(paper + (ink - paper) * share - light, pixel * 4, pixel * 4 + 3);
    rgba[pixel * 4 + 3] = 255;
  }
  return { width: side, height: side, rgba };
}

/** Share of the ink of one image that the other has as well, of all the ink that either has. */
function likeness(one: Float32Array, other: Float32Array): number {
  let both = 0;
  let either = 0;
  for (const [pixel, value] of one.entries()) {
    both += Math.min(value, other[pixel] ?? 0);
    either += Math.max(value, other[pixel] ?? 0);
  }
  return both / either;
}

/** The likeness of a photo's strokes to those drawn, wherever a rounding of the centre puts the image. */
function likenessToDrawing(index: number, picture: Picture): number {
  const drawn = renderDrawing(drawnDigits[index]?.strokes ?? []);
  const found = renderDrawing(strokesOfPicture(picture) ?? []);
  if (!drawn || !found) return 0;
  const shifts = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => down * 28 + right));
  return Math.max(
    ...shifts.map((shift) =>
      likeness(
        drawn,
        found.map((_, pixel) => found[pixel + shift] ?? 0),
      ),
    ),
  );
}

test("a photo of each digit becomes strokes that networks see as the digit drawn", () => {
  for (const [index, sheet] of sheets.entries()) {
    expect(likenessToDrawing(index, photo(sheet, 30, 230)), drawnDigits[index]?.variant).toBeGreaterThan(0.62);
  }
});

test("dark or light ink, strong or weak, and light from one side make no difference to what is ink", () => {
  const tones = fc.tuple(fc.integer({ min: 20, max: 235 }), fc.integer({ min: 20, max: 235 }));
  fc.assert(
    fc.property(
      fc.nat({ max: sheets.length - 1 }),
      tones.filter(([ink, paper]) => Math.abs(ink - paper) >= 90),
      fc.integer({ min: -30, max: 30 }),
      (index, [ink, paper], slope) => {
        const sheet = sheets[index] ?? new Float32Array();
        const mask = imageToInk(photo(sheet, ink, paper, slope));
        const wrong = sheet.filter((share, pixel) => (share > 0.85 && !mask?.ink[pixel]) || (share === 0 && mask?.ink[pixel]));
        return wrong.length <= sheet.filter((share) => share > 0).length * 0.02;
      },
    ),
    { numRuns: 40 },
  );
});

test("ink on see-through ground is found whatever its colour", () => {
  const sheet = sheets[5] ?? new Float32Array();
  const rgba = new Uint8ClampedArray(sheet.length * 4);
  for (const [pixel, share] of sheet.entries()) rgba.set([255, 255, 255, share * 255], pixel * 4);
  expect(likenessToDrawing(5, { width: side, height: side, rgba })).toBeGreaterThan(0.62);
});

test("specks and a shadow at the border are no part of the digit", () => {
  const sheet = (sheets[8] ?? new Float32Array()).slice();
  for (let row = 0; row < side; row += 1) sheet.fill(1, row * side, row * side + 4);
  sheet.fill(1, 133 * side + 120, 133 * side + 122);
  expect(likenessToDrawing(8, photo(sheet, 40, 220))).toBeGreaterThan(0.62);
});

test("an empty sheet, noise without contrast and a picture without pixels are no ink", () => {
  const noise = Float32Array.from({ length: side * side }, (_, pixel) => ((pixel * 7919) % 13) / 130);
  expect(imageToInk(photo(new Float32Array(side * side), 0, 200))).toBeNull();
  expect(imageToInk(photo(noise, 60, 180))).toBeNull();
  expect(imageToInk({ width: 0, height: 0, rgba: new Uint8ClampedArray() })).toBeNull();
});

test("Otsu's threshold lies between two heaps of values, wherever they are", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: 40, max: 1000 }),
      fc.integer({ min: 1, max: 50 }),
      (low, gap, count) => {
        const values = Float32Array.from({ length: 60 }, (_, index) =>
          index < count ? low + (index % 5) : low + gap + (index % 5),
        );
        const found = otsuThreshold(values);
        return found !== null && found.threshold >= low + Math.min(count - 1, 4) && found.threshold < low + gap;
      },
    ),
  );
});
