import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import type { OptimizerCode } from "./optimizerCode";
import { quadColumns, quadProduct, quadRows } from "./quadProduct";
import { updateWgsl, weightBuffers } from "./weightBuffers";

/**
 * dw = xᵀ · dz and db = Σ dz over the step's rows, and the optimizer's update in place. Binds x [batch, inputs],
 * dz [batch, units], w [inputs, units], b [units] and, unless the optimizer keeps nothing, its state. The bias counts as the
 * weight of one more input that is always 1.
 */
export function denseWeightUpdate(options: DenseShape & { adapter: AdapterKind; optimizer: OptimizerCode }): KernelCode {
  const { batch, inputs, units, adapter, optimizer } = options;
  const x = matrixBuffer("x", batch, inputs);
  const dz = matrixBuffer("dz", batch, units);
  return quadProduct(
    {
      label: `denseWeightUpdate ${inputs}-${units}`,
      buffers: [x.buffer, dz.buffer, ...weightBuffers(inputs * units, units, optimizer)],
      wgsl: [x.wgsl, dz.wgsl, updateWgsl(inputs * units, units, optimizer)].join("\n"),
      workgroups: [Math.ceil(units / quadColumns), Math.ceil((inputs + 1) / quadRows), 1],
      setup: `
  let first = group.y * ${quadRows}u;
  let column4 = min(group.x * 4 + lane, ${Math.ceil(units / 4) - 1}u);`,
      setupA: (vector, _lane, id) => `
  let input4at${id} = min(first / 4 + ${vector}u, ${Math.ceil(inputs / 4) - 1}u);
  let isOne${id} = vec4u(first + ${4 * vector}u) + vec4u(0, 1, 2, 3) == vec4u(${inputs}u);`,
      loop: (body) => `for (var k = 0u; k < step.rows; k += 4) {\n${body}\n}`,
      a: {
        by: "columns",
        load: (_vector, lane, id) =>
          `select(vec4f(), select(x4(min(k + ${lane}, step.rows - 1), input4at${id}), vec4f(1), isOne${id}), k + ${lane} < step.rows)`,
      },
      b: { by: "rows", load: (place) => `dz4(min(k + ${place}, step.rows - 1), column4)` },
      store: (row) => `
  let sums = array<vec4f, ${quadRows}>(${[...Array(quadRows).keys()].map(row).join(", ")});
  for (var r = 0u; r < ${quadRows}u && first + r <= ${inputs}u; r++) {
    for (var i = 0u; i < 4 && 4 * column4 + i < ${units}u; i++) {
      update((first + r) * ${units}u + 4 * column4 + i, sums[r][i]);
    }
  }`,
    },
    adapter === "softwareSubgroups",
  );
}
