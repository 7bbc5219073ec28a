import type { KernelConfig } from "@tensorflow/tfjs";
import { convolutionAttributes, type Shape4D } from "./convolutionAttributes";
import { free, stockKernel } from "./stockKernel";

/**
 * Gradient of a 2-D convolution by its filter, which TensorFlow.js lacks for WebAssembly. dW[i, j, c, f] sums
 * x[n, y·s + i, x·s + j, c] · dy[n, y, x, f] over n, y and x: a convolution of x, its channels taken as batch and its
 * batch as channels, with dy as the filter, dilated by the forward stride.
 */
export function createConv2dBackpropFilter(): KernelConfig {
  const transpose = stockKernel("Transpose");
  const convolve = stockKernel("Conv2D");
  const slice = stockKernel("Slice");
  return {
    kernelName: "Conv2DBackpropFilter",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { x, dy } = inputs;
      if (!x || !dy) throw new Error("Conv2DBackpropFilter needs x and dy");
      // Shapes of a kernel are plain arrays; the op that calls it checks their rank.
      const filterShape = attrs?.filterShape as Shape4D;
      const { strides, padding } = convolutionAttributes(attrs, x.shape as Shape4D, filterShape);
      const images = transpose({ x }, { perm: [3, 1, 2, 0] });
      const filter = transpose({ x: dy }, { perm: [1, 2, 0, 3] });
      const pad = [
        [0, 0],
        [padding.top, padding.bottom],
        [padding.left, padding.right],
        [0, 0],
      ];
      const summed = convolve({ x: images, filter }, { strides: 1, dilations: [...strides], pad, dataFormat: "NHWC" });
      const gradient = transpose({ x: summed }, { perm: [1, 2, 0, 3] });
      free(images, filter, summed);
      const [height, width] = filterShape;
      if (gradient.shape[0] === height && gradient.shape[1] === width) return gradient;
      // Where the stride does not divide the input, rows that the forward pass never read give more than the filter.
      const cut = slice({ x: gradient }, { begin: [0, 0, 0, 0], size: filterShape });
      free(gradient);
      return cut;
    },
  };
}
