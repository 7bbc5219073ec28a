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
 * WGSL of the optimizer and of `fn update(index: u32, gradient: f32)`, which updates weight `index` of the layer in place:
 * first all of w, then the biases.
 */
export function updateWgsl(weights: number, biases: number, optimizer: OptimizerCode): string {
  return `const total = ${weights + biases}u;
${optimizer.wgsl}
fn update(index: u32, gradient: f32) {
  if (index < ${weights}u) {
    w[index] = updated(w[index], gradient, index, true);
  } else {
    b[index - ${weights}u] = updated(b[index - ${weights}u], gradient, index, false);
  }
}`;
}
