import { expect, test } from "vitest";
import { inkEvidence, occludeInk, strongestPlaces } from "../../src/drawing/inkEvidence";

/** Ink in the upper left and in the lower right corner of a drawing. */
const image = new Float32Array(784);
for (const row of [5, 6, 7]) image.fill(1, row * 28 + 5, row * 28 + 8);
for (const row of [20, 21, 22]) image.fill(1, row * 28 + 20, row * 28 + 23);
const upper = (one: Float32Array) => one.subarray(0, 14 * 28).reduce((sum, value) => sum + value, 0);
const lower = (one: Float32Array) => one.subarray(14 * 28).reduce((sum, value) => sum + value, 0);

/** A network for which upper ink speaks for a 7 and lower ink against it. */
function probabilities(one: Float32Array): Float32Array {
  const logits = Float32Array.from({ length: 10 }, (_, digit) => (digit === 7 ? upper(one) - 0.5 * lower(one) : 0));
  const sum = logits.reduce((total, value) => total + Math.exp(value), 0);
  return logits.map((value) => Math.exp(value) / sum);
}

const occlusions = occludeInk(image);
const read = Float32Array.from([image, ...occlusions.images].flatMap((one) => [...probabilities(one)]));

test("each image lacks the ink around one pixel and nothing else", () => {
  expect(occlusions.pixels).toHaveLength(18);
  for (const [index, pixel] of occlusions.pixels.entries()) {
    const one = occlusions.images[index] ?? new Float32Array();
    expect(one[pixel]).toBe(0);
    expect(upper(one) + lower(one)).toBeLessThan(18);
    expect(pixel < 392 ? lower(one) : upper(one)).toBe(9);
  }
});

test("evidence is what the log-odds lose without the ink: the exact sums of a linear network", () => {
  const evidence = inkEvidence(occlusions, read, 7);
  expect(evidence[6 * 28 + 6]).toBeCloseTo(9, 3);
  expect(evidence[21 * 28 + 21]).toBeCloseTo(-4.5, 3);
  expect(evidence[0]).toBe(0);
});

test("the places of strongest evidence are named by ninths of the drawing", () => {
  expect(strongestPlaces(inkEvidence(occlusions, read, 7))).toEqual({
    pro: { row: 0, column: 0 },
    contra: { row: 2, column: 2 },
  });
  expect(strongestPlaces(new Float32Array(784))).toEqual({ pro: null, contra: null });
});

test("a network that is sure beyond float32 still gives finite evidence", () => {
  const sure = new Float32Array(read.length);
  for (let place = 0; place < sure.length; place += 10) sure[place + 7] = 1;
  expect(inkEvidence(occlusions, sure, 7).every(Number.isFinite)).toBe(true);
});
