import fc from "fast-check";
import { expect, test } from "vitest";
import { compareFloats } from "../../src/export/compareFloats";
import { floatsToText, textToFloats } from "../../src/export/floatText";
import { layersModel } from "../../src/export/layersModel";
import { readLayersModel } from "../../src/export/readLayersModel";
import { readSavedModel, type SavedModel, writeSavedModel } from "../../src/export/savedModel";
import { tinyExperiment } from "../fixtures/tinyExperiment";

const model: SavedModel = {
  checkpoint: {
    version: 1,
    experiment: tinyExperiment(),
    step: 3,
    learningRate: 0.001,
    weights: [{ shape: [2, 2], values: Float32Array.of(1 / 3, -0, 1e-40, 2 ** 100) }],
    optimizerState: [{ shape: [1], values: Float32Array.of(0.1) }],
    bestValidationLoss: null,
    epochsWithoutGain: 0,
    trainingSeconds: 1.5,
  },
  dataId: null,
  predictions: Float32Array.from({ length: 20 }, (_, i) => i / 7),
};
const text = writeSavedModel(model);
const fault = (changed: string) => {
  const read = readSavedModel(changed, "a.trainset.json");
  return "fault" in read ? read.fault : null;
};
test("a network comes out of its file as it went in, to the last bit", () => {
  const read = readSavedModel(text, "a");
  if ("fault" in read) throw new Error(read.fault.code);
  expect(read).toEqual(model);
  const [weights, found] = [model.checkpoint.weights[0]?.values, read.checkpoint.weights[0]?.values];
  expect(weights && found && compareFloats(weights, found)).toEqual({ count: 4, different: 0, largest: 0 });
});

test("any floats survive as text", () => {
  fc.assert(
    fc.property(fc.float32Array({ maxLength: 9000 }), (values) => {
      const back = textToFloats(floatsToText(values));
      // A value that is none may change its bits on the way through a processor.
      expect(back).toEqual(values);
    }),
    { numRuns: 30 },
  );
});

test("files that are no saved network are told by what they are", () => {
  expect(fault(text.slice(0, -3))).toMatchObject({ code: "not-json", file: "a.trainset.json" });
  expect(fault("[]")).toMatchObject({ code: "format", found: "" });
  expect(fault('{"format":"layers-model"}')).toMatchObject({ code: "format", found: '"layers-model"' });
  expect(fault('{"format":"trainset-model","version":2}')).toMatchObject({ code: "version", found: "2" });
});

test("a field that was altered is told by its path, with what was expected and found", () => {
  expect(fault(text.replace('"step":3', '"step":-3'))).toMatchObject({ code: "field", field: "checkpoint.step", found: "-3" });
  expect(fault(text.replace('"units":8', '"units":"many"'))).toMatchObject({ code: "field", found: '"many"' });
  expect(fault(text.replace('"shape":[2,2]', '"shape":[2,3]'))).toEqual({
    file: "a.trainset.json",
    code: "length",
    field: "checkpoint.weights.0.values",
    expected: 6,
    found: 4,
  });
  expect(fault(text.replace('"kind":"flatten"', '"kind":"dropout","rate":0.5'))).toMatchObject({ code: "layers" });
});

test("random text never does more than give a fault", () => {
  fc.assert(fc.property(fc.json(), (json) => fault(json) !== null));
  fc.assert(fc.property(fc.string(), (string) => fault(string) !== null));
});

test("numbers are compared by their bits", () => {
  expect(compareFloats(Float32Array.of(0, 1, 2), Float32Array.of(-0, 1, 2.5))).toEqual({ count: 3, different: 2, largest: 0.5 });
  expect(compareFloats(new Float32Array(3), new Float32Array(4))).toBeNull();
});

test("model.json and weights.bin give the same weights back, and say where they are not as they were", () => {
  const shapes = [[784, 8], [8], [8, 10], [10]];
  const weights = shapes.map((shape, tensor) => {
    const length = shape.reduce((product, size) => product * size, 1);
    return { shape, values: Float32Array.from({ length }, (_, i) => Math.sin(i + tensor)) };
  });
  const checkpoint = { ...model.checkpoint, weights };
  const files = layersModel(checkpoint);
  const names = { model: "model.json", weights: "weights.bin" };
  const read = readLayersModel(files.model, files.weights, names);
  if ("fault" in read) throw new Error(read.fault.code);
  const { experiment, step } = checkpoint;
  expect(read.checkpoint).toMatchObject({ experiment, step, learningRate: 0.001, weights, optimizerState: [] });
  const cut = readLayersModel(files.model, files.weights.subarray(4), names);
  expect(cut).toMatchObject({ fault: { file: "weights.bin", code: "length", expected: 6370, found: 6369 } });
  const foreign = files.model.replace('"trainset"', '"other"');
  expect(readLayersModel(foreign, files.weights, names)).toEqual({ fault: { file: "model.json", code: "foreign" } });
});
