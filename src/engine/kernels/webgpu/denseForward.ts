import { activateWgsl } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { clamped, eachColumn, quadColumns, quadProduct, quadRows, rowOfStep } from "./quadProduct";

/** y = activation(x · w + b). Binds x [batch, inputs], w [inputs, units], b [units] and y [batch, units]. */
export function denseForward(options: DenseShape & { activation: KernelActivation; adapter: AdapterKind }): KernelCode {
  const { batch, inputs, units, activation, adapter } = options;
  const x = matrixBuffer("x", batch, inputs);
  const w = matrixBuffer("w", inputs, units);
  const b = matrixBuffer("b", 1, units);
  return quadProduct(
    {
      label: `denseForward ${inputs}-${units} ${activation}`,
      buffers: [x.buffer, w.buffer, b.buffer, { name: "y", use: "write", length: batch * units }],
      wgsl: [x.wgsl, w.wgsl, b.wgsl, activateWgsl(activation)].join("\n"),
      workgroups: [Math.ceil(units / quadColumns), Math.ceil(batch / quadRows), 1],
      setup: `
  let first = group.y * ${quadRows}u;
  if (first >= step.rows) { return; }
  let column4 = min(group.x * 4 + lane, ${Math.ceil(units / 4) - 1}u);`,
      setupA: ({ vector, lane, id }) => `let row${id} = ${rowOfStep(`first + ${4 * vector}u + ${lane}`, batch)};`,
      loop: (body) => `for (var k = 0u; k < ${Math.ceil(inputs / 4)}u; k++) {\n${body}\n}`,
      a: { by: "rows", load: ({ id }) => `x4(row${id}, k)` },
      b: { by: "rows", load: (place) => `w4(${clamped(`4 * k + ${place}`, inputs)}, column4)` },
      store: {
        rows: "step.rows - first",
        statements: `
  let values = sums + b4(0, column4);
${eachColumn(units, (i, column) => `y[(first + r) * ${units}u + ${column}] = activate(values[${i}]);`)}`,
      },
    },
    adapter === "softwareSubgroups",
  );
}
