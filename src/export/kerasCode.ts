import type { Experiment, LayerSpec, OptimizerSpec } from "../protocol/experiment";
import { isModelShape, type LayerShape, modelShape } from "../protocol/modelShape";
import type { InitializationName, PreprocessingName } from "../protocol/options";
import { runPlan } from "../protocol/runPlan";
import { ownDataReader, ownDataUsage } from "./ownDataLines";
import {
  hasSchedule,
  indented,
  pythonNumber,
  type RateChange,
  scheduleLines,
  scriptHead,
  scriptText,
  settingLines,
  thinningLines,
} from "./pythonText";

/**
 * A Python script for Keras 3 that loads MNIST, or a person's own four files, builds the experiment's network and trains it in the
 * same way; `changes` made by hand are told in a comment.
 */
export function kerasCode(experiment: Experiment, changes: readonly RateChange[] = [], data: "mnist" | "own" = "mnist"): string {
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) throw new RangeError(`layer ${shape.layer} does not fit: ${shape.code}`);
  const { layers } = shape;
  const { validation, classWeights, earlyStopping } = experiment;
  const usage = data === "own" ? [ownDataUsage] : [];
  const isEarly = earlyStopping !== null && validation.kind !== "none";
  const lines = [
    ...scriptHead(experiment, changes, "Keras 3", "pip install keras tensorflow, then run this file.", ...usage),
    ...(hasSchedule(experiment) ? ["import math", ""] : []),
    "import keras",
    "import numpy as np",
    "from keras import layers",
    "",
    ...settingLines(experiment, runPlan(experiment).trainingImages),
    "",
    // The generators of the three libraries take 32 bits.
    "keras.utils.set_random_seed(SEED)",
    ...(data === "own"
      ? [
          "",
          "",
          ...ownDataReader,
          "",
          "",
          ...['x_train, y_train = read("x_train"), read("y_train")', 'x_test, y_test = read("x_test"), read("y_test")'],
        ]
      : ["(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()"]),
    `x_train, y_train = x_train[:${experiment.trainingImages}], y_train[:${experiment.trainingImages}]`,
    ...thinningLines(experiment, runPlan(experiment).trainingImages),
    "",
    "",
    "def prepare(images):",
    `    return ${preprocessing[experiment.preprocessing]}`,
    "",
    "",
    "model = keras.Sequential(",
    "    [",
    ...indented(
      [
        "keras.Input((28, 28, 1)),",
        ...layers.map((layer, index) => layerLine(layer, index === layers.length - 1, experiment.initialization)),
      ],
      8,
    ),
    "    ]",
    ")",
    "model.summary()",
    ...scheduleClass(experiment),
    ...optimizerLines(experiment),
    "model.compile(",
    "    optimizer=optimizer,",
    "    # The network ends with logits: the softmax is part of the loss.",
    "    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),",
    '    metrics=["accuracy"],',
    ")",
    "model.fit(",
    ...indented(
      [
        "prepare(x_train),",
        "y_train,",
        "batch_size=BATCH_SIZE,",
        "epochs=EPOCHS,",
        `shuffle=${experiment.shuffle ? "True" : "False"},`,
        ...(validation.kind === "lastFraction" ? [`validation_split=${pythonNumber(validation.fraction)},`] : []),
        ...(validation.kind === "testSet" ? ["validation_data=(prepare(x_test), y_test),"] : []),
        ...(classWeights
          ? [`class_weight={${classWeights.map((weight, digit) => `${digit}: ${pythonNumber(weight)}`).join(", ")}},`]
          : []),
        ...(isEarly
          ? [`callbacks=[keras.callbacks.EarlyStopping(monitor="val_loss", patience=${earlyStopping.patience})],`]
          : []),
      ],
      4,
    ),
    ")",
    "loss, accuracy = model.evaluate(prepare(x_test), y_test, verbose=0)",
    'print(f"test loss {loss:.4f}, test accuracy {accuracy:.4f}")',
    'model.save("trainset.keras")',
    "",
  ];
  return scriptText(lines);
}

const preprocessing: Record<PreprocessingName, string> = {
  unit: 'images[..., np.newaxis].astype("float32") / 255',
  centered: '(images[..., np.newaxis].astype("float32") / 255 - 0.5) / 0.5',
};

