import type { InkMask } from "./inkMask";

/** Pieces smaller than this share of the largest one are specks. */
const speckShare = 0.04;

/**
 * The pieces of ink that are a drawing: the largest one and those that are not much smaller, as the parts of a 5. A piece at the
 * picture's border is a shadow or the table, unless there is nothing else. Pixels that meet at a corner are connected.
 */
export function connectedInk({ width, height, ink }: InkMask): InkMask {
  const labels = new Int32Array(ink.length);
  const sizes = [0];
  const atBorder = [false];
  const open: number[] = [];
  for (const first of ink.keys()) {
    if (ink[first] !== 1 || labels[first] !== 0) continue;
    const label = sizes.length;
    sizes.push(0);
    atBorder.push(false);
    labels[first] = label;
    open.push(first);
    for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
      sizes[label] = (sizes[label] ?? 0) + 1;
      const column = pixel % width;
      const row = Math.floor(pixel / width);
      if (column === 0 || row === 0 || column === width - 1 || row === height - 1) atBorder[label] = true;
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x += 1) {
          const next = y * width + x;
          if (ink[next] !== 1 || labels[next] !== 0) continue;
          labels[next] = label;
          open.push(next);
        }
      }
    }
  }
  const inner = sizes.map((size, label) => (atBorder[label] ? 0 : size));
  const largestInner = Math.max(...inner);
  // A speck in the middle does not make a digit that reaches the border a shadow.
  const counted = largestInner >= speckShare * Math.max(...sizes) ? inner : sizes;
  const least = speckShare * Math.max(...counted);
  return { width, height, ink: ink.map((_, pixel) => isDrawing(counted[labels[pixel] ?? 0] ?? 0, least)) };
}

function isDrawing(size: number, least: number): number {
  return size > 0 && size >= least ? 1 : 0;
}
