import { derivativeFactor } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { quadColumns, quadProduct, quadRows } from "./quadProduct";

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
      setupA: (vector, lane, id) => `let row${id} = min(first + ${4 * vector}u + ${lane}, step.rows - 1);`,
      loop: (body) => `for (var k = 0u; k < ${Math.ceil(units / 4)}u; k++) {\n${body}\n}`,
      a: { by: "rows", load: (_vector, _lane, id) => `dz4(row${id}, k)` },
      b: { by: "columns", load: (i) => `w4(min(4 * column4 + ${i}, ${inputs - 1}u), k)` },
      store: (row) => `
  let sums = array<vec4f, ${quadRows}>(${[...Array(quadRows).keys()].map(row).join(", ")});
  for (var r = 0u; r < min(${quadRows}u, step.rows - first); r++) {
    for (var i = 0u; i < 4 && 4 * column4 + i < ${inputs}u; i++) {
      let index = (first + r) * ${inputs}u + 4 * column4 + i;
      dx[index] = sums[r][i] * factor(index);
    }
  }`,
    },
    adapter === "softwareSubgroups",
  );
}
