/** One carriage: what a layer gives, [height, width, channels] or [features], and what it is called. */
export interface NetworkBlock {
  readonly kind: "image" | "conv2d" | "maxPool2d" | "averagePool2d" | "batchNormalization" | "flatten" | "dense" | "dropout";
  readonly shape: readonly number[];
  readonly title: string;
  /** What the editor points out; `unknown` where the shape is not known because a layer before it does not fit. */
  readonly mark?: "selected" | "faulty" | "unknown" | undefined;
}

/** A block with its place, in CSS pixels; y runs down and every block stands on the ground at the drawing's height. */
export interface PlacedBlock extends NetworkBlock {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Length of a coupling for a drawing of height 1. */
const couplingLength = 0.14;

/**
 * Places blocks in a row. An image block is as high as its image (28 pixels are the full height) and grows in width with
 * the logarithm of its channels; a row of values is narrow and grows in height with the logarithm of their number.
 * A layer that only passes values on, flatten, becomes part of the coupling and is left out.
 */
export function placeBlocks(blocks: readonly NetworkBlock[], height: number) {
  const gap = Math.max(3, Math.round(height * couplingLength));
  const placed: PlacedBlock[] = [];
  let x = 0;
  for (const block of blocks) {
    if (block.kind === "flatten") continue;
    const size = blockSize(block, height);
    placed.push({ ...block, ...size, x, y: height - size.height });
    x += size.width + gap;
  }
  return { blocks: placed, width: Math.max(0, x - gap) };
}

function blockSize({ kind, shape }: NetworkBlock, full: number): { width: number; height: number } {
  const [first = 1, , channels] = shape;
  if (kind === "image") return { width: full, height: full };
  if (channels === undefined) {
    return { width: Math.max(4, Math.round(full * 0.16)), height: Math.round(full * Math.min(1, Math.log2(first + 1) / 10)) };
  }
  const width = kind === "maxPool2d" || kind === "averagePool2d" ? 0.18 : 0.1 + 0.1 * Math.log2(channels + 1);
  return { width: Math.max(5, Math.round(full * width)), height: Math.max(4, Math.round((full * first) / 28)) };
}
