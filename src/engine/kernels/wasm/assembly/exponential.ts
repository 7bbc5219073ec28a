import { madd } from "./madd";

/**
 * eˣ in each lane, to about seven digits: x = k · ln 2 + r with |r| ≤ ½ ln 2, a polynomial in r, and k as exponent. Below −87
 * it stays at 1e-38, above 88 at 1e38; NaN stays NaN.
 */
// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
export function exponential4(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(88)), f32x4.splat(-87));
  const k = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)));
  // ln 2 in two parts, of which the first has few digits, so that its product with k is exact.
  const r = f32x4.sub(f32x4.sub(bounded, f32x4.mul(k, f32x4.splat(0.693359375))), f32x4.mul(k, f32x4.splat(-0.000212194442)));
  let sum = f32x4.splat(1.0 / 5040);
  sum = madd(sum, r, f32x4.splat(1.0 / 720));
  sum = madd(sum, r, f32x4.splat(1.0 / 120));
  sum = madd(sum, r, f32x4.splat(1.0 / 24));
  sum = madd(sum, r, f32x4.splat(1.0 / 6));
  sum = madd(sum, r, f32x4.splat(0.5));
  sum = madd(sum, r, f32x4.splat(1));
  sum = madd(sum, r, f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127)), 23);
  return f32x4.mul(sum, power);
}
