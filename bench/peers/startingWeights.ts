import { initialWeight } from "../../src/engine/initialWeights";
import type { Experiment } from "../../src/protocol/experiment";
import { isModelShape, type LayerShape, modelShape } from "../../src/protocol/modelShape";

/** One weight tensor: kernels are [height, width, in, out] or [in, out], channels last. */
export interface StartingWeight {
  readonly shape: number[];
  readonly values: Float32Array;
}

/** The weights that Trainset starts this experiment with, layer by layer, kernel before bias. */
export function startingWeights({ layers, initialization, seed }: Experiment): StartingWeight[] {
  const shape = modelShape(layers);
  if (!isModelShape(shape)) throw new Error(`layer ${shape.layer} does not fit`);
  return shape.layers
    .flatMap(kernelAndBias)
    .map((weight, index) => ({ shape: weight.shape, values: initialWeight(weight, initialization, seed, index) }));
}

function kernelAndBias({ layer, input }: LayerShape) {
  if (layer.kind === "dense") {
    const fans = { fanIn: input[0], fanOut: layer.units };
    return [
      { role: "kernel" as const, shape: [input[0], layer.units], ...fans },
      { role: "bias" as const, shape: [layer.units], ...fans },
    ];
  }
  if (layer.kind === "conv2d") {
    const channels = input[2] ?? 1;
    const area = layer.kernelSize ** 2;
    const fans = { fanIn: area * channels, fanOut: area * layer.filters };
    return [
      { role: "kernel" as const, shape: [layer.kernelSize, layer.kernelSize, channels, layer.filters], ...fans },
      { role: "bias" as const, shape: [layer.filters], ...fans },
    ];
  }
  return [];
}

/**
 * The same weights for a network whose images are [channels, height, width]: kernels of convolutions as [out, in, height,
 * width], rows of the dense kernel behind a flattened image in the order of that image.
 */
export function channelsFirstWeights(experiment: Experiment): StartingWeight[] {
  const weights = startingWeights(experiment);
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) return weights;
  const flattened = shape.layers.find(({ layer }) => layer.kind === "flatten")?.input ?? [1];
  let isBehindImage = true;
  return weights.map((weight) => {
    if (weight.shape.length === 4) return { shape: permute(weight.shape, [3, 2, 0, 1]), values: transpose(weight, [3, 2, 0, 1]) };
    if (weight.shape.length !== 2 || !isBehindImage) return weight;
    isBehindImage = false;
    const [height = 1, width = 1, channels = 1] = flattened;
    const rows = { shape: [height, width, channels, weight.shape[1] ?? 1], values: weight.values };
    return { shape: weight.shape, values: transpose(rows, [2, 0, 1, 3]) };
  });
}

const permute = (shape: readonly number[], axes: readonly number[]) => axes.map((axis) => shape[axis] ?? 1);

/** Values of a tensor of four axes with its axes in the order of `axes`. */
function transpose({ shape, values }: StartingWeight, axes: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  const [a = 1, b = 1, c = 1, d = 1] = permute(shape, axes);
  const [strideA = 0, strideB = 0, strideC = 0, strideD = 0] = permute(strides, axes);
  const turned = new Float32Array(values.length);
  let to = 0;
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++)
      for (let k = 0; k < c; k++)
        for (let l = 0; l < d; l++) turned[to++] = values[i * strideA + j * strideB + k * strideC + l * strideD] ?? 0;
  return turned;
}
