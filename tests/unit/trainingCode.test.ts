import { expect, test } from "vitest";
import { kerasCode } from "../../src/export/kerasCode.ts";
import { pytorchCode } from "../../src/export/pytorchCode.ts";
import { curvesAsCsv, curvesAsJson } from "../../src/export/runCurves.ts";
import type { Experiment } from "../../src/protocol/experiment.ts";
import { presets } from "../../src/protocol/presets.ts";
import { everyLayer, tinyExperiment } from "../fixtures/tinyExperiment.ts";

const adamw = {
  kind: "adamw",
  learningRate: 0.002,
  beta1: 0.8,
  beta2: 0.99,
  epsilon: 1e-8,
  formulation: "keras",
  weightDecay: 0.01,
} as const;

const rich: Experiment = tinyExperiment({
  name: 'A "rich"\nnetwork',
  layers: everyLayer,
  optimizer: adamw,
  schedule: { kind: "cosine", finalFraction: 0.1, warmUpSteps: 5 },
  classWeights: [1, 2, 1, 1, 0.5, 1, 1, 1, 1, 3],
  validation: { kind: "lastFraction", fraction: 0.25 },
  earlyStopping: { patience: 3 },
  shuffle: false,
  seed: 77,
});

test("every layer and option is in the PyTorch code, with shapes and padding worked out", () => {
  const code = pytorchCode(rich);
  for (const line of [
    "nn.ZeroPad2d((1, 2, 1, 2)),",
    "nn.Conv2d(1, 3, 5, stride=2),",
    "nn.MaxPool2d(2),",
    "nn.BatchNorm2d(3, eps=0.001, momentum=0.1),",
    "nn.AvgPool2d(2),",
    "nn.Flatten(),",
    "nn.Dropout(0.25),",
    "nn.Linear(18, 7),",
    "nn.Tanh(),",
    "nn.ELU(),",
    "nn.GELU(),",
    "nn.Linear(5, 10),",
    "nn.init.xavier_uniform_(module.weight)",
    "0.001 * model[10].weight.abs().sum()",
    "0.01 * model[12].weight.square().sum()",
    "CLASS_WEIGHTS = torch.tensor([1, 2, 1, 1, 0.5, 1, 1, 1, 1, 3], device=device)",
    "optimizer = KerasAdam(groups, lr=LEARNING_RATE, betas=(0.8, 0.99), eps=1e-8)",
    '"weight_decay": 0.01',
    "factor = factor * min(1.0, (step + 1) / 5)",
    "x_train, y_train = x_train[:30], y_train[:30]",
    "if epochs_without_gain >= 3:",
    "order = torch.arange(len(x_train)).to(device)",
    "SEED = 77",
  ]) {
    expect(code).toContain(line);
  }
  expect(code).not.toContain("Softmax");
});

test("every layer and option is in the Keras code", () => {
  const code = kerasCode(rich);
  for (const line of [
    'layers.Conv2D(3, 5, strides=2, padding="same", activation="relu"),',
    "layers.MaxPooling2D(2),",
    "layers.BatchNormalization(momentum=0.9, epsilon=0.001),",
    "layers.AveragePooling2D(2),",
    "layers.Flatten(),",
    "layers.Dropout(0.25),",
    'layers.Dense(7, activation="tanh", kernel_regularizer=keras.regularizers.L1L2(l1=0.001, l2=0)),',
    'layers.Dense(5, activation="gelu"),',
    "layers.Dense(10),",
    "keras.optimizers.AdamW(Schedule(), weight_decay=0.01, beta_1=0.8, beta_2=0.99, epsilon=1e-8)",
    "validation_split=0.25,",
    'keras.callbacks.EarlyStopping(monitor="val_loss", patience=3)',
    "class_weight={0: 1, 1: 2,",
    "shuffle=False,",
    "keras.utils.set_random_seed(SEED)",
  ]) {
    expect(code).toContain(line);
  }
});

