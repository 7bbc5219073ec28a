/**
 * Matrix products work on memory that belongs to TensorFlow.js. Addresses are in bytes, sizes in floats; nothing here keeps
 * data of its own. A matrix A is given by a table of row offsets in bytes, and each of its rows by `segments` pieces of
 * `segmentLength` consecutive floats, `segmentStride` bytes apart: so the patches under a convolution's filter are rows
 * that need not be copied out of the image.
 */

/** Rows and columns of C that one pass of the inner loop computes: twelve sums, two of B and one of A fill 16 registers. */
export const tileRows = 6;
export const tileColumns = 8;

/**
 * Packs B [k, n] into panels of eight columns, each [k, 8], the last filled up with zeros. `rowStride` and `columnStride`
 * are in floats, so that a transposed B needs no copy of its own. `out` holds k × 8 × ⌈n / 8⌉ floats.
 */
export function packColumns(b: usize, k: i32, n: i32, rowStride: i32, columnStride: i32, out: usize): void {
  for (let first = 0; first < n; first += tileColumns) {
    const isWhole = columnStride == 1 && first + tileColumns <= n;
    for (let row = 0; row < k; row++) {
      const from = b + (<usize>(row * rowStride + first * columnStride) << 2);
      if (isWhole) {
        v128.store(out, v128.load(from));
        v128.store(out, v128.load(from, 16), 16);
      } else {
        for (let column = 0; column < tileColumns; column++) {
          const value = first + column < n ? load<f32>(from + (<usize>(column * columnStride) << 2)) : <f32>0;
          store<f32>(out + (<usize>column << 2), value);
        }
      }
      out += tileColumns << 2;
    }
  }
}
