import type { Experiment, LayerSpec } from "../protocol/experiment";
import type { SettingText } from "./enSettings";
import { makeNumberFormat } from "./formatNumber";
import { zhOptions } from "./zhOptions";

const number = makeNumberFormat("zh");
const decimal = (value: number) => String(value).replace("-", "\u2212");

function layerText(layer: LayerSpec): string {
  const kind = zhOptions.layers[layer.kind];
  const penalties =
    "l1" in layer || "l2" in layer
      ? [...(layer.l1 ? [`L1 ${decimal(layer.l1)}`] : []), ...(layer.l2 ? [`L2 ${decimal(layer.l2)}`] : [])]
      : [];
  switch (layer.kind) {
    case "dense":
      return [`${kind} ${layer.units}`, zhOptions.activations[layer.activation], ...penalties].join(" ");
    case "conv2d":
      return [
        `${kind} ${layer.filters}`,
        `${layer.kernelSize}×${layer.kernelSize}`,
        ...(layer.strides > 1 ? [`步幅 ${layer.strides}`] : []),
        ...(layer.padding === "same" ? ["有填充"] : []),
        zhOptions.activations[layer.activation],
        ...penalties,
      ].join(" ");
    case "maxPool2d":
    case "averagePool2d":
      return `${kind} ${layer.poolSize}×${layer.poolSize}`;
    case "dropout":
      return `${kind} ${number.percent(layer.rate, 0)}`;
    case "batchNormalization":
      return `${kind}，动量 ${decimal(layer.momentum)}，ε ${decimal(layer.epsilon)}`;
    case "flatten":
      return kind;
  }
}

function optimizerText({ optimizer }: Experiment): string {
  const label = zhOptions.optimizers[optimizer.kind];
  switch (optimizer.kind) {
    case "adam":
    case "adamw":
      return [
        `${label}，β₁ ${decimal(optimizer.beta1)}，β₂ ${decimal(optimizer.beta2)}，ε ${decimal(optimizer.epsilon)}`,
        ...(optimizer.kind === "adamw" ? [`权重衰减 ${decimal(optimizer.weightDecay)}`] : []),
        optimizer.formulation === "keras" ? "同 Keras" : "同 PyTorch",
      ].join("，");
    case "rmsprop":
      return `${label}，ρ ${decimal(optimizer.rho)}，ε ${decimal(optimizer.epsilon)}`;
    case "sgd":
      return optimizer.momentum > 0 ? `${label}，动量 ${decimal(optimizer.momentum)}` : label;
  }
}

function scheduleText({ schedule }: Experiment): string {
  const label = zhOptions.schedules[schedule.kind];
  const warmUp = schedule.warmUpSteps > 0 ? [`预热 ${number.count(schedule.warmUpSteps)} 步`] : [];
  switch (schedule.kind) {
    case "constant":
      return [label, ...warmUp].join("，");
    case "step":
      return [`每 ${number.count(schedule.everyEpochs)} 轮 × ${decimal(schedule.factor)}`, ...warmUp].join("，");
    case "cosine":
      return [`${label}，降到 ${number.percent(schedule.finalFraction, 1)}`, ...warmUp].join("，");
  }
}

function validationText({ validation }: Experiment): string {
  switch (validation.kind) {
    case "none":
      return "无";
    case "lastFraction":
      return `训练图像的最后 ${number.percent(validation.fraction, 1)}`;
    case "testSet":
      return "测试集";
  }
}

/** Every setting of an experiment but its name, in Chinese and in the order of `enSettings`. */
export const zhSettings: readonly SettingText[] = [
  { id: "layers", label: "层", value: ({ layers }) => layers.map(layerText).join("\n") },
  { id: "optimizer", label: "优化器", value: optimizerText },
  { id: "learningRate", label: "学习率", value: ({ optimizer }) => decimal(optimizer.learningRate) },
  { id: "schedule", label: "学习率变化", value: scheduleText },
  { id: "batchSize", label: "批大小", value: ({ batchSize }) => number.count(batchSize) },
  { id: "epochs", label: "轮数", value: (experiment) => number.count(experiment.epochs) },
  {
    id: "earlyStopping",
    label: "早停",
    value: ({ earlyStopping }) => (earlyStopping ? `${number.count(earlyStopping.patience)} 轮没有进步后` : "否"),
  },
  { id: "validation", label: "验证", value: validationText },
  { id: "trainingImages", label: "训练图像", value: ({ trainingImages }) => number.count(trainingImages) },
  {
    id: "thinning",
    label: "减少的数字",
    value: ({ thinning }) => (thinning ? `数字 ${thinning.digit} 只留 ${decimal(thinning.keep)}` : "无"),
  },
  { id: "preprocessing", label: "像素", value: ({ preprocessing }) => zhOptions.preprocessings[preprocessing] },
  { id: "augmentation", label: "数据增强", value: ({ augmentation }) => zhOptions.augmentations[augmentation] },
  { id: "initialization", label: "初始权重", value: ({ initialization }) => zhOptions.initializations[initialization] },
  {
    id: "classWeights",
    label: "类别权重",
    value: ({ classWeights }) => (classWeights ? classWeights.map(decimal).join(" ") : "全部为 1"),
  },
  { id: "shuffle", label: "图像顺序", value: ({ shuffle }) => (shuffle ? "每轮重新打乱" : "固定不变") },
  { id: "seeds", label: "种子", value: (_, seeds) => seeds.join("、") },
];
