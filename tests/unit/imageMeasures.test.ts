import fc from "fast-check";
import { expect, test } from "vitest";
import { drawStrokes } from "../../src/drawing/drawStrokes";
import { measureImage } from "../../src/drawing/imageMeasures";
import { type mnistRanges, outsideOfMnist } from "../../src/drawing/mnistRanges";
import { fullRecipe, stepsLeftOut } from "../../src/drawing/recipeSteps";
import { recipe, renderDrawing } from "../../src/drawing/renderDrawing";
import { drawnDigits } from "../fixtures/drawnDigits";
import { smallMnist } from "../fixtures/smallMnist";

const measured = (image: Float32Array | null) => {
  const measures = image && measureImage(image);
  if (!measures) throw new Error("expected an image with ink");
  return measures;
};
const small = drawnDigits.map(({ strokes }) => strokes.map((stroke) => stroke.map(([x, y]) => [x / 4, y / 4] as const)));

test("the width of a line is measured to less than a pixel, whichever way it runs", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1.5, max: 5, noNaN: true }),
      fc.double({ min: 0, max: Math.PI, noNaN: true }),
      (width, angle) => {
        const [x, y] = [8 * Math.cos(angle), 8 * Math.sin(angle)];
        const image = drawStrokes(
          [
            [
              [14 - x, 14 - y],
              [14 + x, 14 + y],
            ],
          ],
          width,
          28,
          16,
        );
        expect(Math.abs(measured(image).strokeWidth - width)).toBeLessThan(0.7);
      },
    ),
    { numRuns: 40 },
  );
});

test("what the page shows of a drawing's line is the width of the pen that it is drawn with", () => {
  const widths = drawnDigits.map(({ strokes }) => measured(renderDrawing(strokes)).strokeWidth);
  const middle = widths.toSorted((one, other) => one - other)[Math.floor(widths.length / 2)];
  expect(Math.abs((middle ?? 0) - recipe.penWidth)).toBeLessThan(0.15);
});

test("digits drawn by the whole recipe lie in MNIST's ranges, but for the ink of a thin 1", () => {
  for (const { digit, strokes, variant } of drawnDigits) {
    const outside = outsideOfMnist(measured(renderDrawing(strokes)));
    expect(digit === 1 ? outside.filter(({ name }) => name !== "ink") : outside, variant).toEqual([]);
  }
});

test("most of MNIST's own digits lie in its ranges", () => {
  const { test: set } = smallMnist(1, 100);
  const share = (name: keyof typeof mnistRanges) => {
    let outside = 0;
    for (let row = 0; row < set.count; row += 1) {
      const image = Float32Array.from(set.images.subarray(row * 784, (row + 1) * 784), (byte) => byte / 255);
      if (outsideOfMnist(measured(image)).some((measure) => measure.name === name)) outside += 1;
    }
    return outside / set.count;
  };
  for (const name of ["longestSide", "strokeWidth", "centerX", "centerY", "ink"] as const) expect(share(name)).toBeLessThan(0.2);
});

test("a small drawing is told to be small without scaling, and its line is thicker where it is scaled along", () => {
  for (const strokes of small) {
    expect(outsideOfMnist(measured(renderDrawing(strokes, stepsLeftOut.scaling)))).toContainEqual({
      name: "longestSide",
      side: "below",
    });
    expect(measured(renderDrawing(strokes, stepsLeftOut.penWidth)).strokeWidth).toBeGreaterThan(
      measured(renderDrawing(strokes, fullRecipe)).strokeWidth,
    );
  }
});

test("without centring a drawing stays where it was drawn, and by its box the box is in the middle", () => {
  const line = [
    [
      [40, 40],
      [40, 200],
    ],
  ] as const;
  const nowhere = measured(renderDrawing(line, stepsLeftOut.centeringNone));
  expect(nowhere.centerX).toBeLessThan(5);
  expect(outsideOfMnist(nowhere)).toContainEqual({ name: "centerX", side: "below" });
  const lopsided = [line[0], [[40, 200] as const, [110, 200] as const]];
  const box = measured(renderDrawing(lopsided, stepsLeftOut.centeringBox));
  const mass = measured(renderDrawing(lopsided, fullRecipe));
  expect(box.centerX).toBeLessThan(mass.centerX);
  expect(mass.centerX).toBeGreaterThan(13.4);
});

test("without grey edges every pixel is full or empty", () => {
  for (const { strokes } of drawnDigits) {
    expect(new Set(renderDrawing(strokes, stepsLeftOut.smoothEdges))).toEqual(new Set([0, 1]));
  }
});

test("an empty image has no measures", () => {
  expect(measureImage(new Float32Array(784))).toBeNull();
});
