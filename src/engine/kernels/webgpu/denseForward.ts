import { activateWgsl } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { quadColumns, quadProduct, quadRows } from "./quadProduct";

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
      setupA: (vector, lane, id) => `let row${id} = min(first + ${4 * vector}u + ${lane}, step.rows - 1);`,
      loop: (body) => `for (var k = 0u; k < ${Math.ceil(inputs / 4)}u; k++) {\n${body}\n}`,
      a: { by: "rows", load: (_vector, _lane, id) => `x4(row${id}, k)` },
      b: { by: "rows", load: (place) => `w4(min(4 * k + ${place}, ${inputs - 1}u), column4)` },
      store: (row) => `
  let bias = b4(0, column4);
  let sums = array<vec4f, ${quadRows}>(${[...Array(quadRows).keys()].map(row).join(", ")});
  for (var r = 0u; r < min(${quadRows}u, step.rows - first); r++) {
    for (var i = 0u; i < 4 && 4 * column4 + i < ${units}u; i++) {
      y[(first + r) * ${units}u + 4 * column4 + i] = activate(sums[r][i] + bias[i]);
    }
  }`,
    },
    adapter === "softwareSubgroups",
  );
}
