import type { enCrossEntropy } from "./enCrossEntropy";

/** Cross-entropy by hand, in Chinese. */
export const zhCrossEntropy: typeof enCrossEntropy = {
  title: "手算交叉熵",
  lead: "衡量预测 p 与标签 y 相差多远。每个数字都可以改；标签为 1 而预测为 0 时，损失为无穷大。",
  whose: "用哪篇文章的数字",
  article0: "文章 0",
  article4: "文章 4",
  pairs: "标签与预测",
  label: "标签 y",
  prediction: "预测 p",
  table: "每个样本的贡献",
  readings: {
    labelSum: "只取含 y 的项，求和",
    sum: "完整公式，求和",
    mean: "完整公式，取平均",
    labelMean: "文章 4 的公式：含 y 的项取平均",
    softmax: "把两个数看作二分类 softmax 的一个样本",
  },
  why0: (labelSum, sum, mean) =>
    `文章漏掉了自己公式中的 (1 − y) 项，剩下的又算错了。只取 y 项为 ${labelSum}；完整公式求和为 ${sum}，平均为 ${mean}。都不是文章印出的数。`,
  formula4: "对 2 个值取平均",
  either4: (mean, sum) => `${mean}；作为一个样本则为 ${sum}`,
  why4: "按文章的公式，这个例子等于 ½ · ln 10。但 0.9 与 0.1 相加为 1，是二分类 softmax 的一次输出；一个样本的损失是 ln 10，不应再除以 2。",
};
