import { activateWgsl } from "./activation";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import { imageVectors } from "./imageVectors";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { placeOfWgsl } from "./outputPlaces";
import { tileGrid, tileWgsl } from "./quadProduct";
import { eachRow, tileProduct, tileSizeFor } from "./tileProduct";

/**
 * `convForward` for GPUs: places × filters. With a pool of 2 the four rows of an invocation are the four places of a window,
 * so that its maximum needs nobody else.
 */
export function convForwardTiles(shape: ConvolutionShape & { activation: KernelActivation }): KernelCode {
  const { batch, filters, pool, activation } = shape;
  const { output, outputLength, weightLength } = convolutionSizes(shape);
  const x = imageVectors(shape, "numbers");
  const perImage = output[0] * output[1] * (pool === null ? 1 : 4);
  const tileSize = pool === null ? tileSizeFor(batch * perImage, filters) : 32;
  const origin =
    pool === null
      ? "let place = placeOf(row); let origin = originOf(place.x, place.y, place.z);"
      : "let place = placeOf(row / 4); let origin = originOf(place.x, place.y * 2 + row / 2 % 2, place.z * 2 + row % 2);";
  return tileProduct({
    label: `convForward ${convolutionLabel(shape)}, ${activation}`,
    buffers: [
      x.buffer,
      { name: "w", use: "read", length: weightLength },
      { name: "b", use: "read", length: filters },
      { name: "y", use: "write", length: outputLength },
      ...(pool === null ? [] : [{ name: "positions", use: "write", length: outputLength, element: "u32" } as const]),
    ],
    wgsl: `${x.wgsl}
${placeOfWgsl(output)}
${activateWgsl(activation)}
fn xAt(row: u32, inner: u32) -> f32 {
  if (row >= step.rows * ${perImage}u) { return 0; }
  ${origin}
  return x1(origin, inner / ${x.runLength}u, inner % ${x.runLength}u);
}
fn wAt(place: u32, column: u32) -> f32 {
  if (column >= ${filters}u) { return 0; }
  return w[place * ${filters}u + column];
}`,
    tileSize,
    workgroups: [Math.ceil(filters / tileSize), ...tileGrid(Math.ceil((batch * perImage) / tileSize))],
    setup: `
  ${tileWgsl}
  let firstRow = tile * ${tileSize}u;
  let firstColumn = group.x * ${tileSize}u;
  let rows = step.rows * ${perImage}u;
  if (firstRow >= rows) { return; }`,
    begin: "0u",
    end: `${weightLength / filters}u`,
    a: { along: "place", at: (row, place) => `xAt(${row}, ${place})` },
    b: { along: "column", at: (place, column) => `wAt(${place}, ${column})` },
    store: (first, column, sums) =>
      pool === null
        ? eachRow(first, "rows", sums, (row, sum) => {
            return `if (${column} < ${filters}u) { y[${row} * ${filters}u + ${column}] = activate(${sum} + b[${column}]); }`;
          })
        : `
  let filterIndex = ${column};
  if (${first} < rows && filterIndex < ${filters}u) {
    var largest = ${sums[0]};
    var position = 0u;
    ${sums
      .slice(1)
      .map((sum, i) => `if (${sum} > largest) { largest = ${sum}; position = ${i + 1}u; }`)
      .join("\n")}
    let index = ${first} / 4 * ${filters}u + filterIndex;
    y[index] = activate(largest + b[filterIndex]);
    positions[index] = position;
  }`,
  });
}
