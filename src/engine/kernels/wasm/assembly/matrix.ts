import { madd } from "./madd";

/**
 * Matrix products on memory that belongs to TensorFlow.js. Addresses are in bytes, sizes in floats; nothing here keeps
 * data of its own. A matrix A is given by a table of row offsets in bytes, and each of its rows by `segments` pieces of
 * `segmentLength` consecutive floats, `segmentStride` bytes apart: so the patches under a convolution's filter are rows
 * that need not be copied out of the image.
 */

/** Rows and columns of C that one pass of the inner loop computes: twelve sums, two of B and one of A fill 16 registers. */
const tileRows = 6;
const tileColumns = 8;

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

// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function rowAddress(a: usize, rows: usize, row: i32, last: i32): usize {
  return a + <usize>load<i32>(rows + (<usize>min(row, last) << 2));
}

/**
 * C [m, n] = A [m, k] · B [k, n] (+ bias [n]) (then max(0, ·) where `isRelu`), with k = segments · segmentLength and B
 * packed by `packColumns`. `bias` is 0 for none and padded to a multiple of eight floats.
 */
export function multiply(
  a: usize,
  rows: usize,
  m: i32,
  segments: i32,
  segmentLength: i32,
  segmentStride: i32,
  packed: usize,
  n: i32,
  c: usize,
  bias: usize,
  isRelu: i32,
): void {
  const rowBytes = <usize>n << 2;
  const zero = f32x4.splat(0);
  const last = m - 1;
  for (let i = 0; i < m; i += tileRows) {
    // Rows past the last are the last again; they are computed and not stored.
    const r0 = rowAddress(a, rows, i, last);
    const r1 = rowAddress(a, rows, i + 1, last);
    const r2 = rowAddress(a, rows, i + 2, last);
    const r3 = rowAddress(a, rows, i + 3, last);
    const r4 = rowAddress(a, rows, i + 4, last);
    const r5 = rowAddress(a, rows, i + 5, last);
    let panel = packed;
    for (let j = 0; j < n; j += tileColumns) {
      let c00 = zero;
      let c01 = zero;
      if (bias) {
        c00 = v128.load(bias + (<usize>j << 2));
        c01 = v128.load(bias + (<usize>j << 2), 16);
      }
      let c10 = c00;
      let c11 = c01;
      let c20 = c00;
      let c21 = c01;
      let c30 = c00;
      let c31 = c01;
      let c40 = c00;
      let c41 = c01;
      let c50 = c00;
      let c51 = c01;
      let segment: usize = 0;
      for (let s = 0; s < segments; s++) {
        const end = panel + (<usize>segmentLength << 5);
        let at = segment;
        while (panel < end) {
          const b0 = v128.load(panel);
          const b1 = v128.load(panel, 16);
          let x = v128.load32_splat(r0 + at);
          c00 = madd(x, b0, c00);
          c01 = madd(x, b1, c01);
          x = v128.load32_splat(r1 + at);
          c10 = madd(x, b0, c10);
          c11 = madd(x, b1, c11);
          x = v128.load32_splat(r2 + at);
          c20 = madd(x, b0, c20);
          c21 = madd(x, b1, c21);
          x = v128.load32_splat(r3 + at);
          c30 = madd(x, b0, c30);
          c31 = madd(x, b1, c31);
          x = v128.load32_splat(r4 + at);
          c40 = madd(x, b0, c40);
          c41 = madd(x, b1, c41);
          x = v128.load32_splat(r5 + at);
          c50 = madd(x, b0, c50);
          c51 = madd(x, b1, c51);
          at += 4;
          panel += tileColumns << 2;
        }
        segment += segmentStride;
      }
      if (isRelu) {
        c00 = f32x4.max(c00, zero);
        c01 = f32x4.max(c01, zero);
        c10 = f32x4.max(c10, zero);
        c11 = f32x4.max(c11, zero);
        c20 = f32x4.max(c20, zero);
        c21 = f32x4.max(c21, zero);
        c30 = f32x4.max(c30, zero);
        c31 = f32x4.max(c31, zero);
        c40 = f32x4.max(c40, zero);
        c41 = f32x4.max(c41, zero);
        c50 = f32x4.max(c50, zero);
        c51 = f32x4.max(c51, zero);
      }
      const out = c + <usize>i * rowBytes + (<usize>j << 2);
      const columns = n - j;
      const left = m - i;
      storeRow(out, c00, c01, columns);
      if (left > 1) storeRow(out + rowBytes, c10, c11, columns);
      if (left > 2) storeRow(out + 2 * rowBytes, c20, c21, columns);
      if (left > 3) storeRow(out + 3 * rowBytes, c30, c31, columns);
      if (left > 4) storeRow(out + 4 * rowBytes, c40, c41, columns);
      if (left > 5) storeRow(out + 5 * rowBytes, c50, c51, columns);
    }
  }
}

// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function storeRow(out: usize, x: v128, y: v128, columns: i32): void {
  if (columns >= tileColumns) {
    v128.store(out, x);
    v128.store(out, y, 16);
  } else {
    storePart(out, x, y, columns);
  }
}

function storePart(out: usize, x: v128, y: v128, columns: i32): void {
  if (columns >= 4) {
    v128.store(out, x);
    out += 16;
    columns -= 4;
    x = y;
  }
  if (columns > 0) v128.store32_lane(out, x, 0);
  if (columns > 1) v128.store32_lane(out, x, 1, 4);
  if (columns > 2) v128.store32_lane(out, x, 2, 8);
}

