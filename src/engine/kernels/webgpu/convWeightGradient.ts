import { outputGradientBuffers, outputGradientWgsl } from "./convOutputGradient";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import { convWeightGradientQuads } from "./convWeightGradientQuads";
import { convWeightGradientTiles } from "./convWeightGradientTiles";
import type { AdapterKind } from "./kernelCode";
import { perElement } from "./perElement";
import { hasQuads } from "./quadPositions";
import type { SplitKernelCode } from "./splitKernelCode";

/**
 * The gradient of w and b, in parts that each sum over some of the images. Binds x [batch, height, width, channels],
 * dz [batch, output height, output width, filters], `positions` when pooled, and partials [parts, length of w + filters].
 */
export function convWeightGradient(options: ConvolutionShape & { adapter: AdapterKind }): SplitKernelCode {
  const { batch, input, filters, kernelSize, strides, adapter } = options;
  if (adapter === "hardware") return convWeightGradientTiles(options);
  if (hasQuads(options)) return convWeightGradientQuads(options, adapter === "softwareSubgroups");
  const [height, width, channels] = input;
  const { convolved, before, inputLength, weightLength } = convolutionSizes(options);
  const parts = Math.min(batch, 8);
  const total = weightLength + filters;
  const kernel = perElement(
    `convWeightGradient ${convolutionLabel(options)}`,
    [
      { name: "x", use: "read", length: inputLength },
      ...outputGradientBuffers(options),
      { name: "partials", use: "write", length: parts * total },
    ],
    parts * total,
    {
      wgsl: outputGradientWgsl(options),
      body: `
  let weight = index % ${total}u;
  let filterIndex = weight % ${filters}u;
  let channel = weight / ${filters}u % ${channels}u;
  let place = i32(weight / ${filters * channels}u);
  var sum = 0.0;
  for (var image = index / ${total}u; image < step.rows; image += ${parts}u) {
    for (var i = 0; i < ${convolved[0]}; i++) {
      for (var j = 0; j < ${convolved[1]}; j++) {
        let gradient = outputGradient(image, u32(i), u32(j), filterIndex);
        if (weight >= ${weightLength}u) {
          sum += gradient;
          continue;
        }
        let row = i * ${strides} + place / ${kernelSize} - ${before[0]};
        let column = j * ${strides} + place % ${kernelSize} - ${before[1]};
        if (row < 0 || row >= ${height} || column < 0 || column >= ${width}) { continue; }
        sum += x[((image * ${height}u + u32(row)) * ${width}u + u32(column)) * ${channels}u + channel] * gradient;
      }
    }
  }
  partials[index] = sum;`,
    },
  );
  return { ...kernel, parts };
}
