import { derivativeFactor } from "./activation";
import { convInputGradientQuads } from "./convInputGradientQuads";
import { convInputGradientTiles } from "./convInputGradientTiles";
import { outputGradientBuffers, outputGradientWgsl } from "./convOutputGradient";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/**
 * dx, the gradient before the activation that made x. Binds dz [batch, output height, output width, filters], `positions` when
 * pooled, w, x [batch, height, width, channels] unless that activation is linear, and dx of x's length.
 */
export function convInputGradient(
  options: ConvolutionShape & { inputActivation: KernelActivation; adapter: AdapterKind },
): KernelCode {
  const { input, filters, kernelSize, strides, inputActivation, adapter } = options;
  if (adapter === "hardware") return convInputGradientTiles(options);
  if (filters % 4 === 0) return convInputGradientQuads(options, adapter === "softwareSubgroups");
  const [height, width, channels] = input;
  const { convolved, before, inputLength, weightLength } = convolutionSizes(options);
  const factor = derivativeFactor(inputActivation, inputLength);
  return perElement(
    `convInputGradient ${convolutionLabel(options)}, ${inputActivation}`,
    [
      ...outputGradientBuffers(options),
      { name: "w", use: "read", length: weightLength },
      ...factor.buffers,
      { name: "dx", use: "write", length: inputLength },
    ],
    inputLength,
    {
      wgsl: `${factor.wgsl}\n${outputGradientWgsl(options)}`,
      body: `
  let channel = index % ${channels}u;
  let pixel = index / ${channels}u;
  let column = i32(pixel % ${width}u) + ${before[1]};
  let row = i32(pixel / ${width}u % ${height}u) + ${before[0]};
  let image = pixel / ${height * width}u;
  if (image >= step.rows) { return; }
  var sum = 0.0;
  for (var i = 0; i < ${kernelSize}; i++) {
    for (var j = 0; j < ${kernelSize}; j++) {
      let top = row - i;
      let left = column - j;
      if (top < 0 || left < 0 || top % ${strides} != 0 || left % ${strides} != 0) { continue; }
      if (top / ${strides} >= ${convolved[0]} || left / ${strides} >= ${convolved[1]}) { continue; }
      let weight = (u32(i * ${kernelSize} + j) * ${channels}u + channel) * ${filters}u;
      for (var f = 0u; f < ${filters}u; f++) {
        sum += outputGradient(image, u32(top / ${strides}), u32(left / ${strides}), f) * w[weight + f];
      }
    }
  }
  dx[index] = sum * factor(index);`,
    },
  );
}
