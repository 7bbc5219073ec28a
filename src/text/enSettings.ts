import type { Experiment, LayerSpec } from "../protocol/experiment";
import {
  activationOptions,
  augmentationOptions,
  initializationOptions,
  layerOptions,
  optimizerOptions,
  preprocessingOptions,
  scheduleOptions,
} from "../protocol/options";
import { makeNumberFormat } from "./formatNumber";

const number = makeNumberFormat("en");
const decimal = (value: number) => String(value).replace("-", "\u2212");
const epochs = (count: number) => `${number.count(count)} ${count === 1 ? "epoch" : "epochs"}`;

/** One setting of an experiment: its name, and its value in words that are equal only where the setting is. */
export interface SettingText {
  readonly id: string;
  readonly label: string;
  readonly value: (experiment: Experiment, seeds: readonly number[]) => string;
}

function layerText(layer: LayerSpec): string {
  const kind = layerOptions[layer.kind].label;
  const penalties =
    "l1" in layer || "l2" in layer
      ? [...(layer.l1 ? [`L1 ${decimal(layer.l1)}`] : []), ...(layer.l2 ? [`L2 ${decimal(layer.l2)}`] : [])]
      : [];
  switch (layer.kind) {
    case "dense":
      return [`${kind} ${layer.units}`, activationOptions[layer.activation].label, ...penalties].join(" ");
    case "conv2d":
      return [
        `${kind} ${layer.filters}`,
        `${layer.kernelSize}×${layer.kernelSize}`,
        ...(layer.strides > 1 ? [`stride ${layer.strides}`] : []),
        ...(layer.padding === "same" ? ["padded"] : []),
        activationOptions[layer.activation].label,
        ...penalties,
      ].join(" ");
    case "maxPool2d":
    case "averagePool2d":
      return `${kind} ${layer.poolSize}×${layer.poolSize}`;
    case "dropout":
      return `${kind} ${number.percent(layer.rate, 0)}`;
    case "batchNormalization":
      return `${kind}, momentum ${decimal(layer.momentum)}, ε ${decimal(layer.epsilon)}`;
    case "flatten":
      return kind;
  }
}

function optimizerText({ optimizer }: Experiment): string {
  const { label } = optimizerOptions[optimizer.kind];
  switch (optimizer.kind) {
    case "adam":
    case "adamw":
      return [
        `${label}, β₁ ${decimal(optimizer.beta1)}, β₂ ${decimal(optimizer.beta2)}, ε ${decimal(optimizer.epsilon)}`,
        ...(optimizer.kind === "adamw" ? [`weight decay ${decimal(optimizer.weightDecay)}`] : []),
        optimizer.formulation === "keras" ? "as Keras" : "as PyTorch",
      ].join(", ");
    case "rmsprop":
      return `${label}, ρ ${decimal(optimizer.rho)}, ε ${decimal(optimizer.epsilon)}`;
    case "sgd":
      return optimizer.momentum > 0 ? `${label}, momentum ${decimal(optimizer.momentum)}` : label;
  }
}

function scheduleText({ schedule }: Experiment): string {
  const { label } = scheduleOptions[schedule.kind];
  const warmUp = schedule.warmUpSteps > 0 ? [`${number.count(schedule.warmUpSteps)} steps of warm-up`] : [];
  switch (schedule.kind) {
    case "constant":
      return [label, ...warmUp].join(", ");
    case "step":
      return [`× ${decimal(schedule.factor)} every ${epochs(schedule.everyEpochs)}`, ...warmUp].join(", ");
    case "cosine":
      return [`${label} down to ${number.percent(schedule.finalFraction, 1)}`, ...warmUp].join(", ");
  }
}

function validationText({ validation }: Experiment): string {
  switch (validation.kind) {
    case "none":
      return "none";
    case "lastFraction":
      return `last ${number.percent(validation.fraction, 1)} of the training images`;
    case "testSet":
      return "the test images";
  }
}

/** Every setting of an experiment but its name, the most telling first. */
export const enSettings: readonly SettingText[] = [
  { id: "layers", label: "Layers", value: ({ layers }) => layers.map(layerText).join("\n") },
  { id: "optimizer", label: "Optimizer", value: optimizerText },
  { id: "learningRate", label: "Learning rate", value: ({ optimizer }) => decimal(optimizer.learningRate) },
  { id: "schedule", label: "Rate over time", value: scheduleText },
  { id: "batchSize", label: "Batch size", value: ({ batchSize }) => number.count(batchSize) },
  { id: "epochs", label: "Epochs", value: (experiment) => number.count(experiment.epochs) },
  {
    id: "earlyStopping",
    label: "Early stopping",
    value: ({ earlyStopping }) => (earlyStopping ? `after ${epochs(earlyStopping.patience)} without progress` : "no"),
  },
  { id: "validation", label: "Validation", value: validationText },
  { id: "trainingImages", label: "Training images", value: ({ trainingImages }) => number.count(trainingImages) },
  {
    id: "thinning",
    label: "Thinned digit",
    value: ({ thinning }) => (thinning ? `of digit ${thinning.digit} the share ${decimal(thinning.keep)}` : "none"),
  },
  { id: "preprocessing", label: "Pixels", value: ({ preprocessing }) => preprocessingOptions[preprocessing].label },
  { id: "augmentation", label: "Images shown", value: ({ augmentation }) => augmentationOptions[augmentation].label },
  { id: "initialization", label: "Initial weights", value: ({ initialization }) => initializationOptions[initialization].label },
  {
    id: "classWeights",
    label: "Class weights",
    value: ({ classWeights }) => (classWeights ? classWeights.map(decimal).join(" ") : "all 1"),
  },
  { id: "shuffle", label: "Order of images", value: ({ shuffle }) => (shuffle ? "new in every epoch" : "always the same") },
  { id: "seeds", label: "Seeds", value: (_, seeds) => seeds.join(", ") },
];