test.each([
  ["torch.optim.Adam(", "keras.optimizers.Adam(", { ...adamw, kind: "adam", formulation: "pytorch" }],
  ["torch.optim.AdamW(groups", "keras.optimizers.AdamW(", { ...adamw, formulation: "pytorch" }],
  ["torch.optim.RMSprop(", "keras.optimizers.RMSprop(", { kind: "rmsprop", learningRate: 0.01, rho: 0.9, epsilon: 1e-7 }],
  [
    "torch.optim.SGD(model.parameters(), lr=LEARNING_RATE, momentum=0.9)",
    "keras.optimizers.SGD(LEARNING_RATE, momentum=0.9)",
    { kind: "sgd", learningRate: 0.01, momentum: 0.9 },
  ],
] as const)("%s and %s are written", (torch, keras, spec) => {
  const { weightDecay: _, ...withoutDecay } = { weightDecay: 0, ...spec };
  const optimizer = (spec.kind === "adamw" ? spec : withoutDecay) as Experiment["optimizer"]; // Adam's has no decay
  const experiment = tinyExperiment({ optimizer });
  expect(pytorchCode(experiment)).toContain(torch);
  expect(kerasCode(experiment)).toContain(keras);
});

test("code of a network that was trained for drawing says what it leaves out", () => {
  for (const code of [kerasCode, pytorchCode]) {
    expect(code(rich)).not.toContain("drawing");
    expect(code({ ...rich, augmentation: "drawing" })).toContain("This code trains on MNIST's images as they are");
  }
});

test("a learning rate that was changed by hand is told in a comment", () => {
  const changes = [{ step: 120, learningRate: 0.0005 }];
  for (const code of [pytorchCode(rich, changes), kerasCode(rich, changes)])
    expect(code).toContain("\n#   0.0005 after step 120\n");
  expect(pytorchCode(rich)).not.toContain("changed by hand");
});

test("a schedule is written without terms that change nothing", () => {
  const schedules = [
    [{ kind: "cosine", finalFraction: 0, warmUpSteps: 0 }, "    factor = (1 + math.cos(math.pi * t)) / 2\n"],
    [{ kind: "constant", warmUpSteps: 5 }, "(step):\n    factor = min(1.0, (step + 1) / 5)\n"],
    [{ kind: "step", everyEpochs: 2, factor: 0.5, warmUpSteps: 0 }, "(step):\n    factor = 0.5 ** (step"],
  ] as const;
  for (const [schedule, lines] of schedules) expect(pytorchCode(tinyExperiment({ schedule }))).toContain(lines);
});

test("code for a person's own data reads the four files and nothing of MNIST's", () => {
  for (const code of [pytorchCode(rich, [], "own"), kerasCode(rich, [], "own")]) {
    for (const name of ["x_train", "y_train", "x_test", "y_test"]) expect(code).toContain(`read("${name}")`);
    expect(code).toContain('values = np.load(name + ".npy")');
    expect(code).not.toMatch(/ubyte|load_data/);
    expect(code).toContain("x_train.npy, y_train.npy, x_test.npy and y_test.npy");
  }
  expect(pytorchCode(rich)).toContain('x_train = read_idx(folder, "train-images-idx3-ubyte.gz")');
});

test("a name cannot leave its place in the code", () => {
  const name = 'x"\nimport os #';
  for (const code of [pytorchCode(tinyExperiment({ name })), kerasCode(tinyExperiment({ name }))]) {
    expect(code.split("\n").filter((line) => line.includes("import os"))).toEqual([expect.stringMatching(/^# /)]);
  }
});

test("PyTorch's own initial weights need no line, and Keras is told of them", () => {
  expect(pytorchCode(presets["article1-mlp128-64"])).not.toContain("nn.init");
  expect(kerasCode(presets["article1-mlp128-64"])).toContain("bias_initializer=keras.initializers.RandomUniform(-0.0357");
});

const run = {
  experiment: rich,
  epochs: [],
  learningRateChanges: [{ step: 1, learningRate: 0.01 }],
  result: null,
  losses: new Float32Array([2.3, Number.NaN, 0.1]),
  accuracies: new Float32Array([0.1, 0.2, 0.3]),
};

test("curves are written as JSON that says what they are of, and a broken loss is null", () => {
  expect(JSON.parse(curvesAsJson(run))).toMatchObject({
    format: "trainset-curves",
    version: 1,
    experiment: { name: rich.name },
    steps: { loss: [2.3, null, 0.1], accuracy: [0.1, 0.2, 0.3] },
  });
});

test("curves are written as CSV with steps and epochs counted from 1", () => {
  expect(curvesAsCsv(run, 2).split("\r\n")).toEqual([
    "step,epoch,loss,accuracy",
    "1,1,2.3,0.1",
    "2,1,NaN,0.2",
    "3,2,0.1,0.3",
    "",
  ]);
});
