import { derivativeFactor } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/**
 * dx = (dz · wᵀ) ⊙ act′(x), the gradient before the activation that made x. Binds dz [batch, units], w [inputs, units],
 * x [batch, inputs] unless that activation is linear, and dx [batch, inputs].
 */
export function denseInputGradient(
  options: DenseShape & { inputActivation: KernelActivation; adapter: AdapterKind },
): KernelCode {
  const { batch, inputs, units, inputActivation } = options;
  const factor = derivativeFactor(inputActivation, batch * inputs);
  return perElement(
    `denseInputGradient ${inputs}-${units} ${inputActivation}`,
    [
      { name: "dz", use: "read", length: batch * units },
      { name: "w", use: "read", length: inputs * units },
      ...factor.buffers,
      { name: "dx", use: "write", length: batch * inputs },
    ],
    batch * inputs,
    {
      wgsl: factor.wgsl,
      body: `
  let row = index / ${inputs}u;
  let input = index % ${inputs}u;
  if (row >= step.rows) { return; }
  var sum = 0.0;
  for (var k = 0u; k < ${units}u; k++) { sum += dz[row * ${units}u + k] * w[input * ${units}u + k]; }
  dx[index] = sum * factor(index);`,
    },
  );
}
