import { derivativeFactor } from "./activation";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { quadPositions } from "./quadPositions";
import { clamped, eachColumn, lastRow, quadColumns, quadProduct, quadRowsFor } from "./quadProduct";

/**
 * `convInputGradient` for software adapters and whole vectors of filters. A tile is one pixel of eight or four images × channels, so
 * that all its rows have the same taps of the filter in common, and none is computed that leads out of the image.
 */
export function convInputGradientQuads(
  shape: ConvolutionShape & { inputActivation: KernelActivation },
  exchange: boolean,
): KernelCode {
  const { batch, input, filters, kernelSize, strides, pool, inputActivation } = shape;
  const quadRows = quadRowsFor(exchange);
  const [height, width, channels] = input;
  const { convolved, output, before, inputLength, outputLength, weightLength } = convolutionSizes(shape);
  const factor = derivativeFactor(inputActivation, inputLength);
  const positions = quadPositions(shape, "read");
  const vectors = { use: "read", length: outputLength / 4 } as const;
  const filters4 = filters / 4;
  const window = pool ?? 1;
  // Places of the output that are in a window.
  const rows = Math.min(convolved[0], output[0] * window);
  const columns = Math.min(convolved[1], output[1] * window);
  return quadProduct(
    {
      label: `convInputGradient ${convolutionLabel(shape)}, ${inputActivation}`,
      buffers: [
        { name: "dz", element: "vec4f", ...vectors },
        ...positions.buffers,
        { name: "w", use: "read", length: weightLength / 4, element: "vec4f" },
        ...factor.buffers,
        { name: "dx", use: "write", length: inputLength },
      ],
      wgsl: factor.wgsl,
      workgroups: [Math.ceil(channels / quadColumns), height * width, Math.ceil(batch / quadRows)],
      setup: `
  let first = group.z * ${quadRows}u;
  if (first >= step.rows) { return; }
  let column4 = min(group.x * 4 + lane, ${Math.ceil(channels / 4) - 1}u);
  let row = i32(group.y / ${width}u) + ${before[0]};
  let column = i32(group.y % ${width}u) + ${before[1]};`,
      setupA: ({ vector, lane, id }) => `
  let image${id} = min(first + ${4 * vector}u + ${lane}, ${lastRow(batch)}) * ${output[0] * output[1]}u;`,
      loop: (body, lanes) => `
  for (var i = ${firstTapWgsl("row", strides, rows)}; i <= min(row, ${kernelSize - 1}); i += ${strides}) {
    for (var j = ${firstTapWgsl("column", strides, columns)}; j <= min(column, ${kernelSize - 1}); j += ${strides}) {
      let place = vec2u(vec2i(row - i, column - j)) / ${strides}u;
      let position = place.x % ${window}u * ${window}u + place.y % ${window}u;
      let start = place.x / ${window}u * ${output[1]}u + place.y / ${window}u;
      ${lanes.map(({ id }) => `let start${id} = min((image${id} + start) * ${filters4}u, ${outputLength / 4 - filters4}u);`).join("\n")}
      let tap = min(u32(i * ${kernelSize} + j), ${kernelSize ** 2 - 1}u) * ${channels}u;
      ${[0, 1, 2, 3].map((n) => `let weights${n} = (tap + ${clamped(`4 * column4 + ${n}`, channels)}) * ${filters4}u;`).join("\n")}
      for (var k = 0u; k < ${filters4}u; k++) {
        ${body}
      }
    }
  }`,
      a: {
        by: "rows",
        load: ({ id }) =>
          pool === null
            ? `dz[start${id} + k]`
            : `select(vec4f(), dz[start${id} + k], ${positions.at(`start${id} + k`)} == vec4u(position))`,
      },
      b: { by: "columns", load: (n) => `w[weights${n} + k]` },
      store: {
        rows: "step.rows - first",
        statements: `
  let start = ((first + r) * ${height * width}u + group.y) * ${channels}u;
${eachColumn(channels, (i, column) => `dx[start + ${column}] = sums[${i}] * factor(start + ${column});`)}`,
      },
    },
    exchange,
  );
}

/** WGSL of the first row or column of the filter that leads from `pixel` to one of `places` of the output. */
export function firstTapWgsl(pixel: string, strides: number, places: number): string {
  return `max(${pixel} % ${strides}, ${pixel} - ${(places - 1) * strides})`;
}
