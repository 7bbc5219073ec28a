import { halvesBuffers } from "./changeImages";
import { epochOrderWgsl } from "./epochOrderWgsl";
import type { StorageBuffer } from "./storageBuffers";

/** The images that a layer reads where they have ink. */
export interface InkImagesShape {
  /** Pixels of an image, a multiple of 4. */
  readonly inputs: number;
  /** Images in the buffers. */
  readonly images: number;
  /** Images in the epoch's order; null where those in the buffers are the step's own, changed. */
  readonly ordered: number | null;
}

/** How a kernel finds its images' ink; all text is WGSL. */
export interface InkImages {
  /** Four pixels a place. */
  readonly pixels: StorageBuffer;
  /** A word for each place of `pixels`, not 0 where there is ink: of bytes the same buffer. */
  readonly marks: StorageBuffer;
  /** The epoch's order, where there is one. */
  readonly order: readonly StorageBuffer[];
  /** `imageAt(row)`: the image of the step's row. */
  readonly imageAt: string;
  /** What `at` needs. */
  readonly wgsl: string;
  /** Four pixels in 0..1. */
  readonly at: (place: string) => string;
}

/** See `InkImages`. */
export function inkImages({ inputs, images, ordered }: InkImagesShape): InkImages {
  const length = (images * inputs) / 4;
  if (ordered === null) {
    return {
      ...halvesBuffers(length, "read"),
      order: [],
      imageAt: "fn imageAt(row: u32) -> u32 { return row; }",
      wgsl: "fn halves(words: vec2u) -> vec4f { return vec4f(unpack2x16unorm(words.x), unpack2x16unorm(words.y)); }",
      at: (place) => `halves(pixels[${place}])`,
    };
  }
  const order = epochOrderWgsl(ordered);
  const bytes: StorageBuffer = { name: "bytes", use: "read", length, element: "u32" };
  return {
    pixels: bytes,
    marks: bytes,
    order: [order.buffer],
    imageAt: order.wgsl,
    wgsl: "",
    at: (place) => `unpack4x8unorm(bytes[${place}])`,
  };
}
