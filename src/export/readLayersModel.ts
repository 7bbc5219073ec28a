import { parseLayersModel } from "../protocol/layersModelFile";
import { isModelShape, modelShape } from "../protocol/modelShape";
import type { SavedModelFault } from "../protocol/savedModel";
import type { SavedModel } from "./savedModel";

/** The network in the two files that `layersModel` makes, without the optimizer's memory; or what is wrong with them. */
export function readLayersModel(
  text: string,
  bytes: Uint8Array,
  names: { readonly model: string; readonly weights: string },
): SavedModel | { readonly fault: SavedModelFault } {
  const model = parseLayersModel(text);
  if (!model) return { fault: { file: names.model, code: "foreign" } };
  const { experiment, step, learningRate } = model.userDefinedMetadata.trainset;
  if (!isModelShape(modelShape(experiment.layers))) return { fault: { file: names.model, code: "layers" } };
  const shapes = model.weightsManifest.flatMap(({ weights }) => weights.map(({ shape }) => shape));
  const sizes = shapes.map((shape) => shape.reduce((product, length) => product * length, 1));
  const expected = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes.length !== 4 * expected) {
    return { fault: { file: names.weights, code: "length", field: "weights", expected, found: Math.floor(bytes.length / 4) } };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const weights = shapes.map((shape, index) => {
    const values = new Float32Array(sizes[index] ?? 0);
    for (let place = 0; place < values.length; place++, at += 4) values[place] = view.getFloat32(at, true);
    return { shape, values };
  });
  const rest = { optimizerState: [], bestValidationLoss: null, epochsWithoutGain: 0 };
  return { checkpoint: { version: 1, experiment, step, learningRate, weights, ...rest }, dataId: null, predictions: null };
}
