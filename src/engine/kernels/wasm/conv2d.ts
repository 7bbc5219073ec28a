import type { KernelConfig, NamedAttrMap, TensorInfo } from "@tensorflow/tfjs";
import { convolutionOf, paddedInput } from "./convolution";
import { packBias, packMatrix } from "./packedMatrix";
import { patchRows } from "./rowTables";
import { createSigmoidInPlaceOf } from "./sigmoidInPlaceOf";
import { requireInputs, stockKernel } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/**
 * 2-D convolution: each patch under the filter, taken as a row, times the filter as a matrix. A row of the filter lies on
 * consecutive pixels, so patches are read where they are.
 */
export function createConv2d(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("Conv2D");
  return {
    kernelName: "Conv2D",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { x, filter } = requireInputs(inputs, "x", "filter");
      return convolve(heap, { x, filter, attrs, isRelu: false }) ?? shipped(inputs, attrs);
    },
  };
}

/** The same with bias and activation in one pass. Activations that no layer has stay with the shipped kernel. */
export function createFusedConv2d(heap: WasmHeap): KernelConfig {
  const shipped = stockKernel("FusedConv2D");
  const sigmoidInPlaceOf = createSigmoidInPlaceOf();
  return {
    kernelName: "FusedConv2D",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { x, filter } = requireInputs(inputs, "x", "filter");
      const activation = attrs?.activation;
      if (activation !== "linear" && activation !== "relu" && activation !== "sigmoid") return shipped(inputs, attrs);
      const y = convolve(heap, { x, filter, bias: inputs.bias, attrs, isRelu: activation === "relu" });
      if (!y) return shipped(inputs, attrs);
      return activation === "sigmoid" ? sigmoidInPlaceOf(y) : y;
    },
  };
}

interface FusedConvolution {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
  readonly bias?: TensorInfo | undefined;
  readonly attrs: NamedAttrMap | undefined;
  readonly isRelu: boolean;
}

function convolve(heap: WasmHeap, { x, filter, bias, attrs, isRelu }: FusedConvolution): TensorInfo | null {
  const info = convolutionOf(attrs, x.shape, filter.shape);
  if (!info) return null;
  const { address, grid } = paddedInput(heap, x, info);
  const rowLength = info.filterWidth * info.inChannels;
  const packed = packMatrix(heap, heap.address(filter), info.filterHeight * rowLength, info.outChannels, false);
  const packedBias = bias ? packBias(heap, heap.address(bias), info.outChannels) : 0;
  const y = heap.output(info.outShape);
  heap.kernels.multiply(
    address,
    patchRows(heap, grid),
    info.batchSize * info.outHeight * info.outWidth,
    info.filterHeight,
    rowLength,
    grid.width * info.inChannels * 4,
    packed,
    info.outChannels,
    heap.address(y),
    packedBias,
    isRelu ? 1 : 0,
  );
  return y;
}
