import { makeNumberFormat } from "../formatNumber";
import type { enUnbalanced } from "./enUnbalanced";

const number = makeNumberFormat("zh");
const percent = (share: number) => number.percent(share, 1);
const bare = (share: number) => number.decimal(share * 100, 1);
const factor = (weight: number) => number.decimal(weight, 2);

/** What too few images of one digit do, in Chinese. */
export const zhUnbalanced: typeof enUnbalanced = {
  tab: "类别不平衡",
  title: "如果某个数字很少见，会怎样？",
  explanation:
    "文章 2 对类别不平衡的回答是重采样和类别权重。这里让一个数字失去大部分训练图像，再看类别权重能否弥补。测试图像保持不变。",
  digit: "数字",
  keep: "保留比例",
  keepOption: (share: number) => number.percent(share, share < 0.01 ? 1 : 0),
  network: "网络",
  epochs: "轮数",
  names: {
    whole: (network: string) => `${network}，全部图像`,
    thinned: (network: string, digit: number, share: string) => `${network}，数字 ${digit} 留 ${share}`,
    weighted: (network: string, digit: number, share: string) => `${network}，数字 ${digit} 留 ${share}，加权`,
  },
  trials: {
    whole: "全部图像",
    thinned: (share: string) => `只留 ${share}`,
    weighted: (share: string) => `留 ${share}，加类别权重`,
  },
  plan: (digit: number, kept: number, all: number, weight: number, low: number, high: number) =>
    `数字 ${digit} 的 ${number.count(all)} 张训练图像中按随机种子留下 ${number.count(kept)} 张；每轮长度不变，空出的位置由其他图像补上。平衡的类别权重为 n / (10 · 该数字的图像数)：数字 ${digit} 为 ${factor(weight)}，其余为 ${factor(low)} 至 ${factor(high)}。`,
  start: "训练这三个网络",
  resume: "继续训练",
  pause: "暂停",
  remove: "移除这些网络",
  isDone: "三个网络都已训练完；换一个选择即可重新训练。",
  noRoom: (missing: number) => `还缺 ${missing} 个网络的位置：请先在训练场页面移除一些网络。`,
  table: {
    caption: "三个网络识别该数字的情况；可横向滚动",
    training: "训练图像",
    recall: (digit: number) => `${digit} 的召回率`,
    recallTerm: (digit: number) => `数字 ${digit} 的测试图像中被识别为 ${digit} 的比例。下方是 95 % 区间。`,
    precision: "精确率",
    precisionTerm: (digit: number) => `被识别为 ${digit} 的测试图像中确实是 ${digit} 的比例。`,
    f1: "F1",
    f1Term: "召回率与精确率的调和平均。",
    accuracy: "全部数字",
    accuracyTerm: "全部测试图像的准确率。",
    share: percent,
    interval: (low: number, high: number) => `${bare(low)} 至 ${percent(high)}`,
    soFar: (images: number) => `目前，基于 ${images} 张图像`,
  },
  progress: {
    label: (name: string) => `${name}的进度`,
    waiting: "未训练",
    training: (share: number) => `已训练 ${number.percent(share, 0)}`,
    paused: (share: number) => `暂停于 ${number.percent(share, 0)}`,
    measuring: "正在测试",
    ended: "训练完成",
    stopped: "提前停止",
    failed: "失败",
  },
  outcome: {
    fell: (digit: number, from: number, to: number) => `${digit} 的召回率从 ${percent(from)} 降到 ${percent(to)}`,
    stayed: (digit: number, from: number, to: number) =>
      `${digit} 的召回率从 ${percent(from)} 变为 ${percent(to)}，这可能只是偶然`,
    rose: (digit: number, from: number, to: number) => `${digit} 的召回率没有下降，而是从 ${percent(from)} 升到 ${percent(to)}`,
    recovered: (to: number) => `；加上类别权重后为 ${percent(to)}，这些测试图像看不出与全部图像的差别。`,
    above: (to: number) => `；加上类别权重后为 ${percent(to)}，高于使用全部图像时。`,
    better: (to: number) => `；加上类别权重后为 ${percent(to)}：有所改善，但没有恢复到原来的水平。`,
    noHelp: (to: number) =>
      `；加上类别权重后为 ${percent(to)}：这些测试图像看不出改善。权重只让每张图像更受重视，并不增加可学的图像。`,
    worse: (to: number) => `；加上类别权重后为 ${percent(to)}：反而更差。`,
    neverFell: (to: number) => `；加上类别权重后为 ${percent(to)}。`,
  },
  otherSteps: "三个网络停止时的步数不同，差别可能由此而来。",
  verdicts: {
    title: "这些差别是真的吗？",
    rule: "对只有其中一个网络识别正确的图像做 McNemar 精确检验；p 值经 Holm 法对这六次检验校正。每个网络只用一个随机种子：换一个种子，结论可能反转。",
    onDigit: (digit: number, images: number) => `数字 ${digit} 的 ${number.count(images)} 张测试图像`,
    onAll: (images: number) => `全部 ${number.count(images)} 张测试图像`,
    caption: "每一对的结论；可横向滚动",
    pair: "比较",
    names: { whole: "全部图像", thinned: "减少后", weighted: "加类别权重" },
    pairOf: (a: string, b: string) => `${a} 对 ${b}`,
    better: (name: string) => `更好：${name}`,
    none: "看不出差别",
    counts: (onlyA: number, onlyB: number, p: string) => `${onlyA} : ${onlyB}，p\u00a0${p}`,
    p: (p: number) => (p < 0.0001 ? "<\u00a00.0001" : `=\u00a0${number.decimal(p, p < 0.01 ? 4 : 3)}`),
  },
};
