import { derivativeFactor } from "./activation";
import { firstTapWgsl } from "./convInputGradientQuads";
import { outputGradientBuffers, outputGradientWgsl } from "./convOutputGradient";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { eachRow, tileProduct, tileSizeFor } from "./tileProduct";

/**
 * `convInputGradient` for GPUs. A tile is one pixel of many images × channels, so that all its rows have the same taps of the
 * filter in common, and none is computed that leads out of the image.
 */
export function convInputGradientTiles(shape: ConvolutionShape & { inputActivation: KernelActivation }): KernelCode {
  const { batch, input, filters, kernelSize, strides, pool, inputActivation } = shape;
  const [height, width, channels] = input;
  const { convolved, output, before, inputLength, weightLength } = convolutionSizes(shape);
  const factor = derivativeFactor(inputActivation, inputLength);
  const tileSize = batch > 16 ? tileSizeFor(height * width * batch, channels) : 16;
  const rows = Math.min(convolved[0], output[0] * (pool ?? 1));
  const columns = Math.min(convolved[1], output[1] * (pool ?? 1));
  return tileProduct({
    label: `convInputGradient ${convolutionLabel(shape)}, ${inputActivation}`,
    buffers: [
      ...outputGradientBuffers(shape),
      { name: "w", use: "read", length: weightLength },
      ...factor.buffers,
      { name: "dx", use: "write", length: inputLength },
    ],
    wgsl: `${factor.wgsl}
${outputGradientWgsl(shape)}
fn dzAt(image: u32, row: u32, column: u32, place: u32) -> f32 {
  if (image >= step.rows) { return 0; }
  return outputGradient(image, row, column, place);
}
fn wAt(tap: u32, place: u32, channel: u32) -> f32 {
  if (channel >= ${channels}u) { return 0; }
  return w[(tap * ${channels}u + channel) * ${filters}u + place];
}`,
    tileSize,
    workgroups: [Math.ceil(channels / tileSize), height * width, Math.ceil(batch / tileSize)],
    setup: `
  let firstRow = group.z * ${tileSize}u;
  let firstColumn = group.x * ${tileSize}u;
  if (firstRow >= step.rows) { return; }
  let row = i32(group.y / ${width}u) + ${before[0]};
  let column = i32(group.y % ${width}u) + ${before[1]};`,
    loop: (body) => `
  for (var i = ${firstTapWgsl("row", strides, rows)}; i <= min(row, ${kernelSize - 1}); i += ${strides}) {
    for (var j = ${firstTapWgsl("column", strides, columns)}; j <= min(column, ${kernelSize - 1}); j += ${strides}) {
      let leadsTo = vec2u(vec2i(row - i, column - j)) / ${strides}u;
      let tap = u32(i * ${kernelSize} + j);
      ${body}
    }
  }`,
    begin: "0u",
    end: `${filters}u`,
    a: { along: "place", at: (image, place) => `dzAt(${image}, leadsTo.x, leadsTo.y, ${place})` },
    b: { along: "place", at: (place, channel) => `wAt(tap, ${place}, ${channel})` },
    store: (first, channel, sums) =>
      eachRow(first, "step.rows", sums, (image, sum) => {
        const index = `(${image} * ${height * width}u + group.y) * ${channels}u + ${channel}`;
        return `if (${channel} < ${channels}u) { dx[${index}] = ${sum} * factor(${index}); }`;
      }),
  });
}
