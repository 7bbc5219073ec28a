import type { InkMask } from "./inkMask";

/**
 * The middle lines of the ink, one pixel wide and as connected as the ink was (T. Y. Zhang and C. Y. Suen 1984, "A fast parallel
 * algorithm for thinning digital patterns").
 */
export function thinInk({ width, height, ink }: InkMask): InkMask {
  // A border of paper, so that every pixel has eight neighbours.
  const wide = width + 2;
  const thin = new Uint8Array(wide * (height + 2));
  for (const [pixel, value] of ink.entries()) thin[(Math.floor(pixel / width) + 1) * wide + (pixel % width) + 1] = value;
  /** The neighbours of a pixel, clockwise from the one above. */
  const around = [-wide, 1 - wide, 1, wide + 1, wide, wide - 1, -1, -wide - 1] as const;
  const peel = (pass: 0 | 1): boolean => {
    const peeled: number[] = [];
    for (const [pixel, value] of thin.entries()) {
      if (value === 0) continue;
      const [up = 0, upRight = 0, right = 0, downRight = 0, down = 0, downLeft = 0, left = 0, upLeft = 0] = around.map(
        (step) => thin[pixel + step] ?? 0,
      );
      const ring = [up, upRight, right, downRight, down, downLeft, left, upLeft];
      const neighbours = ring.reduce((sum, neighbour) => sum + neighbour, 0);
      const rises = ring.filter((neighbour, index) => neighbour === 0 && ring[(index + 1) % 8] === 1).length;
      const isOuter =
        pass === 0 ? up * right * down === 0 && right * down * left === 0 : up * right * left + up * down * left === 0;
      if (neighbours >= 2 && neighbours <= 6 && rises === 1 && isOuter) peeled.push(pixel);
    }
    for (const pixel of peeled) thin[pixel] = 0;
    return peeled.length > 0;
  };
  for (let isChanging = true; isChanging; ) {
    const first = peel(0);
    isChanging = peel(1) || first;
  }
  return { width, height, ink: ink.map((_, pixel) => thin[(Math.floor(pixel / width) + 1) * wide + (pixel % width) + 1] ?? 0) };
}
