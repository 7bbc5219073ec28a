import { activateWgsl } from "./activation";
import { convForwardQuads } from "./convForwardQuads";
import { convForwardTiles } from "./convForwardTiles";
import { type ConvolutionShape, convolutionLabel, convolutionSizes } from "./convolutionShape";
import type { AdapterKind, KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { hasQuads } from "./quadPositions";

/**
 * y = pool(activation(convolution of x by w + b)). Binds x [batch, height, width, channels], w [size, size, channels, filters],
 * b [filters], y [batch, output height, output width, filters] and, when pooled, `positions` of y's length: the place of each
 * window's maximum in the window, row by row, the first of equals.
 */
export function convForward(options: ConvolutionShape & { activation: KernelActivation; adapter: AdapterKind }): KernelCode {
  const { input, filters, kernelSize, strides, pool, activation, adapter } = options;
  if (adapter === "hardware" && (pool === null || pool === 2)) return convForwardTiles(options);
  if (adapter !== "hardware" && hasQuads(options)) return convForwardQuads(options, adapter === "softwareSubgroups");
  const [height, width, channels] = input;
  const { output, before, inputLength, outputLength, weightLength } = convolutionSizes(options);
  const window = pool ?? 1;
  return perElement(
    `convForward ${convolutionLabel(options)}, ${activation}`,
    [
      { name: "x", use: "read", length: inputLength },
      { name: "w", use: "read", length: weightLength },
      { name: "b", use: "read", length: filters },
      { name: "y", use: "write", length: outputLength },
      ...(pool === null ? [] : [{ name: "positions", use: "write", length: outputLength, element: "u32" } as const]),
    ],
    outputLength,
    {
      wgsl: `${activateWgsl(activation)}
fn convolved(image: u32, top: i32, left: i32, filterIndex: u32) -> f32 {
  var sum = b[filterIndex];
  for (var i = 0; i < ${kernelSize}; i++) {
    for (var j = 0; j < ${kernelSize}; j++) {
      let row = top + i;
      let column = left + j;
      if (row < 0 || row >= ${height} || column < 0 || column >= ${width}) { continue; }
      let pixel = ((image * ${height}u + u32(row)) * ${width}u + u32(column)) * ${channels}u;
      let weight = u32(i * ${kernelSize} + j) * ${channels}u;
      for (var c = 0u; c < ${channels}u; c++) { sum += x[pixel + c] * w[(weight + c) * ${filters}u + filterIndex]; }
    }
  }
  return sum;
}`,
      body: `
  let filterIndex = index % ${filters}u;
  let place = index / ${filters}u;
  let column = i32(place % ${output[1]}u) * ${window};
  let row = i32(place / ${output[1]}u % ${output[0]}u) * ${window};
  let image = place / ${output[0] * output[1]}u;
  if (image >= step.rows) { return; }
  var largest = 0.0;
  var position = 0u;
  for (var p = 0; p < ${window ** 2}; p++) {
    let top = (row + p / ${window}) * ${strides} - ${before[0]};
    let left = (column + p % ${window}) * ${strides} - ${before[1]};
    let value = convolved(image, top, left, filterIndex);
    if (p == 0 || value > largest) {
      largest = value;
      position = u32(p);
    }
  }
  y[index] = activate(largest);
  ${pool === null ? "" : "positions[index] = position;"}`,
    },
  );
}
