import type { LayerSpec } from "../protocol/experiment";
import { imageShape, isModelShape, modelShape, type Shape } from "../protocol/modelShape";
import type { Texts } from "./en";

/** A network in words and as the blocks of its drawing. */
export interface NetworkDescription {
  /** All layers in a row, such as "28 × 28 image, Conv 32, …, Dense 10". */
  readonly label: string;
  /** Trained numbers; null where the layers do not fit each other. */
  readonly parameters: number | null;
  /** The image and then every layer: what it gives and a title that says so. */
  readonly blocks: readonly { readonly kind: "image" | LayerSpec["kind"]; readonly shape: Shape; readonly title: string }[];
}

/** Describes `layers` in the language of `texts`. */
export function describeNetwork(layers: readonly LayerSpec[], { network }: Texts): NetworkDescription {
  const shape = modelShape(layers);
  const image = { kind: "image", shape: imageShape, title: network.image } as const;
  const label = network.list([network.image, ...layers.map(network.layer)]);
  if (!isModelShape(shape)) return { label, parameters: null, blocks: [image] };
  const blocks = shape.layers.map(({ layer, output }) => ({
    kind: layer.kind,
    shape: output,
    title: network.layerWithOutput(layer, output),
  }));
  return { label, parameters: shape.parameters, blocks: [image, ...blocks] };
}
