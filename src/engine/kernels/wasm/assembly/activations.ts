import { exponential4 } from "./exponential";
import { madd } from "./madd";

/**
 * Activations and their gradients, four values at a time. Addresses are in bytes, `count` in floats. The last one to three
 * values go through a vector as well, whose other lanes are not stored.
 */

/** The first `count` of up to four floats at `address`, the other lanes 0. */
// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function loadFirst(address: usize, count: usize): v128 {
  let lanes = f32x4.splat(0);
  if (count > 0) lanes = f32x4.replace_lane(lanes, 0, load<f32>(address));
  if (count > 1) lanes = f32x4.replace_lane(lanes, 1, load<f32>(address, 4));
  if (count > 2) lanes = f32x4.replace_lane(lanes, 2, load<f32>(address, 8));
  return lanes;
}

// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function storeFirst(address: usize, lanes: v128, count: usize): void {
  if (count > 0) store<f32>(address, f32x4.extract_lane(lanes, 0));
  if (count > 1) store<f32>(address, f32x4.extract_lane(lanes, 1), 4);
  if (count > 2) store<f32>(address, f32x4.extract_lane(lanes, 2), 8);
}

/**
 * Where |x| < 1 the quotient of polynomials that Lambert's continued fraction x / (1 + x² / (3 + x² / (5 + …))) gives down to
 * 13, which is exact to the last digits there; beyond, 1 − 2 / (e^2x + 1).
 */
// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function tanh4(x: v128): v128 {
  const one = f32x4.splat(1);
  const square = f32x4.mul(x, x);
  const above = madd(
    madd(f32x4.add(square, f32x4.splat(378)), square, f32x4.splat(17325)),
    square,
    f32x4.splat(135135),
  );
  const below = madd(
    madd(madd(f32x4.splat(28), square, f32x4.splat(3150)), square, f32x4.splat(62370)),
    square,
    f32x4.splat(135135),
  );
  const near = f32x4.div(f32x4.mul(x, above), below);
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exponential4(f32x4.add(x, x)), one)));
  return v128.bitselect(near, far, f32x4.lt(f32x4.abs(x), one));
}

/** y = tanh x. */
export function tanh(x: usize, count: i32, y: usize): void {
  const end = y + (<usize>count << 2);
  for (; y + 16 <= end; y += 16) {
    v128.store(y, tanh4(v128.load(x)));
    x += 16;
  }
  const left = (end - y) >> 2;
  storeFirst(y, tanh4(loadFirst(x, left)), left);
}

/** out = dy · (1 − y²): the gradient of tanh from its output. */
export function tanhGradient(dy: usize, y: usize, count: i32, out: usize): void {
  const one = f32x4.splat(1);
  const end = out + (<usize>count << 2);
  for (; out + 16 <= end; out += 16) {
    const value = v128.load(y);
    v128.store(out, f32x4.mul(v128.load(dy), f32x4.sub(one, f32x4.mul(value, value))));
    dy += 16;
    y += 16;
  }
  for (; out < end; out += 4) {
    const value = load<f32>(y);
    store<f32>(out, load<f32>(dy) * (1 - value * value));
    dy += 4;
    y += 4;
  }
}

/**
 * Φ(x) of the normal distribution from x and `power` = e^(−x²/2), to an absolute error of 1e-7 (Abramowitz & Stegun 1964,
 * formula 7.1.26).
 */
// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function distribution4(x: v128, power: v128): v128 {
  const one = f32x4.splat(1);
  const t = f32x4.div(one, madd(f32x4.abs(x), f32x4.splat(0.23164189), one));
  let sum = f32x4.splat(0.5307027145);
  sum = madd(sum, t, f32x4.splat(-0.7265760135));
  sum = madd(sum, t, f32x4.splat(0.7107068705));
  sum = madd(sum, t, f32x4.splat(-0.142248368));
  sum = madd(sum, t, f32x4.splat(0.127414796));
  const tail = f32x4.mul(f32x4.mul(sum, t), power);
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, f32x4.splat(0)));
}

// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function power4(x: v128): v128 {
  return exponential4(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function gelu4(x: v128): v128 {
  return f32x4.mul(x, distribution4(x, power4(x)));
}

/** The derivative of x · Φ(x), which is Φ(x) + x · e^(−x²/2) / √(2π). */
// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
function geluSlope4(x: v128): v128 {
  const power = power4(x);
  return madd(f32x4.mul(x, f32x4.splat(0.3989422804)), power, distribution4(x, power));
}

/** y = x · Φ(x). */
export function gelu(x: usize, count: i32, y: usize): void {
  const end = y + (<usize>count << 2);
  for (; y + 16 <= end; y += 16) {
    v128.store(y, gelu4(v128.load(x)));
    x += 16;
  }
  const left = (end - y) >> 2;
  storeFirst(y, gelu4(loadFirst(x, left)), left);
}

/** out = dy · the derivative of x · Φ(x). */
export function geluGradient(dy: usize, x: usize, count: i32, out: usize): void {
  const end = out + (<usize>count << 2);
  for (; out + 16 <= end; out += 16) {
    v128.store(out, f32x4.mul(v128.load(dy), geluSlope4(v128.load(x))));
    dy += 16;
    x += 16;
  }
  const left = (end - out) >> 2;
  storeFirst(out, f32x4.mul(loadFirst(dy, left), geluSlope4(loadFirst(x, left))), left);
}
