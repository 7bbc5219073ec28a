import { derivativeFactor } from "./activation";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { randomBitsWgsl } from "./randomBitsWgsl";

/** Each word of (element, step, layer, seed) is hashed, the next word added between: forward and backward pass draw the same mask. */
const maskBitsWgsl = `${randomBitsWgsl}
fn randomBits(element: u32) -> u32 {
  return hashed(element + hashed(step.index + hashed(layer + hashed(seed))));
}`;

/** A dropout layer on `batch` rows of `width` values each. */
export interface DropoutShape {
  readonly batch: number;
  readonly width: number;
  /** Share of values that are dropped, in 0..1. */
  readonly rate: number;
  /** Any unsigned 32-bit numbers; two layers must not share both. */
  readonly seed: number;
  readonly layer: number;
}

/**
 * y = x ⊙ mask, with a mask of 0 (dropped, with probability `rate`) or 1 / (1 − rate). Binds x and y, [batch, width] each.
 * As the gradient it multiplies by act′ as well: it then binds dy, the layer's input x unless its activation is linear, and dx.
 */
export function dropout(shape: DropoutShape & { gradientOf?: KernelActivation }): KernelCode {
  const { batch, width, rate, seed, layer, gradientOf } = shape;
  const length = batch * width;
  const factor = derivativeFactor(gradientOf ?? "linear", length);
  return perElement(
    `dropout ${width} ${rate}${gradientOf ? ` gradient ${gradientOf}` : ""}`,
    [{ name: "source", use: "read", length }, ...factor.buffers, { name: "result", use: "write", length }],
    length,
    {
      wgsl: `const seed = ${seed >>> 0}u;
const layer = ${layer >>> 0}u;
${maskBitsWgsl}
${factor.wgsl}`,
      // The highest 24 bits, which a float holds exactly.
      body: `
  if (index >= step.rows * ${width}u) { return; }
  let isKept = (randomBits(index) >> 8u) >= ${Math.round(rate * 2 ** 24)}u;
  result[index] = select(0.0, source[index] * factor(index) * ${1 / (1 - rate)}, isKept);`,
    },
  );
}
