import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { type PoolShape, poolSizes, windowWgsl } from "./poolShape";

/** The mean of each window. Binds x [batch, height, width, channels] and y [batch, output height, output width, channels]. */
export function averagePoolForward(shape: PoolShape): KernelCode {
  const { input, size } = shape;
  const { inputLength, outputLength } = poolSizes(shape);
  return perElement(
    `averagePoolForward ${input.join("x")} by ${size}`,
    [
      { name: "x", use: "read", length: inputLength },
      { name: "y", use: "write", length: outputLength },
    ],
    outputLength,
    {
      body: `${windowWgsl(shape)}
  var sum = 0.0;
  for (var p = 0u; p < ${size ** 2}u; p++) { sum += x[first + (p / ${size}u * ${input[1]}u + p % ${size}u) * ${input[2]}u]; }
  y[index] = sum / ${size ** 2};`,
    },
  );
}
