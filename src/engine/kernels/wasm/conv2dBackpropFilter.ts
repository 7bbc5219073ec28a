import type { KernelConfig } from "@tensorflow/tfjs";
import { convolutionOf, paddedInput, type Shape4D } from "./convolution";
import { columnBlock } from "./packedMatrix";
import { patchRows } from "./rowTables";
import { requireInputs } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/**
 * Gradient of a 2-D convolution by its filter, which TensorFlow.js lacks for WebAssembly: the patches under the filter,
 * taken as rows and transposed, times dy.
 */
export function createConv2dBackpropFilter(heap: WasmHeap): KernelConfig {
  return {
    kernelName: "Conv2DBackpropFilter",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { x, dy } = requireInputs(inputs, "x", "dy");
      // The attributes of a kernel are untyped; the op that calls it checks them.
      const filterShape = attrs?.filterShape as Shape4D;
      const info = convolutionOf(attrs, x.shape, filterShape);
      if (!info) throw new Error("the gradient of a convolution by its filter takes NHWC without dilation");
      const { address, grid } = paddedInput(heap, x, info);
      const gradient = heap.output(filterShape);
      heap.kernels.multiplyTransposed(
        address,
        patchRows(heap, grid),
        info.batchSize * info.outHeight * info.outWidth,
        info.filterHeight,
        info.filterWidth * info.inChannels,
        grid.width * info.inChannels * 4,
        heap.address(dy),
        info.outChannels,
        heap.address(gradient),
        columnBlock(heap),
      );
      return gradient;
    },
  };
}
