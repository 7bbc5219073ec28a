import { madd } from "./madd";

/** Passes over whole tensors. Addresses are in bytes, `count` in floats. */

/** out = dy where y > 0, else 0: the gradient of ReLU from its output. */
export function reluGradient(dy: usize, y: usize, count: i32, out: usize): void {
  const zero = f32x4.splat(0);
  const end = out + (<usize>count << 2);
  for (; out + 16 <= end; out += 16) {
    v128.store(out, v128.and(v128.load(dy), f32x4.gt(v128.load(y), zero)));
    dy += 16;
    y += 16;
  }
  for (; out < end; out += 4) {
    store<f32>(out, load<f32>(y) > 0 ? load<f32>(dy) : <f32>0);
    dy += 4;
    y += 4;
  }
}

/** out [columns] = sum of x [rows, columns] over its rows: the gradient of a bias. */
export function sumRows(x: usize, rows: i32, columns: i32, out: usize): void {
  const rowBytes = <usize>columns << 2;
  let column: usize = 0;
  // Sixteen columns at a time keep four sums in registers while the rows go by.
  for (; column + 64 <= rowBytes; column += 64) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let at = x + column;
    for (let row = 0; row < rows; row++) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at, 16));
      s2 = f32x4.add(s2, v128.load(at, 32));
      s3 = f32x4.add(s3, v128.load(at, 48));
      at += rowBytes;
    }
    v128.store(out + column, s0);
    v128.store(out + column, s1, 16);
    v128.store(out + column, s2, 32);
    v128.store(out + column, s3, 48);
  }
  for (; column < rowBytes; column += 4) {
    let sum: f32 = 0;
    let at = x + column;
    for (let row = 0; row < rows; row++) {
      sum += load<f32>(at);
      at += rowBytes;
    }
    store<f32>(out + column, sum);
  }
}

/**
 * Below these Adam takes its moments for 0. Where a gradient stays 0, as that of a unit that never fires, they would shrink to
 * numbers with fewer digits than usual, with which a CPU computes a hundred times slower, and never get past the last of them.
 */
const leastM: f32 = 1e-30;
const leastV: f32 = 1.1754944e-38;

/**
 * Adam in place on m and v, the new weights to `out`: m = β₁·m + (1 − β₁)·g, v = β₂·v + (1 − β₂)·g²,
 * out = w − stepSize · m / (√v + ε) − decay · w. 1 − β is handed over: taken from a rounded β it would be wrong in its fifth
 * digit.
 */
export function adam(
  weights: usize,
  gradient: usize,
  m: usize,
  v: usize,
  count: i32,
  stepSize: f32,
  beta1: f32,
  oneMinusBeta1: f32,
  beta2: f32,
  oneMinusBeta2: f32,
  epsilon: f32,
  decay: f32,
  out: usize,
): void {
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const rest1 = f32x4.splat(oneMinusBeta1);
  const rest2 = f32x4.splat(oneMinusBeta2);
  const size = f32x4.splat(-stepSize);
  const e = f32x4.splat(epsilon);
  const lost = f32x4.splat(-decay);
  const smallM = f32x4.splat(leastM);
  const smallV = f32x4.splat(leastV);
  const end = out + (<usize>count << 2);
  for (; out + 16 <= end; out += 16) {
    const g = v128.load(gradient);
    const wholeM = madd(b1, v128.load(m), f32x4.mul(rest1, g));
    const wholeV = madd(b2, v128.load(v), f32x4.mul(rest2, f32x4.mul(g, g)));
    // Not "is at least": NaN has to stay.
    const newM = v128.andnot(wholeM, f32x4.lt(f32x4.abs(wholeM), smallM));
    const newV = v128.andnot(wholeV, f32x4.lt(wholeV, smallV));
    v128.store(m, newM);
    v128.store(v, newV);
    const change = f32x4.div(f32x4.mul(size, newM), f32x4.add(f32x4.sqrt(newV), e));
    const w = v128.load(weights);
    v128.store(out, f32x4.add(w, madd(lost, w, change)));
    weights += 16;
    gradient += 16;
    m += 16;
    v += 16;
  }
  for (; out < end; out += 4) {
    const g = load<f32>(gradient);
    let newM = beta1 * load<f32>(m) + oneMinusBeta1 * g;
    let newV = beta2 * load<f32>(v) + oneMinusBeta2 * (g * g);
    if (abs(newM) < leastM) newM = 0;
    if (newV < leastV) newV = 0;
    store<f32>(m, newM);
    store<f32>(v, newV);
    const w = load<f32>(weights);
    store<f32>(out, w - ((stepSize * newM) / (sqrt<f32>(newV) + epsilon) + decay * w));
    weights += 4;
    gradient += 4;
    m += 4;
    v += 4;
  }
}

/** out = scale · byte + offset for `count` bytes: pixels as a network sees them. */
export function scaleBytes(bytes: usize, count: i32, scale: f32, offset: f32, out: usize): void {
  const s = f32x4.splat(scale);
  const o = f32x4.splat(offset);
  let i = 0;
  for (; i + 8 <= count; i += 8) {
    const wide = v128.load8x8_u(bytes);
    const low = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(wide));
    const high = f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(wide));
    // Not `madd`: pixels are the same numbers in both builds.
    v128.store(out, f32x4.add(f32x4.mul(low, s), o));
    v128.store(out, f32x4.add(f32x4.mul(high, s), o), 16);
    bytes += 8;
    out += 32;
  }
  for (; i < count; i++) {
    store<f32>(out, scale * <f32>load<u8>(bytes) + offset);
    bytes++;
    out += 4;
  }
}
