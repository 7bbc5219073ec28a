import { derivativeFactor } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { clamped, eachColumn, lastRow, quadColumns, quadProduct, quadRowsFor } from "./quadProduct";
import { eachRow, tileProduct, tileSizeFor } from "./tileProduct";

/**
 * dx = (dz · wᵀ) ⊙ act′(x), the gradient before the activation that made x. Binds dz [batch, units], w [inputs, units],
 * x [batch, inputs] unless that activation is linear, and dx [batch, inputs].
 */
export function denseInputGradient(
  options: DenseShape & { inputActivation: KernelActivation; adapter: AdapterKind },
): KernelCode {
  const { batch, inputs, units, inputActivation, adapter } = options;
  if (adapter === "hardware") return denseInputGradientTiles(options);
  const exchange = adapter === "softwareSubgroups";
  const quadRows = quadRowsFor(exchange);
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
      setupA: ({ vector, lane, id }) => `let row${id} = min(first + ${4 * vector}u + ${lane}, ${lastRow(batch)});`,
      loop: (body) => `for (var k = 0u; k < ${Math.ceil(units / 4)}u; k++) {\n${body}\n}`,
      a: { by: "rows", load: ({ id }) => dz.at(`row${id}`, "k") },
      b: { by: "columns", load: (i) => w.at(clamped(`4 * column4 + ${i}`, inputs), "k") },
      store: {
        rows: "step.rows - first",
        statements: `
  let start = (first + r) * ${inputs}u;
${eachColumn(inputs, (i, column) => `dx[start + ${column}] = sums[${i}] * factor(start + ${column});`)}`,
      },
    },
    exchange,
  );
}

function denseInputGradientTiles(options: DenseShape & { inputActivation: KernelActivation }): KernelCode {
  const { batch, inputs, units, inputActivation } = options;
  const tileSize = tileSizeFor(batch, inputs);
  const factor = derivativeFactor(inputActivation, batch * inputs);
  return tileProduct({
    label: `denseInputGradient ${inputs}-${units} ${inputActivation}`,
    buffers: [
      { name: "dz", use: "read", length: batch * units },
      { name: "w", use: "read", length: inputs * units },
      ...factor.buffers,
      { name: "dx", use: "write", length: batch * inputs },
    ],
    wgsl: `${factor.wgsl}
fn dzAt(row: u32, place: u32) -> f32 {
  if (row >= step.rows) { return 0; }
  return dz[row * ${units}u + place];
}
fn wAt(place: u32, column: u32) -> f32 {
  if (column >= ${inputs}u) { return 0; }
  return w[column * ${units}u + place];
}`,
    tileSize,
    workgroups: [Math.ceil(inputs / tileSize), Math.ceil(batch / tileSize), 1],
    setup: `
  let firstRow = group.y * ${tileSize}u;
  let firstColumn = group.x * ${tileSize}u;
  if (firstRow >= step.rows) { return; }`,
    begin: "0u",
    end: `${units}u`,
    a: { along: "place", at: (row, place) => `dzAt(${row}, ${place})` },
    b: { along: "place", at: (place, column) => `wAt(${place}, ${column})` },
    store: (first, column, sums) =>
      eachRow(first, "step.rows", sums, (row, sum) => {
        const index = `${row} * ${inputs}u + ${column}`;
        return `if (${column} < ${inputs}u) { dx[${index}] = ${sum} * factor(${index}); }`;
      }),
  });
}