function layerLine({ layer, input }: LayerShape, isLast: boolean, initialization: InitializationName): string {
  switch (layer.kind) {
    case "dense":
      return call("Dense", layer.units, activation(layer.activation, isLast), ...kernel(layer, input[0], initialization));
    case "conv2d": {
      const fanIn = layer.kernelSize ** 2 * (input[2] ?? 1);
      const places = `strides=${layer.strides}, padding="${layer.padding}"`;
      return call(
        "Conv2D",
        layer.filters,
        layer.kernelSize,
        places,
        activation(layer.activation, isLast),
        ...kernel(layer, fanIn, initialization),
      );
    }
    case "maxPool2d":
      return call("MaxPooling2D", layer.poolSize);
    case "averagePool2d":
      return call("AveragePooling2D", layer.poolSize);
    case "batchNormalization":
      return call("BatchNormalization", `momentum=${pythonNumber(layer.momentum)}`, `epsilon=${pythonNumber(layer.epsilon)}`);
    case "flatten":
      return call("Flatten");
    case "dropout":
      return call("Dropout", pythonNumber(layer.rate));
  }
}

const call = (name: string, ...given: readonly (string | number)[]) =>
  `layers.${name}(${given.filter((part) => part !== "").join(", ")}),`;

/** The last layer's softmax is part of the loss. */
const activation = (name: string, isLast: boolean) =>
  name === "linear" || (isLast && name === "softmax") ? "" : `activation="${name}"`;

function kernel(layer: Extract<LayerSpec, { activation: string }>, fanIn: number, initialization: InitializationName): string[] {
  const { l1 = 0, l2 = 0 } = layer;
  const penalty =
    l1 > 0 || l2 > 0 ? [`kernel_regularizer=keras.regularizers.L1L2(l1=${pythonNumber(l1)}, l2=${pythonNumber(l2)})`] : [];
  switch (initialization) {
    case "keras":
      return penalty;
    case "he":
      return ['kernel_initializer="he_normal"', ...penalty];
    case "pytorch": {
      const bound = 1 / Math.sqrt(fanIn);
      const uniform = `keras.initializers.RandomUniform(${pythonNumber(-bound)}, ${pythonNumber(bound)})`;
      return [`kernel_initializer=${uniform}`, `bias_initializer=${uniform}`, ...penalty];
    }
  }
}

function scheduleClass(experiment: Experiment): string[] {
  if (!hasSchedule(experiment)) return [];
  return [
    "",
    "",
    "class Schedule(keras.optimizers.schedules.LearningRateSchedule):",
    "    def __call__(self, step):",
    '        step = keras.ops.cast(step, "float32")',
    ...indented(scheduleLines(experiment, "keras.ops", "keras.ops.minimum", "keras.ops.maximum"), 8),
    "",
    "    def get_config(self):",
    "        return {}",
    "",
    "",
  ];
}

function optimizerLines(experiment: Experiment): string[] {
  const { optimizer } = experiment;
  const rate = hasSchedule(experiment) ? "Schedule()" : "LEARNING_RATE";
  const made = (name: string, settings: Readonly<Record<string, number>>) =>
    `optimizer = keras.optimizers.${name}(${[rate, ...Object.entries(settings).map(([key, value]) => `${key}=${pythonNumber(value)}`)].join(", ")})`;
  switch (optimizer.kind) {
    case "adam":
      return [...epsilonNote(optimizer), made("Adam", adamSettings(optimizer))];
    case "adamw":
      return [
        ...epsilonNote(optimizer),
        made("AdamW", { weight_decay: optimizer.weightDecay, ...adamSettings(optimizer) }),
        'optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])',
      ];
    case "rmsprop":
      return [
        "# Keras adds epsilon under the square root, Trainset beside it.",
        made("RMSprop", { rho: optimizer.rho, epsilon: optimizer.epsilon }),
      ];
    case "sgd":
      return [made("SGD", optimizer.momentum > 0 ? { momentum: optimizer.momentum } : {})];
  }
}

type AdamSpec = Extract<OptimizerSpec, { kind: "adam" | "adamw" }>;

const adamSettings = ({ beta1, beta2, epsilon }: AdamSpec) => ({ beta_1: beta1, beta_2: beta2, epsilon });

const epsilonNote = ({ formulation }: AdamSpec) =>
  formulation === "pytorch" ? ["# Keras adds epsilon before the bias correction, PyTorch and this experiment after it."] : [];
