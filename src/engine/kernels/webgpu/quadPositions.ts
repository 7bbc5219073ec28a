import { type ConvolutionShape, convolutionSizes } from "./convolutionShape";
import type { BindingUse } from "./kernelCode";
import type { StorageBuffer } from "./storageBuffers";

/** Whether a product of quads can compute it: whole vectors of filters, and no pool or one whose window is a quad. */
export function hasQuads({ filters, pool }: ConvolutionShape): boolean {
  return filters % 4 === 0 && (pool === null || pool === 2);
}

/** The maxima's positions of a pooled convolution, read and written four filters at a time. */
export interface QuadPositions {
  readonly buffers: readonly StorageBuffer[];
  /** WGSL of vector `index` as a vec4u. */
  readonly at: (index: string) => string;
}

/**
 * Where the kernels of one layer all work on quads, four positions share a word, one byte each, since a software adapter pays
 * for each load. No buffer where nothing is pooled.
 */
export function quadPositions(shape: ConvolutionShape, use: BindingUse): QuadPositions {
  if (shape.pool === null) return { buffers: [], at: () => "vec4u()" };
  const length = convolutionSizes(shape).outputLength / 4;
  if (!hasQuads(shape)) {
    return { buffers: [{ name: "positions", use, length, element: "vec4u" }], at: (index) => `positions[${index}]` };
  }
  return {
    buffers: [{ name: "positions", use, length, element: "u32" }],
    at: (index) => `((vec4u(positions[${index}]) >> vec4u(0, 8, 16, 24)) & vec4u(255))`,
  };
}

/** WGSL of the word that holds the positions of a vec4u. */
export function packedPositions(position: string): string {
  return `(${position}.x | (${position}.y << 8) | (${position}.z << 16) | (${position}.w << 24))`;
}
