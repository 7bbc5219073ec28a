import type { CheckpointTensor } from "../protocol/runCheckpoint";

/** How values become 8-bit codes: the formula, and whether a whole kernel or each of its output channels has a scale of its own. */
export interface Quantization {
  readonly scheme: "affine" | "symmetric";
  readonly per: "tensor" | "channel";
}

/** A tensor in codes of 8 bits: w ≈ scale · (code − zero point), with a scale and a zero point for each group of values. */
export interface QuantizedTensor {
  readonly shape: readonly number[];
  readonly codes: Uint8Array;
  readonly scales: Float32Array;
  readonly zeroPoints: Uint8Array;
}

/** Code of 0 in the symmetric scheme, whose codes are −127..127 from there. */
const middle = 128;

/**
 * Symmetric: scale = max |w| / 127. Affine: scale = (max − min) / 255 over a range that holds 0, zero point = round(−min / scale),
 * code = round(w / scale) + zero point (Jacob et al. 2018, "Quantization and training of neural networks"). 0 stays 0 in both. A
 * channel is the last axis: a filter, or a unit of a dense layer.
 */
export function quantizeTensor({ shape, values }: CheckpointTensor, { scheme, per }: Quantization): QuantizedTensor {
  const groups = per === "tensor" ? 1 : (shape.at(-1) ?? 1);
  const scales = new Float32Array(groups).fill(1);
  const zeroPoints = new Uint8Array(groups).fill(scheme === "symmetric" ? middle : 0);
  for (let group = 0; group < groups; group += 1) {
    let [low, high] = [0, 0];
    for (let i = group; i < values.length; i += groups) {
      const value = values[i] ?? 0;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const range = scheme === "symmetric" ? Math.max(-low, high) / 127 : (high - low) / 255;
    // Values that are all 0, or too small for a scale that a float holds, take any.
    const scale = Math.fround(range) > 0 ? Math.fround(range) : 1;
    scales[group] = scale;
    if (scheme === "affine") zeroPoints[group] = clamp(Math.round(-low / scale), 0, 255);
  }
  const lowest = scheme === "symmetric" ? 1 : 0;
  const codes = Uint8Array.from(values, (value, i) => {
    const group = i % groups;
    return clamp(Math.round(value / (scales[group] ?? 1)) + (zeroPoints[group] ?? 0), lowest, 255);
  });
  return { shape: [...shape], codes, scales, zeroPoints };
}

/** The values that codes stand for. */
export function dequantizeTensor({ shape, codes, scales, zeroPoints }: QuantizedTensor): CheckpointTensor {
  const groups = scales.length;
  const values = Float32Array.from(codes, (code, i) => (scales[i % groups] ?? 1) * (code - (zeroPoints[i % groups] ?? 0)));
  return { shape: [...shape], values };
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
