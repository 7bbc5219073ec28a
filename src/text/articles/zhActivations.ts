import type { enActivations } from "./enActivations";

/** Sigmoid, tanh and ReLU with their derivatives, in Chinese. */
export const zhActivations: typeof enActivations = {
  title: "Sigmoid、tanh 与 ReLU",
  lead: "每个函数及其导数。移动这个点：输入数值、拖动滑块，或直接在图上拖动。",
  x: "点 x",
  names: { sigmoid: "Sigmoid", tanh: "Tanh", relu: "ReLU" },
  function: "函数",
  derivative: "导数",
  plot: (name, x, at, slope) => `${name} 及其导数，−6 到 6。在 x = ${x} 处函数为 ${at}，导数为 ${slope}。`,
  reluTitle: "对文章 4 的三个数做 ReLU",
  value: (i) => `第 ${i} 个数`,
};
