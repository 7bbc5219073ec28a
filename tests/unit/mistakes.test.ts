import { beforeEach, expect, test } from "vitest";
import { makeClassRows, nextClassSort } from "../../src/features/mistakes/classRows.ts";
import { makeMatrixCells, rowsBehind } from "../../src/features/mistakes/matrixView.ts";
import { makeReaders, type Reader } from "../../src/features/mistakes/readers.ts";
import { makeReadImages } from "../../src/features/mistakes/readingViews.ts";
import { enPanels } from "../../src/text/enPanels.ts";
import { makeLabels, makePredictions } from "../fixtures/measuredRuns.ts";

const labels = makeLabels(2000);
const group = (id: string, accuracy: number, seeds: number) => ({
  id,
  name: id,
  colorIndex: 0,
  runIds: Array.from({ length: seeds }, (_, i) => `${id}-${i}`),
  predictions: Array.from({ length: seeds }, (_, i) => makePredictions(labels, accuracy, i + 1)),
});

let one: Reader;
let three: Reader;

beforeEach(() => {
  const readers = makeReaders([group("one", 0.95, 1), group("three", 0.98, 3)], () => 7, enPanels);
  const [first, second] = readers;
  if (!first || !second) throw new Error("expected readers");
  [one, three] = [first, second];
});

test("a group of several seeds can be read as a whole or seed by seed", () => {
  const readers = makeReaders([group("one", 0.95, 1), group("three", 0.98, 3)], (id) => Number(id.at(-1)) + 1, enPanels);
  expect(readers.map(({ name }) => name)).toEqual([
    "one",
    "three, all 3 seeds",
    "three, seed 1",
    "three, seed 2",
    "three, seed 3",
  ]);
});

test("the cells of a matrix count its images, tint the mistakes and leave right answers plain", () => {
  const cells = makeMatrixCells(labels, one, null, enPanels.mistakes);
  expect(cells.reduce((sum, { text }) => sum + Number(text), 0)).toBe(2000);
  expect(cells.filter(({ isRight }) => isRight).every(({ strength }) => strength === 0)).toBe(true);
  expect(Math.max(...cells.map(({ strength }) => strength))).toBe(1);
  expect(cells[49]?.spoken).toMatch(/^4 read as 9: \d+$/);
});

test("a difference of two matrices is per seed, signed, and adds up to nothing", () => {
  const cells = makeMatrixCells(labels, one, three, enPanels.mistakes);
  const values = cells.map(({ text }) => Number(text.replace("\u2212", "-")));
  // Each cell is rounded to a tenth.
  expect(Math.abs(values.reduce((sum, value) => sum + value, 0))).toBeLessThan(5);
  expect(cells.some(({ strength }) => strength > 0) && cells.some(({ strength }) => strength < 0)).toBe(true);
  expect(cells.filter(({ strength }) => strength > 0).every(({ text }) => text.startsWith("+"))).toBe(true);
});

test("the images behind a difference are those that some network reads so and some does not", () => {
  const rows = rowsBehind(labels, one, three, 4, 9);
  const runs = [...one.predictions, ...three.predictions];
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(labels[row]).toBe(4);
    const readers = runs.filter((predictions) => predictions[row] === 9).length;
    expect(readers).toBeGreaterThan(0);
    expect(readers).toBeLessThan(runs.length);
  }
  expect(rowsBehind(labels, one, null, 4, 4).every((row) => one.predictions[0]?.[row] === 4)).toBe(true);
});

test("digits can be sorted from the worst, and their mean stays last", () => {
  const sort = nextClassSort({ by: "digit", direction: "ascending" }, "recall");
  const rows = makeClassRows(labels, three, one, sort);
  const recalls = rows.slice(0, 10).map(({ metrics }) => metrics.recall);
  expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
  expect(rows.at(-1)?.digit).toBeNull();
  // Images are counted once, however many seeds read them.
  expect(rows.at(-1)?.metrics.images).toBe(2000);
  expect(rows.at(-1)?.gains?.f1).toBeGreaterThan(0);
  expect(nextClassSort(sort, "recall").direction).toBe("descending");
});

test("several seeds read an image as the mean of their probabilities, and a network that is gone says so", () => {
  const first = new Float32Array(10).fill(0);
  first[3] = 1;
  const second = new Float32Array(10).fill(0);
  second[5] = 0.6;
  second[3] = 0.4;
  const row = labels.indexOf(5);
  const [image] = makeReadImages(
    {
      rows: [row],
      images: new Uint8Array(784),
      probabilities: new Map([
        ["a", first],
        ["b", second],
      ]),
    },
    [
      { id: "x", name: "Both", colorIndex: 0, runIds: ["a", "b"] },
      { id: "y", name: "Gone", colorIndex: 1, runIds: ["c"] },
    ],
    labels,
    enPanels.mistakes,
  );
  expect(image?.readings[0]?.shares?.[3]).toBeCloseTo(0.7, 6);
  expect(image?.readings[0]).toMatchObject({ isRight: false, spoken: "Both reads 3 with 70\u202f%, which is wrong" });
  expect(image?.readings[1]).toMatchObject({ shares: null, spoken: "Gone is gone" });
});
