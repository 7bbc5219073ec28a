import fc from "fast-check";
import { expect, test } from "vitest";
import { colorLevel, makePalette, parseRgb } from "../../src/ui/colorScale";
import { layTiles } from "../../src/ui/layTiles";
import { paintTiles, sheetSize, tileAt } from "../../src/ui/paintTiles";
import { type Tiles, tileRange, valueRange } from "../../src/ui/tiles";

/** Images that lie one after the other, row by row. */
function plainTiles(values: readonly number[], height: number, width: number): Tiles {
  const size = height * width;
  const place = { start: 0, tileStride: size, rowStride: width, columnStride: 1 };
  return { values: Float32Array.from(values), count: values.length / size, height, width, ...place };
}

const palette = makePalette({ negative: [0, 0, 200], zero: [100, 100, 100], positive: [200, 0, 0], notFinite: [1, 2, 3] });
const rgbOf = (color: number) => [...new Uint8Array(Uint32Array.of(color).buffer)];
const colorOf = (value: number, limit: number) => rgbOf(palette[colorLevel(value, limit)] ?? 0);

test("colours run from the negative one over zero's to the positive one and stay there beyond the limit", () => {
  expect(colorOf(-2, 2)).toEqual([0, 0, 200, 255]);
  expect(colorOf(0, 2)).toEqual([100, 100, 100, 255]);
  expect(colorOf(1, 2)).toEqual([150, 50, 50, 255]);
  expect(colorOf(2, 2)).toEqual([200, 0, 0, 255]);
  expect(colorOf(50, 2)).toEqual(colorOf(2, 2));
  expect(colorOf(-50, 2)).toEqual(colorOf(-2, 2));
});

test("what is no number has a colour of its own, and with nothing but zeros all is zero's colour", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect(colorOf(value, 2)).toEqual([1, 2, 3, 255]);
  }
  expect(colorOf(0, 0)).toEqual([100, 100, 100, 255]);
});

test("a computed colour of the style sheet is read as three numbers", () => {
  expect(parseRgb("rgb(0, 114, 178)")).toEqual([0, 114, 178]);
});

test("every pixel of a sheet shows the value of its image, and gaps stay as they were", () => {
  const shape = fc.record({
    count: fc.integer({ min: 1, max: 7 }),
    height: fc.integer({ min: 1, max: 4 }),
    width: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
    pixelWidth: fc.integer({ min: 1, max: 3 }),
    pixelHeight: fc.integer({ min: 1, max: 3 }),
    gap: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(shape, ({ count, height, width, ...grid }) => {
      const values = Array.from({ length: count * height * width }, (_, index) => (index % 17) - 8);
      const tiles = plainTiles(values, height, width);
      const size = sheetSize(tiles, grid);
      const sheet = new Uint32Array(size.width * size.height);
      paintTiles(sheet, size.width, tiles, grid, palette, 8);
      const cellWidth = width * grid.pixelWidth + grid.gap;
      const cellHeight = height * grid.pixelHeight + grid.gap;
      for (const [place, color] of sheet.entries()) {
        const x = place % size.width;
        const y = Math.floor(place / size.width);
        const column = Math.floor((x % cellWidth) / grid.pixelWidth);
        const row = Math.floor((y % cellHeight) / grid.pixelHeight);
        const index = tileAt(tiles, grid, x, y);
        const isGap = column >= width || row >= height || index === null;
        const expected = isGap ? 0 : (palette[colorLevel(values[(index * height + row) * width + column] ?? 0, 8)] ?? 0);
        expect(color).toBe(expected);
      }
    }),
  );
});

test("images are as wide as asked for to the nearest whole pixel, in as many columns as fit", () => {
  const filters = plainTiles(new Array(32 * 9).fill(0), 3, 3);
  expect(layTiles(filters, 36, 656, 1)).toEqual({ columns: 16, pixelWidth: 12, pixelHeight: 12, gap: 4 });
  expect(sheetSize(filters, layTiles(filters, 36, 656, 1)).width).toBeLessThanOrEqual(656);
  expect(layTiles(filters, 36, 358, 2)).toEqual({ columns: 9, pixelWidth: 24, pixelHeight: 24, gap: 8 });
  expect(layTiles(filters, 36, 0, 1).columns).toBe(1);
});

test("rows are as wide as the room where they fit, and a pixel a value where they do not", () => {
  const rows = (count: number, width: number) => layTiles(plainTiles(new Array(count * width).fill(0), 1, width), "rows", 656, 1);
  expect(rows(16, 128)).toEqual({ columns: 1, pixelWidth: 5, pixelHeight: 10, gap: 0 });
  expect(rows(16, 1000).pixelWidth).toBe(1);
});

test("many rows are low and few are high, within bounds", () => {
  const height = (count: number) => layTiles(plainTiles(new Array(count).fill(0), 1, 1), "rows", 656, 1).pixelHeight;
  expect([1, 16, 64, 500].map(height)).toEqual([12, 10, 2, 2]);
});

test("a range leaves out what is not finite and counts it", () => {
  const tiles = plainTiles([1, 2, 3, 4, -5, Number.NaN, 7, Number.POSITIVE_INFINITY], 2, 2);
  expect(tileRange(tiles, 0)).toEqual({ min: 1, max: 4, notFinite: 0 });
  expect(tileRange(tiles, 1)).toEqual({ min: -5, max: 7, notFinite: 2 });
  expect(valueRange(tiles.values)).toEqual({ min: -5, max: 7, notFinite: 2 });
  expect(valueRange(Float32Array.of(Number.NaN))).toEqual({ min: 0, max: 0, notFinite: 1 });
});
