import type { Model } from "../../buildModel";
import type { LayerWeights } from "./stepPlan";

/** Kernel and bias of each layer that has them, by its place; of a network of dense and convolution layers. */
export function layerWeightsOf({ shape, weights }: Model): LayerWeights {
  const byLayer = new Map<number, readonly [(typeof weights)[number], (typeof weights)[number]]>();
  let next = 0;
  for (const [index, { layer }] of shape.layers.entries()) {
    if (layer.kind !== "dense" && layer.kind !== "conv2d") continue;
    const kernel = weights[next++];
    const bias = weights[next++];
    if (!kernel || !bias) throw new Error(`layer ${index} has no weights`);
    byLayer.set(index, [kernel, bias]);
  }
  return byLayer;
}
