import { backend_util, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs";
import type { PatchGrid } from "./rowTables";
import type { WasmHeap } from "./wasmHeap";

/** Shape of images [batch, height, width, channels] or of a filter [height, width, channels in, channels out]. */
export type Shape4D = [number, number, number, number];

/** A 2-D convolution in NHWC by its sizes. */
export type Convolution = backend_util.Conv2DInfo;

/** Sizes of the convolution that a kernel's attributes describe; null where it is none of ours (other layout, dilation). */
export function convolutionOf(attrs: NamedAttrMap | undefined, inputShape: number[], filterShape: number[]): Convolution | null {
  // The attributes and shapes of a kernel are loosely typed; the op that calls it checks them.
  const strides = attrs?.strides as number | [number, number];
  const dilations = (attrs?.dilations ?? 1) as number | [number, number];
  const pad = attrs?.pad as "valid" | "same" | number | backend_util.ExplicitPadding;
  const rounding = attrs?.dimRoundingMode as "floor" | "round" | "ceil" | undefined;
  if ((attrs?.dataFormat ?? "NHWC") !== "NHWC") return null;
  const info = backend_util.computeConv2DInfo(inputShape as Shape4D, filterShape as Shape4D, strides, dilations, pad, rounding);
  return info.dilationHeight === 1 && info.dilationWidth === 1 ? info : null;
}

/** The image that a convolution without padding sees: the input itself, or a copy of it with its margins. */
export function paddedInput(heap: WasmHeap, x: TensorInfo, info: Convolution): { address: number; grid: PatchGrid } {
  const { top, bottom, left, right } = info.padInfo;
  const height = info.inHeight + top + bottom;
  const width = info.inWidth + left + right;
  const grid: PatchGrid = {
    batch: info.batchSize,
    height,
    width,
    channels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    strideHeight: info.strideHeight,
    strideWidth: info.strideWidth,
  };
  if (height === info.inHeight && width === info.inWidth) return { address: heap.address(x), grid };
  const address = heap.scratch("padded", 4 * info.batchSize * height * width * info.inChannels);
  heap.kernels.padImage(
    heap.address(x),
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    top,
    left,
    1,
    1,
    height,
    width,
    address,
  );
  return { address, grid };
}
