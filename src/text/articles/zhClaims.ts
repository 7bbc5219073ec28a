import { makeNumberFormat } from "../formatNumber";
import type { enClaims } from "./enClaims";
import { zhClaimSentences } from "./zhClaimSentences";

const number = makeNumberFormat("zh");
/** How far the claim is from what was measured. */
const off = (by: number, size: string) => `文章的数字${by > 0 ? "高" : "低"} ${size}`;

const figureNames: Record<Parameters<typeof enClaims.figure>[0], string> = {
  sum: "和",
  mean: "平均",
  loss: "损失",
  prediction: "预测",
  w: "w",
  b: "b",
  gradientW: "∂L/\u2060∂w",
  gradientB: "∂L/\u2060∂b",
  firstStep: "第一步",
  squaredGradient: "所用的值",
  gradient: "梯度",
  inputs: "神经元",
  output: "",
};

const cannotRun: Record<Parameters<typeof enClaims.verdicts.cannotRun>[0], string> = {
  noValidationData: "不可能打印出来",
  imageShape: "照原样无法运行",
  labelShape: "照原样无法运行",
  measuresTrainingImages: "原文有误",
};

/** What the articles say and what was measured, in Chinese. */
export const zhClaims: typeof enClaims = {
  tab: "论断",
  intro: "文章里的每个数字、每行日志和每步演算，旁边是真正做一遍的结果。在这里训练一个实验，它的各行就会填上这台机器测得的数字。",
  sentences: zhClaimSentences,
  article: (article) => `文章 ${article}`,
  byHand: "手算",
  columns: { claim: "论断", says: "文章的说法", measured: "我们的结果", verdict: "结论", here: "这台机器" },
  accuracy: (accuracy) => number.percent(accuracy, 2),
  loss: (loss) => number.decimal(loss, 4),
  figure: (name, value, decimals) => {
    const label = figureNames[name];
    return label === "" ? number.decimal(value, decimals) : `${label}\u00a0${number.decimal(value, decimals)}`;
  },
  figures: (parts) => parts.join("，"),
  noFigure: "–",
  spread: (low, high, seeds) => (seeds === 1 ? "1 个种子" : `${low} 至 ${high}，${seeds}\u00a0个种子`),
  interval: (low, high) => `${low} 至 ${high}`,
  verdicts: {
    reproduced: "已复现",
    right: "正确",
    notReproduced: "未能复现",
    noFigure: "未给数字",
    wrong: "原文有误",
    notMeasured: "尚未测量",
    cannotRun: (fault) => cannotRun[fault],
  },
  byPoints: (by) => off(by, `${number.decimal(Math.abs(by * 100), 2)} 个百分点`),
  byNats: (by) => off(by, number.decimal(Math.abs(by), 4)),
  source: {
    none: "还没有保存完整的复现结果，因此实验暂无我们的数字。仅凭程序和演算就能判断的，已经给出结论。",
    short: (measured, all) =>
      `我们的数字来自尚未完成的复现：共 ${all} 个实验，已测 ${measured} 个，或轮数、种子少于计划。结论可能改变。`,
    full: (seeds, backend, chromium) =>
      `我们的数字：60,000 张图像，全部轮次，每个实验 ${seeds} 个种子，由本程序训练（${backend}，Chromium ${chromium}）。`,
    shortRun: "训练不完整：不作结论",
  },
  experiment: {
    facts: (epochs, batchSize) => `${epochs} 轮，批大小 ${batchSize}`,
    train: "在这里训练",
    trainOf: (name) => `在这里训练 ${name}`,
    resume: "继续",
    resumeOf: (name) => `继续训练 ${name}`,
    pause: "暂停",
    pauseOf: (name) => `暂停 ${name}`,
    see: "到训练场查看",
    seeOf: (name) => `到训练场查看 ${name}`,
    isThere: "训练场上已经有这个网络。",
    restoring: "正在查找此浏览器中保存的内容…",
    lost: "训练器已停止，请在上方重新启动。",
    ownData: "当前载入的是你自己的数据，而这些说法针对 MNIST：请在“自己的数据”里回到 MNIST。",
    noData: "缺少数据，请在上方重新载入。",
    waiting: "正在等待数据…",
    epoch: (epoch, epochs) => `第 ${epoch} 轮，共 ${epochs} 轮`,
    paused: (epoch, epochs) => `已暂停在第 ${epoch} 轮，共 ${epochs} 轮`,
    measuring: "正在测量测试集…",
    ended: (name, accuracy, seconds) => `${name} 已在这里训练，用时 ${number.duration(seconds)}：测试准确率 ${accuracy}`,
    stopped: (epoch, epochs) => `在第 ${epoch} 轮停止，共 ${epochs} 轮：不作结论`,
    changedRate: "学习率被手动改过：不作结论",
    failed: "训练失败",
    notAsked: "这次运行没有测量",
    later: "最后一轮之后得出",
    laterEpoch: (epoch) => `第 ${epoch} 轮之后得出`,
    missed: "该轮之后没有测量",
  },
};
