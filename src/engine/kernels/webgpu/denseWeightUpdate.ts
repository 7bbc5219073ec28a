import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import type { OptimizerCode } from "./optimizerCode";
import { lastRow, quadColumns, quadProduct, quadRowsFor } from "./quadProduct";
import { quadUpdate } from "./quadUpdate";
import { eachRow, tileProduct, tileSizeFor } from "./tileProduct";
import { updateWgsl, weightBuffers } from "./weightBuffers";

/**
 * dw = xᵀ · dz and db = Σ dz over the step's rows, and the optimizer's update in place. Binds x [batch, inputs],
 * dz [batch, units], w [inputs, units], b [units] and, unless the optimizer keeps nothing, its state. The bias counts as the
 * weight of one more input that is always 1.
 */
export function denseWeightUpdate(options: DenseShape & { adapter: AdapterKind; optimizer: OptimizerCode }): KernelCode {
  const { batch, inputs, units, adapter, optimizer } = options;
  if (adapter === "hardware") return denseWeightUpdateTiles(options);
  const exchange = adapter === "softwareSubgroups";
  const quadRows = quadRowsFor(exchange);
  const x = matrixBuffer("x", batch, inputs);
  const dz = matrixBuffer("dz", batch, units);
  const update = quadUpdate(inputs, units, optimizer);
  return quadProduct(
    {
      label: `denseWeightUpdate ${inputs}-${units}`,
      buffers: [x.buffer, dz.buffer, ...update.buffers],
      wgsl: [x.wgsl, dz.wgsl, update.wgsl].join("\n"),
      workgroups: [Math.ceil(units / quadColumns), Math.ceil((inputs + 1) / quadRows), 1],
      setup: `
  let first = group.y * ${quadRows}u;
  let column4 = min(group.x * 4 + lane, ${Math.ceil(units / 4) - 1}u);
  let last = ${lastRow(batch)};`,
      setupA: ({ vector, id }) => `
  let input4at${id} = min(first / 4 + ${vector}u, ${Math.ceil(inputs / 4) - 1}u);
  let ones${id} = select(vec4f(), vec4f(1), vec4u(first + ${4 * vector}u) + vec4u(0, 1, 2, 3) == vec4u(${inputs}u));
  let inputs${id} = vec4f(1) - ones${id};`,
      loop: (body) => `for (var k = 0u; k < step.rows; k += 4) {\n${body}\n}`,
      a: {
        by: "columns",
        // Products instead of choices, which cost a software adapter four times as much.
        load: ({ lane, id }) => {
          const values = x.at(`min(k + ${lane}, last)`, `input4at${id}`);
          return `(${values} * inputs${id} + ones${id}) * select(0.0, 1.0, k + ${lane} <= last)`;
        },
      },
      b: { by: "rows", load: (place) => dz.at(`min(k + ${place}, last)`, "column4") },
      store: {
        rows: `${inputs}u - min(first, ${inputs}u)`,
        statements: update.weights("(first + r)", "sums"),
      },
      // A loop of at most one turn: a software adapter runs what an `if` leaves out, its effects masked.
      after: (row) => `
  for (var turn = 0u; turn == 0 && group.y == ${Math.floor(inputs / quadRows)}u; turn++) {
    ${update.biases(row(inputs % quadRows))}
  }`,
    },
    exchange,
  );
}

function denseWeightUpdateTiles({ batch, inputs, units, optimizer }: DenseShape & { optimizer: OptimizerCode }): KernelCode {
  const tileSize = tileSizeFor(inputs + 1, units);
  return tileProduct({
    label: `denseWeightUpdate ${inputs}-${units}`,
    buffers: [
      { name: "x", use: "read", length: batch * inputs },
      { name: "dz", use: "read", length: batch * units },
      ...weightBuffers(inputs * units, units, optimizer),
    ],
    wgsl: `${updateWgsl(inputs * units, units, optimizer)}
fn xAt(input: u32, row: u32) -> f32 {
  if (input >= ${inputs}u) { return 1; }
  return x[row * ${inputs}u + input];
}
fn dzAt(row: u32, column: u32) -> f32 {
  if (column >= ${units}u) { return 0; }
  return dz[row * ${units}u + column];
}`,
    tileSize,
    workgroups: [Math.ceil(units / tileSize), Math.ceil((inputs + 1) / tileSize), 1],
    setup: `
  let firstRow = group.y * ${tileSize}u;
  let firstColumn = group.x * ${tileSize}u;`,
    begin: "0u",
    end: "step.rows",
    a: { along: "row", at: (input, row) => `xAt(${input}, ${row})` },
    b: { along: "column", at: (row, column) => `dzAt(${row}, ${column})` },
    store: (first, column, sums) =>
      eachRow(first, `${inputs + 1}u`, sums, (input, sum) => {
        const update = `if (${input} < ${inputs}u) { updateWeight(${input} * ${units}u + ${column}, ${sum}); } else { updateBias(${column}, ${sum}); }`;
        return `if (${column} < ${units}u) { ${update} }`;
      }),
  });
}
