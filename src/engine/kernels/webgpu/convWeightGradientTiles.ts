import { outputGradientBuffers, outputGradientWgsl } from "./convOutputGradient";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import { imageVectors } from "./imageVectors";
import { placeOfWgsl } from "./outputPlaces";
import type { SplitKernelCode } from "./splitKernelCode";
import { eachRow, tileProduct } from "./tileProduct";

/** What fills a laptop's GPU a few times over. */
const workgroupsWanted = 192;

/** `convWeightGradient` for GPUs: weights of a filter and one row of ones for its bias × filters, some images a part. */
export function convWeightGradientTiles(shape: ConvolutionShape): SplitKernelCode {
  const { batch, filters, pool } = shape;
  const { output, convolved, weightLength } = convolutionSizes(shape);
  const x = imageVectors(shape, "numbers");
  const weights = weightLength / filters;
  const tileSize = weights < 32 ? 16 : 32;
  const tiles = [Math.ceil(filters / tileSize), Math.ceil((weights + 1) / tileSize)] as const;
  const wanted = Math.min(batch, Math.ceil(workgroupsWanted / (tiles[0] * tiles[1])));
  const imagesOfPart = Math.ceil(batch / wanted);
  const parts = Math.ceil(batch / imagesOfPart);
  // Places in no window have no gradient.
  const rows = Math.min(convolved[0], output[0] * (pool ?? 1));
  const columns = Math.min(convolved[1], output[1] * (pool ?? 1));
  const code = tileProduct({
    label: `convWeightGradient ${convolutionLabel(shape)}`,
    buffers: [
      x.buffer,
      ...outputGradientBuffers(shape),
      { name: "partials", use: "write", length: parts * (weights + 1) * filters },
    ],
    wgsl: `${x.wgsl}
${placeOfWgsl([rows, columns])}
${outputGradientWgsl(shape)}
fn xAt(weight: u32, index: u32) -> f32 {
  if (weight >= ${weights}u) { return 1; }
  let place = placeOf(index);
  return x1(originOf(place.x, place.y, place.z), weight / ${x.runLength}u, weight % ${x.runLength}u);
}
fn dzAt(index: u32, column: u32) -> f32 {
  if (column >= ${filters}u) { return 0; }
  let place = placeOf(index);
  return outputGradient(place.x, place.y, place.z, column);
}`,
    tileSize,
    workgroups: [...tiles, parts],
    setup: `
  let firstRow = group.y * ${tileSize}u;
  let firstColumn = group.x * ${tileSize}u;
  let begin = group.z * ${imagesOfPart * rows * columns}u;
  let end = min(group.z * ${imagesOfPart}u + ${imagesOfPart}u, step.rows) * ${rows * columns}u;`,
    begin: "begin",
    end: "end",
    a: { along: "row", at: (weight, at) => `xAt(${weight}, ${at})` },
    b: { along: "column", at: (at, column) => `dzAt(${at}, ${column})` },
    store: (first, column, sums) =>
      eachRow(first, `${weights + 1}u`, sums, (row, sum) => {
        return `if (${column} < ${filters}u) { partials[(group.z * ${weights + 1}u + ${row}) * ${filters}u + ${column}] = ${sum}; }`;
      }),
  });
  return { ...code, parts };
}