/** Rows of A and B that `multiplyTransposed` goes through before the next tile: what stays in the first-level cache. */
const blockRows = 128;

/**
 * C [k, n] = Aᵀ · B for A [m, k] given by rows as above and B [m, n] in full: the gradient of a layer by its weights, A
 * the layer's input and B the gradient at its output. `packedB` holds 8 × min(m, 128) floats for B's columns; where n
 * is no multiple of eight, `c` is computed by way of `edge`, which holds 6 × 8 floats.
 */
export function multiplyTransposed(
  a: usize,
  rows: usize,
  m: i32,
  segments: i32,
  segmentLength: i32,
  segmentStride: i32,
  b: usize,
  n: i32,
  c: usize,
  packedB: usize,
): void {
  const k = segments * segmentLength;
  memory.fill(c, 0, (<usize>k * n) << 2);
  for (let firstRow = 0; firstRow < m; firstRow += blockRows) {
    const count = min(blockRows, m - firstRow);
    const blockOffsets = rows + (<usize>firstRow << 2);
    const blockB = b + (<usize>(firstRow * n) << 2);
    for (let j = 0; j < n; j += tileColumns) {
      packColumns(blockB + (<usize>j << 2), count, min(tileColumns, n - j), n, 1, packedB);
      for (let s = 0; s < segments; s++) {
        const segment = a + <usize>(s * segmentStride);
        const out = c + (<usize>(s * segmentLength * n + j) << 2);
        let i = 0;
        for (; i + tileRows <= segmentLength; i += tileRows) {
          addOuterTile(segment + (<usize>i << 2), blockOffsets, count, packedB, out + (<usize>(i * n) << 2), n, n - j);
        }
        for (; i < segmentLength; i++) {
          addOuterRow(segment + (<usize>i << 2), blockOffsets, count, packedB, out + (<usize>(i * n) << 2), n - j);
        }
      }
    }
  }
}

/** Adds the sums over `count` rows of six consecutive values of A times eight of B to a tile of C. */
function addOuterTile(a: usize, offsets: usize, count: i32, packedB: usize, c: usize, n: i32, columns: i32): void {
  const zero = f32x4.splat(0);
  let c00 = zero;
  let c01 = zero;
  let c10 = zero;
  let c11 = zero;
  let c20 = zero;
  let c21 = zero;
  let c30 = zero;
  let c31 = zero;
  let c40 = zero;
  let c41 = zero;
  let c50 = zero;
  let c51 = zero;
  const end = offsets + (<usize>count << 2);
  while (offsets < end) {
    const at = a + <usize>load<i32>(offsets);
    const b0 = v128.load(packedB);
    const b1 = v128.load(packedB, 16);
    let x = v128.load32_splat(at);
    c00 = madd(x, b0, c00);
    c01 = madd(x, b1, c01);
    x = v128.load32_splat(at, 4);
    c10 = madd(x, b0, c10);
    c11 = madd(x, b1, c11);
    x = v128.load32_splat(at, 8);
    c20 = madd(x, b0, c20);
    c21 = madd(x, b1, c21);
    x = v128.load32_splat(at, 12);
    c30 = madd(x, b0, c30);
    c31 = madd(x, b1, c31);
    x = v128.load32_splat(at, 16);
    c40 = madd(x, b0, c40);
    c41 = madd(x, b1, c41);
    x = v128.load32_splat(at, 20);
    c50 = madd(x, b0, c50);
    c51 = madd(x, b1, c51);
    offsets += 4;
    packedB += tileColumns << 2;
  }
  const rowBytes = <usize>n << 2;
  addRow(c, c00, c01, columns);
  addRow(c + rowBytes, c10, c11, columns);
  addRow(c + 2 * rowBytes, c20, c21, columns);
  addRow(c + 3 * rowBytes, c30, c31, columns);
  addRow(c + 4 * rowBytes, c40, c41, columns);
  addRow(c + 5 * rowBytes, c50, c51, columns);
}

/** The same for a single value of A a row. */
function addOuterRow(a: usize, offsets: usize, count: i32, packedB: usize, c: usize, columns: i32): void {
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  const end = offsets + (<usize>count << 2);
  while (offsets < end) {
    const x = v128.load32_splat(a + <usize>load<i32>(offsets));
    c0 = madd(x, v128.load(packedB), c0);
    c1 = madd(x, v128.load(packedB, 16), c1);
    offsets += 4;
    packedB += tileColumns << 2;
  }
  addRow(c, c0, c1, columns);
}

// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function addRow(c: usize, x: v128, y: v128, columns: i32): void {
  if (columns >= tileColumns) {
    v128.store(c, f32x4.add(v128.load(c), x));
    v128.store(c, f32x4.add(v128.load(c, 16), y), 16);
  } else {
    addPart(c, x, y, columns);
  }
}

function addPart(c: usize, x: v128, y: v128, columns: i32): void {
  if (columns >= 4) {
    v128.store(c, f32x4.add(v128.load(c), x));
    c += 16;
    columns -= 4;
    x = y;
  }
  if (columns > 0) store<f32>(c, load<f32>(c) + f32x4.extract_lane(x, 0));
  if (columns > 1) store<f32>(c, load<f32>(c, 4) + f32x4.extract_lane(x, 1), 4);
  if (columns > 2) store<f32>(c, load<f32>(c, 8) + f32x4.extract_lane(x, 2), 8);
}
