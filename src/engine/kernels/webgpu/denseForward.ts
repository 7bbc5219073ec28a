import { activateWgsl } from "./activation";
import type { DenseShape } from "./denseShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { matrixBuffer } from "./matrixBuffer";
import { clamped, eachColumn, lastRow, quadColumns, quadProduct, quadRowsFor } from "./quadProduct";
import { eachRow, tileProduct, tileSizeFor } from "./tileProduct";

/** y = activation(x · w + b). Binds x [batch, inputs], w [inputs, units], b [units] and y [batch, units]. */
export function denseForward(options: DenseShape & { activation: KernelActivation; adapter: AdapterKind }): KernelCode {
  const { batch, inputs, units, activation, adapter } = options;
  if (adapter === "hardware") return denseForwardTiles(options);
  const exchange = adapter === "softwareSubgroups";
  const quadRows = quadRowsFor(exchange);
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
      setupA: ({ vector, lane, id }) => `let row${id} = min(first + ${4 * vector}u + ${lane}, ${lastRow(batch)});`,
      loop: (body) => `for (var k = 0u; k < ${Math.ceil(inputs / 4)}u; k++) {\n${body}\n}`,
      a: { by: "rows", load: ({ id }) => x.at(`row${id}`, "k") },
      b: { by: "rows", load: (place) => w.at(clamped(`4 * k + ${place}`, inputs), "column4") },
      store: {
        rows: "step.rows - first",
        statements: `
  let values = sums + ${b.at("0", "column4")};
${eachColumn(units, (i, column) => `y[(first + r) * ${units}u + ${column}] = activate(values[${i}]);`)}`,
      },
    },
    exchange,
  );
}

function denseForwardTiles({ batch, inputs, units, activation }: DenseShape & { activation: KernelActivation }): KernelCode {
  const tileSize = tileSizeFor(batch, units);
  return tileProduct({
    label: `denseForward ${inputs}-${units} ${activation}`,
    buffers: [
      { name: "x", use: "read", length: batch * inputs },
      { name: "w", use: "read", length: inputs * units },
      { name: "b", use: "read", length: units },
      { name: "y", use: "write", length: batch * units },
    ],
    wgsl: `${activateWgsl(activation)}
fn xAt(row: u32, place: u32) -> f32 {
  if (row >= step.rows) { return 0; }
  return x[row * ${inputs}u + place];
}
fn wAt(place: u32, column: u32) -> f32 {
  if (column >= ${units}u) { return 0; }
  return w[place * ${units}u + column];
}`,
    tileSize,
    workgroups: [Math.ceil(units / tileSize), Math.ceil(batch / tileSize), 1],
    setup: `
  let firstRow = group.y * ${tileSize}u;
  let firstColumn = group.x * ${tileSize}u;
  if (firstRow >= step.rows) { return; }`,
    begin: "0u",
    end: `${inputs}u`,
    a: { along: "place", at: (row, place) => `xAt(${row}, ${place})` },
    b: { along: "column", at: (place, column) => `wAt(${place}, ${column})` },
    store: (first, column, sums) =>
      eachRow(first, "step.rows", sums, (row, sum) => {
        return `if (${column} < ${units}u) { y[${row} * ${units}u + ${column}] = activate(${sum} + b[${column}]); }`;
      }),
  });
}
