import type { LayerSpec } from "../../protocol/experiment";
import type { LayerKind } from "../../protocol/options";

/** What a layer of each kind is before anything of it is chosen: Keras's defaults, and common sizes where it has none. */
const newLayers = {
  dense: { kind: "dense", units: 64, activation: "relu" },
  conv2d: { kind: "conv2d", filters: 32, kernelSize: 3, strides: 1, padding: "valid", activation: "relu" },
  maxPool2d: { kind: "maxPool2d", poolSize: 2 },
  averagePool2d: { kind: "averagePool2d", poolSize: 2 },
  batchNormalization: { kind: "batchNormalization", momentum: 0.99, epsilon: 0.001 },
  flatten: { kind: "flatten" },
  dropout: { kind: "dropout", rate: 0.3 },
} as const satisfies { readonly [Kind in LayerKind]: LayerSpec & { readonly kind: Kind } };

/** A layer of `kind` to begin with. */
export function newLayer(kind: LayerKind): LayerSpec {
  return newLayers[kind];
}

/**
 * Where a new layer of `kind` goes so that it fits what is there: convolutions and pools before the first Flatten, others before
 * the last layer where that gives the answer.
 */
export function placeForLayer(layers: readonly LayerSpec[], kind: LayerKind): number {
  const flatten = layers.findIndex((layer) => layer.kind === "flatten");
  const takesImage = kind === "conv2d" || kind === "maxPool2d" || kind === "averagePool2d";
  if (takesImage && flatten >= 0) return flatten;
  const last = layers.at(-1);
  const endsInAnswer = last?.kind === "dense" && last.units === 10;
  return endsInAnswer ? layers.length - 1 : layers.length;
}
