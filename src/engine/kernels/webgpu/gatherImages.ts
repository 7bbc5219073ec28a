import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { makeKernel } from "./storageBuffers";

const workgroupSize = 64;

/**
 * The step's images as the network sees them: x = scale · byte + offset. Binds the set's bytes, four to a word, the epoch's
 * order of `ordered` images, and x [batch, pixels].
 */
export function gatherImages(options: {
  readonly batch: number;
  /** Values of an image, a multiple of 4. */
  readonly pixels: number;
  /** Images in the set and in the order. */
  readonly images: number;
  readonly ordered: number;
  readonly scale: number;
  readonly offset: number;
}): KernelCode {
  const { batch, pixels, images, ordered, scale, offset } = options;
  const words = pixels / 4;
  const order = epochOrderWgsl(ordered);
  return makeKernel(
    `gatherImages ${pixels}`,
    [
      { name: "bytes", use: "read", length: images * words, element: "u32" },
      order.buffer,
      { name: "x", use: "write", length: batch * words, element: "vec4f" },
    ],
    [Math.ceil(words / workgroupSize), batch, 1],
    `${order.wgsl}
@compute @workgroup_size(${workgroupSize})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let word = id.x;
  let row = id.y;
  if (word >= ${words}u || row >= step.rows) { return; }
  // 0..1 for a byte of 0..255.
  let shares = unpack4x8unorm(bytes[imageAt(row) * ${words}u + word]);
  x[row * ${words}u + word] = shares * ${255 * scale} + vec4f(${offset});
}`,
  );
}
