import { madd } from "./madd";
import { tileColumns, tileRows } from "./packColumns";

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
