import { madd } from "./madd";
import { packColumns, tileColumns, tileRows } from "./packColumns";

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
