import type { KernelConfig } from "@tensorflow/tfjs";
import { convolutionOf, type Shape4D } from "./convolution";
import { packMatrix } from "./packedMatrix";
import { patchRows } from "./rowTables";
import { requireInputs, stockKernel } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/**
 * Gradient of a 2-D convolution by its input: a convolution with stride 1 of dy, spread out by the forward stride and
 * framed by zeros, with the filter turned by 180° and its channels swapped.
 */
export function createConv2dBackpropInput(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("Conv2DBackpropInput");
  return {
    kernelName: "Conv2DBackpropInput",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { dy, filter } = requireInputs(inputs, "dy", "filter");
      // The attributes of a kernel are untyped; the op that calls it checks them.
      const inputShape = attrs?.inputShape as Shape4D;
      const info = convolutionOf(attrs, inputShape, filter.shape);
      if (!info) return shipped(inputs, attrs);
      const { kernels } = heap;
      const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth } = info;
      const top = filterHeight - 1 - info.padInfo.top;
      const left = filterWidth - 1 - info.padInfo.left;
      const height = inHeight + filterHeight - 1;
      const width = inWidth + filterWidth - 1;
      // A margin wider than the filter would put gradients outside the frame.
      if (top < 0 || left < 0) return shipped(inputs, attrs);

      const frame = heap.scratch("padded", 4 * batchSize * height * width * outChannels);
      const { strideHeight, strideWidth } = info;
      kernels.padImage(
        heap.address(dy),
        batchSize,
        outHeight,
        outWidth,
        outChannels,
        top,
        left,
        strideHeight,
        strideWidth,
        height,
        width,
        frame,
      );
      const turned = heap.scratch("turned filter", 4 * filterHeight * filterWidth * inChannels * outChannels);
      kernels.turnFilter(heap.address(filter), filterHeight, filterWidth, inChannels, outChannels, turned);
      const rowLength = filterWidth * outChannels;
      const packed = packMatrix(heap, turned, filterHeight * rowLength, inChannels, false);
      const grid = {
        batch: batchSize,
        height,
        width,
        channels: outChannels,
        outHeight: inHeight,
        outWidth: inWidth,
        strideHeight: 1,
        strideWidth: 1,
      };
      const dx = heap.output(inputShape);
      kernels.multiply(
        frame,
        patchRows(heap, grid),
        batchSize * inHeight * inWidth,
        filterHeight,
        rowLength,
        width * outChannels * 4,
        packed,
        inChannels,
        heap.address(dx),
        0,
        0,
      );
      return dx;
    },
  };
}
