import { isModelShape, modelShape } from "../protocol/modelShape";
import type { CheckpointTensor, RunCheckpoint } from "../protocol/runCheckpoint";
import { parseSavedModelFile, type SavedModelFault, type SavedModelFile } from "../protocol/savedModel";
import { floatsToText, textToFloats } from "./floatText";

/** A trained network with what it gave for the test images when it was saved. */
export interface SavedModel {
  readonly checkpoint: RunCheckpoint;
  /** Names the own data that it was trained on; null for MNIST. */
  readonly dataId: string | null;
  /** Ten probabilities an image, one after the other; null where there are none. */
  readonly predictions: Float32Array | null;
}

/** The network as the text of one JSON file. */
export function writeSavedModel({ checkpoint, dataId, predictions }: SavedModel): string {
  const encode = ({ shape, values }: CheckpointTensor) => ({ shape, values: floatsToText(values) });
  const file: SavedModelFile = {
    format: "trainset-model",
    version: 1,
    dataId,
    checkpoint: {
      ...checkpoint,
      weights: checkpoint.weights.map(encode),
      optimizerState: checkpoint.optimizerState.map(encode),
    },
    predictions: predictions && { count: predictions.length / 10, values: floatsToText(predictions) },
  };
  return JSON.stringify(file);
}

/** What such a text holds, or what is wrong with it; `file` is its name. */
export function readSavedModel(text: string, file: string): SavedModel | { readonly fault: SavedModelFault } {
  const read = parseSavedModelFile(text, file);
  if ("fault" in read) return read;
  const { checkpoint, dataId, predictions } = read.parsed;
  if (!isModelShape(modelShape(checkpoint.experiment.layers))) return { fault: { file, code: "layers" } };

  const faults: SavedModelFault[] = [];
  const decode = (values: string, expected: number, field: string) => {
    const floats = textToFloats(values);
    if (floats?.length !== expected) faults.push({ file, code: "length", field, expected, found: floats?.length ?? 0 });
    return floats ?? new Float32Array(0);
  };
  const decodeAll = (name: "weights" | "optimizerState") =>
    checkpoint[name].map(({ shape, values }, index) => {
      const size = shape.reduce((product, length) => product * length, 1);
      return { shape, values: decode(values, size, `checkpoint.${name}.${index}.values`) };
    });
  const model = {
    checkpoint: { ...checkpoint, weights: decodeAll("weights"), optimizerState: decodeAll("optimizerState") },
    dataId,
    predictions: predictions && decode(predictions.values, 10 * predictions.count, "predictions.values"),
  };
  const [fault] = faults;
  return fault ? { fault } : model;
}
