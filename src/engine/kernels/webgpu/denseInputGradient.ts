import { derivativeFactor } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { clamped, eachColumn, quadColumns, quadProduct, quadRows, rowOfStep } from "./quadProduct";

/**
 * dx = (dz · wᵀ) ⊙ act′(x), the gradient before the activation that made x. Binds dz [batch, units], w [inputs, units],
 * x [batch, inputs] unless that activation is linear, and dx [batch, inputs].
 */
export function denseInputGradient(
  options: DenseShape & { inputActivation: KernelActivation; adapter: AdapterKind },
): KernelCode {
  const { batch, inputs, units, inputActivation, adapter } = options;
  const dz = matrixBuffer("dz", batch, units);
  const w = matrixBuffer("w", inputs, units);
  const factor = derivativeFactor(inputActivation, batch * inputs);
  return quadProduct(
    {
      label: `denseInputGradient ${inputs}-${units} ${inputActivation}`,
      buffers: [dz.buffer, w.buffer, ...factor.buffers, { name: "dx", use: "write", length: batch * inputs }],
      wgsl: [dz.wgsl, w.wgsl, factor.wgsl].join("\n"),
      workgroups: [Math.ceil(inputs / quadColumns), Math.ceil(batch / quadRows), 1],
      setup: `
  let first = group.y * ${quadRows}u;
  if (first >= step.rows) { return; }
  let column4 = min(group.x * 4 + lane, ${Math.ceil(inputs / 4) - 1}u);`,
      setupA: ({ vector, lane, id }) => `let row${id} = ${rowOfStep(`first + ${4 * vector}u + ${lane}`, batch)};`,
      loop: (body) => `for (var k = 0u; k < ${Math.ceil(units / 4)}u; k++) {\n${body}\n}`,
      a: { by: "rows", load: ({ id }) => `dz4(row${id}, k)` },
      b: { by: "columns", load: (i) => `w4(${clamped(`4 * column4 + ${i}`, inputs)}, k)` },
      store: {
        rows: "step.rows - first",
        statements: `
  let start = (first + r) * ${inputs}u;
${eachColumn(inputs, (i, column) => `dx[start + ${column}] = sums[${i}] * factor(start + ${column});`)}`,
      },
    },
    adapter === "softwareSubgroups",
  );
}
