import type { OptimizerCode } from "./optimizerCode";
import type { StorageBuffer } from "./storageBuffers";

/** The buffers that an update in place writes: w, b and, when the optimizer keeps any, its state. */
export function weightBuffers(weights: number, biases: number, { slots }: OptimizerCode): readonly StorageBuffer[] {
  return [
    { name: "w", use: "write", length: weights },
    { name: "b", use: "write", length: biases },
    ...(slots > 0 ? [{ name: "state", use: "write", length: slots * (weights + biases) } as const] : []),
  ];
}

/**
 * WGSL of the optimizer and of `fn updateWeight(index: u32, gradient: f32)` and `fn updateBias(index: u32, gradient: f32)`,
 * which update an element of w and of b in place.
 */
export function updateWgsl(weights: number, biases: number, optimizer: OptimizerCode): string {
  return `const total = ${weights + biases}u;
${optimizer.wgsl}
fn updateWeight(index: u32, gradient: f32) { w[index] = updated(w[index], gradient, index, true); }
fn updateBias(index: u32, gradient: f32) { b[index] = updated(b[index], gradient, ${weights}u + index, false); }`;
}
