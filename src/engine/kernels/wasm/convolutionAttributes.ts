import { backend_util, type NamedAttrMap } from "@tensorflow/tfjs";

/** Shape of images [batch, height, width, channels] or of a filter [height, width, channels in, channels out]. */
export type Shape4D = [number, number, number, number];

/** Strides and padding of the 2-D convolution in NHWC whose gradient is asked for. */
export function convolutionAttributes(attrs: NamedAttrMap | undefined, inputShape: Shape4D, filterShape: Shape4D) {
  // The attributes of a kernel are untyped; the op that calls it checks them.
  const strides = attrs?.strides as number | [number, number];
  const pad = attrs?.pad as "valid" | "same" | number | backend_util.ExplicitPadding;
  const dimRoundingMode = attrs?.dimRoundingMode as "floor" | "round" | "ceil" | undefined;
  const info = backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
  return { strides: [info.strideHeight, info.strideWidth] as const, padding: info.padInfo };
}
