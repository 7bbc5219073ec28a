import type { OptimizerCode } from "./optimizerCode";
import type { StorageBuffer } from "./storageBuffers";

/** How many numbers an update takes at a time; four where weights and biases both consist of whole vectors. */
export type UpdateWidth = 1 | 4;

/** The buffers that an update in place writes: w, b and, when the optimizer keeps any, its state. */
export function weightBuffers(
  weights: number,
  biases: number,
  { slots }: OptimizerCode,
  width: UpdateWidth = 1,
): readonly StorageBuffer[] {
  const buffer = (name: string, values: number) =>
    ({ name, use: "write", length: values / width, element: width === 4 ? "vec4f" : "f32" }) as const;
  return [buffer("w", weights), buffer("b", biases), ...(slots > 0 ? [buffer("state", slots * (weights + biases))] : [])];
}

/**
 * WGSL of the optimizer and of `fn updateWeight(index: u32, gradient: Value)` and `fn updateBias(index: u32, gradient: Value)`,
 * which update an element of w and of b in place; a `Value` is a number or a vector of four.
 */
export function updateWgsl(weights: number, biases: number, optimizer: OptimizerCode, width: UpdateWidth = 1): string {
  return `alias Value = ${width === 4 ? "vec4f" : "f32"};
const total = ${(weights + biases) / width}u;
${optimizer.wgsl}
fn updateWeight(index: u32, gradient: Value) { w[index] = updated(w[index], gradient, index, true); }
fn updateBias(index: u32, gradient: Value) { b[index] = updated(b[index], gradient, ${weights / width}u + index, false); }`;
}
