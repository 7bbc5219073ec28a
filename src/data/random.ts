/** Streams of random numbers that must not follow each other; the first word of every seed derived for them. */
export const randomPurpose = { weights: 1, order: 2, dropout: 3, augmentation: 4, written: 5, thinning: 6 } as const;

/**
 * Mixes whole numbers into one 32-bit seed, so that neighbouring inputs give unrelated seeds (finalizer of
 * MurmurHash3, A. Appleby).
 */
export function deriveSeed(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    // Seeds go up to 2^32 − 1; both halves of anything larger would count.
    hash = Math.imul(hash ^ (part >>> 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) >>> 0;
  }
  return hash;
}

/** A generator of whole numbers 0..2³² − 1: xoshiro128** (Blackman & Vigna 2018), its state filled by SplitMix32. */
export function createRandom(seed: number): () => number {
  let mixed = seed >>> 0;
  const next = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/**
 * Random bits from a counter, so that any element's can be drawn without those before it: the hash "pcg" of Jarzynski & Olano
 * 2020, "Hash Functions for GPU Rendering", after O'Neill 2014. Takes and gives whole numbers modulo 2³².
 */
export function counterBits(counter: number): number {
  const state = (Math.imul(counter, 747796405) + 2891336453) >>> 0;
  const mixed = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737);
  return ((mixed >>> 22) ^ mixed) >>> 0;
}

/** Fills `values` with numbers uniform in −`bound`..`bound`. */
export function fillUniform(values: Float32Array, bound: number, seed: number): void {
  const random = createRandom(seed);
  for (let i = 0; i < values.length; i++) values[i] = (random() / 2 ** 31 - 1) * bound;
}

/** Standard deviation of a standard normal distribution that is cut at ±2. */
const cutDeviation = 0.8796256610342398;

/**
 * Fills `values` with normal numbers of mean 0 and standard deviation `deviation`, drawn by the method of Box and Muller; what
 * lies beyond two standard deviations is drawn again, and the rest widened so that `deviation` is that of what remains.
 */
export function fillTruncatedNormal(values: Float32Array, deviation: number, seed: number): void {
  const random = createRandom(seed);
  const scale = deviation / cutDeviation;
  for (let i = 0; i < values.length; ) {
    // Above 0, whose logarithm is none.
    const radius = Math.sqrt(-2 * Math.log((random() + 1) / 2 ** 32));
    const normal = radius * Math.cos((random() / 2 ** 32) * 2 * Math.PI);
    if (Math.abs(normal) > 2) continue;
    values[i] = normal * scale;
    i++;
  }
}

/** The numbers 0..`count` − 1 in a random order (Fisher and Yates). */
export function permutation(count: number, seed: number): Uint32Array {
  const order = identity(count);
  const random = createRandom(seed);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor((random() / 2 ** 32) * (i + 1));
    const swapped = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swapped;
  }
  return order;
}

/** The numbers 0..`count` − 1 in their order. */
export function identity(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i);
}
