import type { LayerShape } from "../protocol/modelShape";
import type { ActivationName, InitializationName } from "../protocol/options";
import { pythonNumber } from "./pythonText";

/** A layer as modules of `nn.Sequential`, one a line; a last softmax is part of the loss. */
export function layerLines({ layer, input, output }: LayerShape, isLast: boolean): string[] {
  switch (layer.kind) {
    case "dense":
      return [`nn.Linear(${input[0]}, ${layer.units}),`, ...activationLines(layer.activation, isLast)];
    case "conv2d": {
      const { kernelSize, strides } = layer;
      const channels = input[2] ?? 1;
      const convolution = `nn.Conv2d(${channels}, ${layer.filters}, ${kernelSize}, stride=${strides}),`;
      const padding = layer.padding === "same" ? paddingLines(input, output, kernelSize, strides) : [];
      return [...padding, convolution, ...activationLines(layer.activation, isLast)];
    }
    case "maxPool2d":
      return [`nn.MaxPool2d(${layer.poolSize}),`];
    case "averagePool2d":
      return [`nn.AvgPool2d(${layer.poolSize}),`];
    case "batchNormalization": {
      const name = input.length === 3 ? "BatchNorm2d" : "BatchNorm1d";
      // PyTorch's momentum is the share of the new value, ours that of the old one.
      const momentum = pythonNumber(Number((1 - layer.momentum).toPrecision(12)));
      return [`nn.${name}(${input.at(-1)}, eps=${pythonNumber(layer.epsilon)}, momentum=${momentum}),`];
    }
    case "flatten":
      return ["nn.Flatten(),"];
    case "dropout":
      return [`nn.Dropout(${pythonNumber(layer.rate)}),`];
  }
}

const activations: Record<Exclude<ActivationName, "linear">, string> = {
  relu: "nn.ReLU(),",
  sigmoid: "nn.Sigmoid(),",
  tanh: "nn.Tanh(),",
  elu: "nn.ELU(),",
  gelu: "nn.GELU(),",
  softmax: "nn.Softmax(dim=1),",
};

function activationLines(name: ActivationName, isLast: boolean): string[] {
  return name === "linear" || (isLast && name === "softmax") ? [] : [activations[name]];
}

/** Zeros around the image as TensorFlow's "same" padding has them: where they are an odd number, one more at the end. */
function paddingLines(input: readonly number[], output: readonly number[], kernelSize: number, strides: number): string[] {
  const around = (axis: 0 | 1) => {
    const total = Math.max(0, ((output[axis] ?? 0) - 1) * strides + kernelSize - (input[axis] ?? 0));
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  };
  const [top, bottom] = around(0);
  const [left, right] = around(1);
  return top || bottom || left || right ? [`nn.ZeroPad2d((${left}, ${right}, ${top}, ${bottom})),`] : [];
}

/** Sets the initial weights; nothing for PyTorch's own. */
export function initializationLines(initialization: InitializationName): string[] {
  if (initialization === "pytorch") return [];
  const fill =
    initialization === "keras"
      ? ["nn.init.xavier_uniform_(module.weight)"]
      : [
          "# The variance is 2 / fan in after the tails are cut at two standard deviations.",
          "std = math.sqrt(2 / module.weight[0].numel()) / 0.87962566103423978",
          "nn.init.trunc_normal_(module.weight, std=std, a=-2 * std, b=2 * std)",
        ];
  return [
    "for module in model:",
    "    if isinstance(module, (nn.Linear, nn.Conv2d)):",
    ...fill.map((line) => `        ${line}`),
    "        nn.init.zeros_(module.bias)",
  ];
}
