import type { Experiment } from "../protocol/experiment";
import { isModelShape, type LayerShape, modelShape } from "../protocol/modelShape";
import type { PreprocessingName } from "../protocol/options";
import { runPlan } from "../protocol/runPlan";
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
import { initializationLines, layerLines } from "./pytorchLayers";
import { optimizerLines } from "./pytorchOptimizer";
import { pytorchSources } from "./pytorchSources";

/**
 * A Python script for PyTorch and NumPy alone that loads MNIST, or a person's own four files, builds the experiment's network and
 * trains it in the same way; `changes` made by hand are told in a comment.
 */
export function pytorchCode(
  experiment: Experiment,
  changes: readonly RateChange[] = [],
  data: "mnist" | "own" = "mnist",
): string {
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) throw new RangeError(`layer ${shape.layer} does not fit: ${shape.code}`);
  const { layers } = shape;
  const source = pytorchSources[data];
  return scriptText([
    ...scriptHead(experiment, changes, "PyTorch", ...source.usage),
    ...source.head,
    preparing(preprocessing[experiment.preprocessing]),
    ...settingLines(experiment, runPlan(experiment).trainingImages),
    "",
    'device = torch.device("cuda" if torch.cuda.is_available() else "cpu")',
    "torch.manual_seed(SEED)",
    ...source.folder,
    `x_train = ${source.read("x_train")}[:${experiment.trainingImages}]`,
    `y_train = ${source.read("y_train")}[:${experiment.trainingImages}]`,
    ...thinningLines(experiment, runPlan(experiment).trainingImages),
    "x_train, y_train = prepare(x_train), labels(y_train)",
    `x_test = prepare(${source.read("x_test")})`,
    `y_test = labels(${source.read("y_test")})`,
    ...validationLines(experiment),
    "",
    "model = nn.Sequential(",
    ...indented(
      layers.flatMap((layer, index) => layerLines(layer, index === layers.length - 1)),
      4,
    ),
    ").to(device)",
    ...initializationLines(experiment.initialization),
    ...scheduleFunction(experiment),
    ...optimizerLines(experiment.optimizer),
    ...lossLines(experiment, layers),
    evaluation,
    ...trainingLines(experiment),
    "loss, accuracy = evaluate(x_test, y_test)",
    'print(f"test loss {loss:.4f}, test accuracy {accuracy:.4f}")',
    'torch.save(model.state_dict(), "trainset.pt")',
    "",
  ]);
}

const preprocessing: Record<PreprocessingName, string> = {
  unit: "images / 255",
  centered: "(images / 255 - 0.5) / 0.5",
};

const preparing = (prepared: string) => `

def prepare(images):
    images = torch.tensor(images, dtype=torch.float32, device=device).unsqueeze(1)
    return ${prepared}


def labels(digits):
    return torch.tensor(digits, dtype=torch.int64, device=device)

`;

const evaluation = `

def evaluate(images, digits):
    """Mean cross-entropy and share read rightly."""
    model.eval()
    loss, correct = 0.0, 0
    with torch.no_grad():
        for i in range(0, len(images), 1000):
            logits = model(images[i : i + 1000])
            loss += F.cross_entropy(logits, digits[i : i + 1000], reduction="sum").item()
            correct += (logits.argmax(1) == digits[i : i + 1000]).sum().item()
    model.train()
    return loss / len(images), correct / len(images)

`;

function validationLines(experiment: Experiment): string[] {
  const { validation } = experiment;
  if (validation.kind === "testSet") return ["x_validation, y_validation = x_test, y_test"];
  if (validation.kind === "none") return [];
  const { trainingImages } = runPlan(experiment);
  return [
    "# The last images, taken before any shuffling.",
    `x_validation, y_validation = x_train[${trainingImages}:], y_train[${trainingImages}:]`,
    `x_train, y_train = x_train[:${trainingImages}], y_train[:${trainingImages}]`,
  ];
}

function scheduleFunction(experiment: Experiment): string[] {
  if (!hasSchedule(experiment)) return [];
  return ["", "", "def learning_rate(step):", ...indented(scheduleLines(experiment, "math", "min", "max"), 4), "", ""];
}

function lossLines({ classWeights }: Experiment, layers: readonly LayerShape[]): string[] {
  const penalties = penaltyTerms(layers);
  const weights = classWeights
    ? [`CLASS_WEIGHTS = torch.tensor([${classWeights.map(pythonNumber).join(", ")}], device=device)`]
    : [];
  return [
    ...weights,
    "",
    "",
    "def training_loss(logits, digits):",
    ...(classWeights
      ? ['    loss = (F.cross_entropy(logits, digits, reduction="none") * CLASS_WEIGHTS[digits]).mean()']
      : ["    loss = F.cross_entropy(logits, digits)"]),
    ...penalties.map((term) => `    loss = loss + ${term}`),
    "    return loss",
  ];
}

/** L1 and L2 of each layer that has them, by the place of its module in the Python model. */
function penaltyTerms(layers: readonly LayerShape[]): string[] {
  let place = 0;
  return layers.flatMap((shape, index) => {
    const { layer } = shape;
    const lines = layerLines(shape, index === layers.length - 1);
    const kernel = place + lines.findIndex((line) => /^nn\.(Linear|Conv2d)\(/.test(line));
    place += lines.length;
    if (layer.kind !== "dense" && layer.kind !== "conv2d") return [];
    const { l1 = 0, l2 = 0 } = layer;
    return [
      ...(l1 > 0 ? [`${pythonNumber(l1)} * model[${kernel}].weight.abs().sum()`] : []),
      ...(l2 > 0 ? [`${pythonNumber(l2)} * model[${kernel}].weight.square().sum()`] : []),
    ];
  });
}

function trainingLines(experiment: Experiment): string[] {
  const { validation, earlyStopping, shuffle } = experiment;
  const isValidated = validation.kind !== "none";
  return [
    "step = 0",
    ...(isValidated && earlyStopping ? ["best, epochs_without_gain = math.inf, 0"] : []),
    "model.train()",
    "for epoch in range(EPOCHS):",
    `    order = torch.${shuffle ? "randperm" : "arange"}(len(x_train)).to(device)`,
    "    total, correct = 0.0, 0",
    "    for batch in order.split(BATCH_SIZE):",
    ...(hasSchedule(experiment)
      ? ["        for group in optimizer.param_groups:", '            group["lr"] = learning_rate(step)']
      : []),
    "        logits = model(x_train[batch])",
    "        loss = training_loss(logits, y_train[batch])",
    "        optimizer.zero_grad()",
    "        loss.backward()",
    "        optimizer.step()",
    "        step += 1",
    "        total += loss.item() * len(batch)",
    "        correct += (logits.argmax(1) == y_train[batch]).sum().item()",
    '    line = f"epoch {epoch + 1}: loss {total / len(x_train):.4f}, accuracy {correct / len(x_train):.4f}"',
    ...(isValidated
      ? [
          "    validation_loss, validation_accuracy = evaluate(x_validation, y_validation)",
          '    line += f", validation loss {validation_loss:.4f}, accuracy {validation_accuracy:.4f}"',
        ]
      : []),
    "    print(line)",
    ...(isValidated && earlyStopping
      ? [
          "    epochs_without_gain = 0 if validation_loss < best else epochs_without_gain + 1",
          "    best = min(best, validation_loss)",
          `    if epochs_without_gain >= ${earlyStopping.patience}:`,
          "        break",
        ]
      : []),
    "",
  ];
}
