/** The hash of `counterBits` in `src/data/random.ts`: random bits from a counter, so that every invocation draws its own. */
export const randomBitsWgsl = `
fn hashed(word: u32) -> u32 {
  let state = word * 747796405u + 2891336453u;
  let mixed = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
  return (mixed >> 22u) ^ mixed;
}`;
