/**
 * a · b + c in each lane. Built with relaxed SIMD it is one instruction that rounds once, which doubles the arithmetic
 * that a core can do; built without, it is a product and a sum.
 */
// @ts-ignore: decorators of functions are AssemblyScript's.
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}
