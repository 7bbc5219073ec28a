import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";
import { type PoolShape, poolSizes, windowWgsl } from "./poolShape";

/**
 * The largest value of each window. Binds x [batch, height, width, channels], y [batch, output height, output width, channels]
 * and `positions` of y's length: the place of the maximum in its window, row by row, the first of equals.
 */
export function maxPoolForward(shape: PoolShape): KernelCode {
  const { input, size } = shape;
  const { inputLength, outputLength } = poolSizes(shape);
  return perElement(
    `maxPoolForward ${input.join("x")} by ${size}`,
    [
      { name: "x", use: "read", length: inputLength },
      { name: "y", use: "write", length: outputLength },
      { name: "positions", use: "write", length: outputLength, element: "u32" },
    ],
    outputLength,
    {
      body: `${windowWgsl(shape)}
  var largest = x[first];
  var position = 0u;
  for (var p = 1u; p < ${size ** 2}u; p++) {
    let value = x[first + (p / ${size}u * ${input[1]}u + p % ${size}u) * ${input[2]}u];
    if (value > largest) {
      largest = value;
      position = p;
    }
  }
  y[index] = largest;
  positions[index] = position;`,
    },
  );
}
