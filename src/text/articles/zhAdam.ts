import type { enAdam } from "./enAdam";

/** Adam with and without bias correction, in Chinese. */
export const zhAdam: typeof enAdam = {
  title: "Adam：有无偏差修正",
  lead: "Adam 在 L = ½(θ − θ*)² 上把 θ 移向 θ*。它的两个滑动平均从 0 开始，起初偏小；偏差修正弥补这一点。文章 1 漏掉了它。",
  fields: { start: "θ 的初始值", target: "最低点 θ*", rate: "学习率 α", beta1: "β₁", beta2: "β₂" },
  faces: { start: "θ", target: "θ*", rate: "α", beta1: "β₁", beta2: "β₂" },
  reset: "恢复初值",
  variants: { corrected: "Adam", uncorrected: "无修正", asPrinted: "照印出的 ∇²" },
  step: "步",
  now: (step) => `第 ${step} 步`,
  lastLine: "最后一行是不做修正时的同一步。",
  back: "上一步",
  next: "下一步",
  table: (count) => `前 ${count} 步中 θ 的变化`,
  plot: (steps) => `${steps} 步中的 θ：Adam、无修正的 Adam，以及照文章所印。`,
  says: "v 用 ∇²，无修正",
  comesTo: "v 用 g²，并修正为 m̂ 和 v̂",
  why: (right, bare, ratio, printed) =>
    `用这里最初的数字，Adam 的第一步为 ${right}，即学习率。不做修正则为 ${bare}，是它的 ${ratio} 倍。∇² 是二阶导数的记号，这里处处为 1：照字面计算，v 就与梯度无关了，第一步为 ${printed}。`,
};
