import type { LayerShape, Shape } from "../../protocol/modelShape";
import type { Tiles } from "../../ui/tiles";

/** How the weights of a layer can be seen. */
export type KernelForm =
  /** One image a unit or filter, [height, width, channels, units] in memory. */
  | {
      readonly kind: "images";
      readonly height: number;
      readonly width: number;
      readonly channels: number;
      readonly units: number;
    }
  /** One row a unit, [inputs, units] in memory: the inputs have no place in an image. */
  | { readonly kind: "rows"; readonly inputs: number; readonly units: number };

/**
 * The form of the kernel of layer `index`; null for layers without one. A dense layer behind a flattened image has the
 * memory of a convolution whose kernel covers that image.
 */
export function kernelForm(layers: readonly LayerShape[], index: number): KernelForm | null {
  const shape = layers[index];
  if (shape?.layer.kind === "conv2d") {
    const { kernelSize, filters } = shape.layer;
    return { kind: "images", height: kernelSize, width: kernelSize, channels: shape.input[2] ?? 1, units: filters };
  }
  if (shape?.layer.kind !== "dense") return null;
  const { units } = shape.layer;
  const image = flattenedImage(layers.slice(0, index));
  if (!image) return { kind: "rows", inputs: shape.input[0], units };
  return { kind: "images", height: image[0], width: image[1], channels: image[2], units };
}

/** The image whose values reach the end of `layers` in their order; null where there is none of more than one pixel. */
function flattenedImage(layers: readonly LayerShape[]): Extract<Shape, readonly [number, number, number]> | null {
  for (const { layer, input } of layers.toReversed()) {
    if (layer.kind === "flatten" && input.length === 3) return input[0] * input[1] > 1 ? input : null;
    if (layer.kind !== "dropout" && layer.kind !== "batchNormalization" && layer.kind !== "flatten") return null;
  }
  return null;
}

/** Number of values in a kernel of this form. */
export function kernelSize(form: KernelForm): number {
  return form.kind === "rows" ? form.inputs * form.units : form.height * form.width * form.channels * form.units;
}

/** The kernel as images, one a unit: of one input channel, or with `channel` null of the mean over all. */
export function kernelTiles(kernel: Float32Array, form: KernelForm, channel: number | null): Tiles {
  if (form.kind === "rows") {
    const { inputs, units } = form;
    const place = { start: 0, tileStride: 1, rowStride: 0, columnStride: units };
    return { values: kernel, count: units, height: 1, width: inputs, ...place };
  }
  const { height, width, channels, units } = form;
  const isMean = channel === null && channels > 1;
  const inPixel = isMean ? 1 : channels;
  return {
    values: isMean ? meanOverChannels(kernel, form) : kernel,
    count: units,
    height,
    width,
    start: isMean ? 0 : Math.min(channel ?? 0, channels - 1) * units,
    tileStride: 1,
    rowStride: width * inPixel * units,
    columnStride: inPixel * units,
  };
}

/** [height, width, channels, units] → [height, width, units]. */
function meanOverChannels(kernel: Float32Array, form: Extract<KernelForm, { kind: "images" }>): Float32Array {
  const { channels, units } = form;
  const pixels = form.height * form.width;
  const mean = new Float32Array(pixels * units);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const from = (pixel * channels + channel) * units;
      for (let unit = 0; unit < units; unit += 1) {
        mean[pixel * units + unit] = (mean[pixel * units + unit] ?? 0) + (kernel[from + unit] ?? 0) / channels;
      }
    }
  }
  return mean;
}

/** What a layer gives for one image: an image for each channel, or of a vector one pixel for each value. */
export function activationTiles(values: Float32Array, [height, width = 1, channels]: Shape): Tiles {
  if (channels === undefined) {
    return { values, count: height, height: 1, width: 1, start: 0, tileStride: 1, rowStride: 0, columnStride: 0 };
  }
  const place = { start: 0, tileStride: 1, rowStride: width * channels, columnStride: channels };
  return { values, count: channels, height, width, ...place };
}
