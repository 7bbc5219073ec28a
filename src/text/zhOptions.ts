import type { enOptions } from "./enOptions";

/** What can be chosen for a network in Chinese; functions and methods that have no other name keep theirs. */
export const zhOptions: typeof enOptions = {
  layers: {
    dense: "全连接",
    conv2d: "卷积",
    maxPool2d: "最大池化",
    averagePool2d: "平均池化",
    batchNormalization: "批归一化",
    flatten: "展平",
    dropout: "随机失活",
  },
  activations: {
    linear: "线性",
    relu: "ReLU",
    sigmoid: "sigmoid",
    tanh: "tanh",
    elu: "ELU",
    gelu: "GELU",
    softmax: "softmax",
  },
  optimizers: { adam: "Adam", adamw: "AdamW", rmsprop: "RMSProp", sgd: "SGD" },
  schedules: { constant: "恒定", step: "阶梯", cosine: "余弦" },
  initializations: {
    keras: "Glorot 均匀分布，偏置为 0",
    pytorch: "±1/√(输入数) 均匀分布",
    he: "He 正态分布，偏置为 0",
  },
  preprocessings: { unit: "x / 255", centered: "(x / 255 − 0.5) / 0.5" },
  augmentations: { none: "原样", drawing: "适应手写" },
};
