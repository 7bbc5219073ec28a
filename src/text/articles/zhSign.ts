import type { enSign } from "./enSign";

/** The gradient without its minus sign, in Chinese. */
export const zhSign: typeof enSign = {
  title: "漏掉的负号",
  theta: "θ",
  rate: "学习率 α",
  samples: "样本",
  why: (numeric, loss, after, printed) =>
    `文章 1 写 ½Σ(y − θᵀx)² 的梯度时漏了负号。有限差分得到 ${numeric}。符号正确时，一步使损失从 ${loss} 变为 ${after}；照印出的符号则变为 ${printed}。`,
};
