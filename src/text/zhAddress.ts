import type { enAddress } from "./enAddress";
import { zhFieldWords } from "./zhFieldWords";
import { zhSpaced } from "./zhSpaced";

const fields: Readonly<Record<string, string>> = {
  address: "地址",
  groups: "网络",
  from: "起点",
  layers: "层",
  kind: "类型",
  units: "单元数",
  filters: "卷积核数",
  kernelSize: "卷积核大小",
  strides: "步幅",
  padding: "填充",
  poolSize: "池化大小",
  activation: "激活函数",
  rate: "失活比例",
  l1: "L1 惩罚",
  l2: "L2 惩罚",
  momentum: "动量",
  optimizer: "优化器",
  learningRate: "学习率",
  beta1: "β₁",
  beta2: "β₂",
  rho: "ρ",
  epsilon: "ε",
  weightDecay: "权重衰减",
  formulation: "ε 的公式",
  schedule: "学习率调度",
  everyEpochs: "间隔轮数",
  factor: "倍数",
  finalFraction: "最终比例",
  warmUpSteps: "预热步数",
  classWeights: "类别权重",
  batchSize: "批大小",
  epochs: "轮数",
  trainingImages: "训练图像数",
  thinning: "减少的数字",
  dataset: "数据集",
  loss: "损失",
  preprocessing: "像素",
  augmentation: "数据增强",
  initialization: "初始权重",
  shuffle: "打乱顺序",
  validation: "验证",
  fraction: "比例",
  earlyStopping: "早停",
  patience: "早停耐心，轮",
  name: "名称",
  seed: "种子",
  seeds: "种子数",
};

/** "groups.0.layers.1.units" as "网络 1，第 2 层，单元数". */
function fieldWords(path: string): string {
  const parts = path
    .replace(/^groups\.(\d+)/, (_, index: string) => `网络 ${Number(index) + 1}`)
    .replace(/\.layers\.(\d+)/, (_, index: string) => `.第 ${Number(index) + 1} 层`)
    .replace(/\.classWeights\.(\d+)/, ".数字 $1 的类别权重")
    .split(".");
  return parts.map((part) => fields[part] ?? part).join("，");
}

const startingShown = "现在显示的是初次访问时的网络。";

/** Chinese of what could not be taken over from a shared address. */
export const zhAddress: typeof enAddress = {
  title: "地址中的内容没有全部采用：",
  problem(field: string, expected: string, found: string): string {
    const place = fieldWords(field);
    switch (expected) {
      case "unreadable":
        return `地址无法读取：它被截断或改动过。${startingShown}`;
      case "later-version":
        return `地址来自更新版本的 Trainset，当前版本无法读取。${startingShown}`;
      case "no-networks":
        return `地址里没有网络。${startingShown}`;
      case "networks-left-out":
        return `略去了网络 ${found.replace(" to ", " 至 ")}：放不下更多网络。`;
      case "layers-left-out":
        return `${place}：${found.replace(/layer (\d+)/g, "第 $1 层").replaceAll(", ", "、")}无法读取，已略去；其余各层组成网络。`;
      case "layers-replaced":
        return `${place}：它们不能组成网络，改用“${found}”的各层。`;
      case "no such field":
      case "never":
        return `${place}：没有这个设置。`;
      default:
        if (found === "undefined") return `${place}：缺失。`;
        return zhSpaced(`${place}：应为${zhFieldWords.expected(expected)}，实为${zhFieldWords.found(found)}。`);
    }
  },
  ending: "没有采用的设置使用默认值。",
};
