import type { enDescent } from "./enDescent";

/** Gradient descent step by step, in Chinese. */
export const zhDescent: typeof enDescent = {
  title: "梯度下降，逐步计算",
  lead: "文章 0 用 y = w·x + b 拟合两个样本，每步用一个样本。第一步正确；第二步的梯度也对，只有更新算错了。",
  startW: "w 的初始值",
  startB: "b 的初始值",
  rate: "学习率 α",
  samples: "样本",
  now: (step, x, y) => `第 ${step} 步，样本 (${x}, ${y})`.replace(/-/g, "−"),
  back: "上一步",
  next: "下一步",
  table: "已走的各步",
  step: "步",
  loss: "损失",
  printed: "文章所印",
  before: "更新前",
  after: "更新后",
  plot: (w, b) => `样本，以及这一步之前和之后的直线；之后 w 为 ${w}，b 为 ${b}。`,
  why: (facts) =>
    `第 2 步的 w 少了 ${facts.missingW}，b 少了 ${facts.missingB}。要得到文章的结果，梯度须为 ${facts.impliedW} 和 ${facts.impliedB}；而文章自己算出的是 ${facts.gradientW} 和 ${facts.gradientB}。`,
};
