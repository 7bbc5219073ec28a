import type { KernelConfig } from "@tensorflow/tfjs";
import { convolutionAttributes, type Shape4D } from "./convolutionAttributes";
import { free, stockKernel } from "./stockKernel";

/**
 * Gradient of a 2-D convolution by its input. With stride 1 it is the convolution of dy, padded by what the forward pass
 * left out, with the filter turned by 180° and its channels swapped, which XNNPACK does in a seventh of the shipped
 * kernel's time; other strides keep the shipped kernel.
 */
export function createConv2dBackpropInput(): KernelConfig {
  const shipped = stockKernel("Conv2DBackpropInput");
  const reverse = stockKernel("Reverse");
  const transpose = stockKernel("Transpose");
  const convolve = stockKernel("Conv2D");
  return {
    kernelName: "Conv2DBackpropInput",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { dy, filter } = inputs;
      if (!dy || !filter) throw new Error("Conv2DBackpropInput needs dy and filter");
      // Shapes of a kernel are plain arrays; the op that calls it checks their rank.
      const filterShape = filter.shape as Shape4D;
      const { strides, padding } = convolutionAttributes(attrs, attrs?.inputShape as Shape4D, filterShape);
      const [height, width] = filterShape;
      const pad = [
        [0, 0],
        [height - 1 - padding.top, height - 1 - padding.bottom],
        [width - 1 - padding.left, width - 1 - padding.right],
        [0, 0],
      ];
      const isPaddable = pad.flat().every((margin) => margin >= 0);
      if (strides[0] !== 1 || strides[1] !== 1 || !isPaddable) return shipped({ dy, filter }, attrs ?? {});
      const turned = reverse({ x: filter }, { dims: [0, 1] });
      const swapped = transpose({ x: turned }, { perm: [0, 1, 3, 2] });
      const gradient = convolve({ x: dy, filter: swapped }, { strides: 1, dilations: 1, pad, dataFormat: "NHWC" });
      free(turned, swapped);
      return gradient;
    },
  };
}
