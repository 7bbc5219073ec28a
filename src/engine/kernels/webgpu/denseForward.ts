import { activateWgsl } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/** y = activation(x · w + b). Binds x [batch, inputs], w [inputs, units], b [units] and y [batch, units]. */
export function denseForward(options: DenseShape & { activation: KernelActivation; adapter: AdapterKind }): KernelCode {
  const { batch, inputs, units, activation } = options;
  return perElement(
    `denseForward ${inputs}-${units} ${activation}`,
    [
      { name: "x", use: "read", length: batch * inputs },
      { name: "w", use: "read", length: inputs * units },
      { name: "b", use: "read", length: units },
      { name: "y", use: "write", length: batch * units },
    ],
    batch * units,
    {
      wgsl: activateWgsl(activation),
      body: `
  let row = index / ${units}u;
  let unit = index % ${units}u;
  if (row >= step.rows) { return; }
  var sum = b[unit];
  for (var k = 0u; k < ${inputs}u; k++) { sum += x[row * ${inputs}u + k] * w[k * ${units}u + unit]; }
  y[index] = activate(sum);`,
    },
  );
}
