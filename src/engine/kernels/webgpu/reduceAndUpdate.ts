import type { KernelCode } from "./kernelCode";
import type { OptimizerCode } from "./optimizerCode";
import { perElement } from "./perElement";
import { updateWgsl, weightBuffers } from "./weightBuffers";

/**
 * Sums a gradient's parts in their order and updates `weights` weights and `biases` biases in place. Binds
 * partials [parts, weights + biases], w, b and, unless the optimizer keeps nothing, its state.
 */
export function reduceAndUpdate(options: {
  readonly parts: number;
  readonly weights: number;
  readonly biases: number;
  readonly optimizer: OptimizerCode;
}): KernelCode {
  const { parts, weights, biases, optimizer } = options;
  const total = weights + biases;
  return perElement(
    `reduceAndUpdate ${parts} of ${total}`,
    [{ name: "partials", use: "read", length: parts * total }, ...weightBuffers(weights, biases, optimizer)],
    total,
    {
      wgsl: updateWgsl(weights, biases, optimizer),
      body: `
  var sum = 0.0;
  for (var part = 0u; part < ${parts}u; part++) { sum += partials[part * total + index]; }
  if (index < ${weights}u) { updateWeight(index, sum); } else { updateBias(index - ${weights}u, sum); }`,
    },
  );
}
