import type { LayerSpec } from "../protocol/experiment";
import { imageShape, type Shape, traceModel } from "../protocol/modelShape";
import type { Texts } from "./en";

/** A network in words and as the blocks of its drawing. */
export interface NetworkDescription {
  /** All layers in a row, such as "28 × 28 image, Conv 32, …, Dense 10". */
  readonly label: string;
  /** Trained numbers; null where the layers do not fit each other. */
  readonly parameters: number | null;
  /** The image and then every layer: what it gives and a title that says so. */
  readonly blocks: readonly NetworkBlock[];
}

interface NetworkBlock {
  readonly kind: "image" | LayerSpec["kind"];
  /** Where the layers do not fit each other, the last one known. */
  readonly shape: Shape;
  readonly title: string;
  readonly mark?: "faulty" | "unknown";
}

/** Describes `layers` in the language of `texts`. */
export function describeNetwork(layers: readonly LayerSpec[], { network }: Texts): NetworkDescription {
  const trace = traceModel(layers);
  const { problem } = trace;
  let shape: Shape = imageShape;
  const blocks: NetworkBlock[] = layers.map((layer, place) => {
    const known = trace.layers[place];
    shape = known?.output ?? (layer.kind === "dense" ? [layer.units] : shape);
    const title = known ? network.layerWithOutput(layer, known.output) : network.layer(layer);
    const mark = problem?.layer === place ? "faulty" : known ? null : "unknown";
    return { kind: layer.kind, shape, title, ...(mark && { mark }) };
  });
  return {
    label: network.list([network.image, ...layers.map(network.layer)]),
    parameters: problem ? null : trace.layers.reduce((sum, layer) => sum + (layer?.parameters ?? 0), 0),
    blocks: [{ kind: "image", shape: imageShape, title: network.image }, ...blocks],
  };
}
