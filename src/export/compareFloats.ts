/** How two rows of numbers differ. */
export interface FloatDifference {
  readonly count: number;
  /** Numbers that are not equal to the last bit. */
  readonly different: number;
  /** The largest difference. */
  readonly largest: number;
}

/** Compares 32-bit floats bit by bit; null where there are not as many of both. */
export function compareFloats(one: Float32Array, other: Float32Array): FloatDifference | null {
  if (one.length !== other.length) return null;
  // Own copies begin where whole numbers may begin.
  const [bits, otherBits] = [new Uint32Array(one.slice().buffer), new Uint32Array(other.slice().buffer)];
  let different = 0;
  let largest = 0;
  for (let index = 0; index < bits.length; index++) {
    if (bits[index] === otherBits[index]) continue;
    different += 1;
    largest = Math.max(largest, Math.abs((one[index] ?? 0) - (other[index] ?? 0)));
  }
  return { count: bits.length, different, largest };
}
