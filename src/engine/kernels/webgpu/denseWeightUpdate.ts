import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelCode } from "./kernelCode";
import type { OptimizerCode } from "./optimizerCode";
import { perElement } from "./perElement";
import { updateWgsl, weightBuffers } from "./weightBuffers";

/**
 * dw = xᵀ · dz and db = Σ dz over the step's rows, and the optimizer's update in place. Binds x [batch, inputs],
 * dz [batch, units], w [inputs, units], b [units] and, unless the optimizer keeps nothing, its state.
 */
export function denseWeightUpdate(options: DenseShape & { adapter: AdapterKind; optimizer: OptimizerCode }): KernelCode {
  const { batch, inputs, units, optimizer } = options;
  return perElement(
    `denseWeightUpdate ${inputs}-${units}`,
    [
      { name: "x", use: "read", length: batch * inputs },
      { name: "dz", use: "read", length: batch * units },
      ...weightBuffers(inputs * units, units, optimizer),
    ],
    (inputs + 1) * units,
    {
      wgsl: updateWgsl(inputs * units, units, optimizer),
      body: `
  let input = index / ${units}u;
  let unit = index % ${units}u;
  var sum = 0.0;
  if (input < ${inputs}u) {
    for (var row = 0u; row < step.rows; row++) { sum += x[row * ${inputs}u + input] * dz[row * ${units}u + unit]; }
  } else {
    for (var row = 0u; row < step.rows; row++) { sum += dz[row * ${units}u + unit]; }
  }
  update(index, sum);`,
    },
  );
}
