import type { enSmallNetwork } from "./enSmallNetwork";

/** The 2-2-1 sigmoid network forward and backward, in Chinese. */
export const zhSmallNetwork: typeof enSmallNetwork = {
  title: "2-2-1 网络的前向与反向传播",
  lead: "文章 2 写出了一个网络：两个输入、两个 sigmoid 隐藏单元、一个 sigmoid 输出，损失为平方误差。这里用你给的点逐个数字地算一遍。",
  x1: "输入 x₁",
  x2: "输入 x₂",
  y: "目标 y",
  rate: "学习率",
  train: "训练一步",
  reset: "重新开始",
  loss: (loss) => `损失 ${loss}`,
  trained: (steps, before, after) => `${steps} 步之后：损失 ${after}；上一步之前为 ${before}。`,
  forward: "前向传播",
  backward: "反向传播",
  check: "逐个检验梯度",
  checkLead: "求导得到一个值；把参数向两边各移动 0.00001，看损失变化多少，得到另一个值。每个参数都可以改。",
  parameter: "名称",
  value: "数值",
  analytic: "求导",
  numeric: "有限差分",
  difference: "相对差",
  bias: (value) => `偏置 ${value}`,
  drawing: (output, target) => `网络及其权重：两个输入连到两个隐藏单元，再连到一个输出；输出为 ${output}，目标为 ${target}。`,
  saysInputs: "输入层：1 个神经元",
  comesToInputs: "2 个神经元，x₁ 和 x₂",
  whyInputs: "文章的层列表说输入层有一个神经元。但它的点是二维的，公式里用到 x₁ 和 x₂，所以应为两个。",
};
