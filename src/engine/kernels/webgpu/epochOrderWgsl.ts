import type { StorageBuffer } from "./storageBuffers";

/** Images that an order can name: two bytes each. */
export const mostOrderedImages = 65_536;

/** The order of an epoch as `order`, two image numbers to a word; `imageAt(row)` is the image of the step's row. */
export function epochOrderWgsl(images: number): { readonly buffer: StorageBuffer; readonly wgsl: string } {
  return {
    buffer: { name: "order", use: "read", length: Math.ceil(images / 2), element: "u32" },
    wgsl: `fn imageAt(row: u32) -> u32 {
  let place = step.firstRow + row;
  return (order[place / 2u] >> (16u * (place % 2u))) & 0xffffu;
}`,
  };
}

/** The order's words as the GPU reads them. */
export function packOrder(order: Uint32Array): Uint32Array {
  if (order.length > mostOrderedImages) throw new RangeError(`an order of ${order.length} images does not fit two bytes each`);
  const words = new Uint32Array(Math.ceil(order.length / 2));
  for (const [place, image] of order.entries()) words[place >> 1] = (words[place >> 1] ?? 0) | (image << (16 * (place & 1)));
  return words;
}
