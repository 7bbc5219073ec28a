/**
 * Small images of equal size that lie in one array in any order: value (row, column) of image i stands at
 * `start + i · tileStride + row · rowStride + column · columnStride`.
 */
export interface Tiles {
  readonly values: Float32Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly start: number;
  readonly tileStride: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Smallest and largest of some numbers; those that are NaN or infinite are counted and else left out. */
export interface ValueRange {
  /** 0 where no number is finite. */
  readonly min: number;
  readonly max: number;
  readonly notFinite: number;
}

/** Range of one image's values. */
export function tileRange(tiles: Tiles, index: number): ValueRange {
  const { values, height, width, start, tileStride, rowStride, columnStride } = tiles;
  const range = createRange();
  for (let row = 0; row < height; row += 1) {
    let place = start + index * tileStride + row * rowStride;
    for (let column = 0; column < width; column += 1, place += columnStride) range.add(values[place] ?? Number.NaN);
  }
  return range.get();
}

/** Range of all of `values`. */
export function valueRange(values: Float32Array): ValueRange {
  const range = createRange();
  // By index: an iterator takes several times as long over a million numbers.
  for (let place = 0; place < values.length; place += 1) range.add(values[place] ?? Number.NaN);
  return range.get();
}

function createRange() {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let notFinite = 0;
  return {
    add(value: number) {
      if (!Number.isFinite(value)) notFinite += 1;
      else {
        if (value < min) min = value;
        if (value > max) max = value;
      }
    },
    get: (): ValueRange => (min > max ? { min: 0, max: 0, notFinite } : { min, max, notFinite }),
  };
}
