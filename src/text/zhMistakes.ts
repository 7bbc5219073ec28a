import type { enMistakes } from "./enMistakes";
import { makeNumberFormat } from "./formatNumber";

const number = makeNumberFormat("zh");
const images = (count: number) => `${number.count(count)} 张图像`;
/** A count, or a mean of counts over seeds with one decimal where it has one. */
const amount = (value: number) => number.decimal(value, Number.isInteger(value) ? 0 : 1);
const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);

/** Chinese of the confusion matrices, of the figures per digit, and of the images behind them. */
export const zhMistakes: typeof enMistakes = {
  title: "错误",
  empty: "某个网络训练结束并测量测试集之后，这里会显示哪些数字被认成了哪些。",
  network: "网络",
  comparedWith: "对比",
  nothing: "不对比",
  oneSeed: (name: string, seed: number) => `${name}，种子 ${seed}`,
  allSeeds: (name: string, seeds: number) => `${name}，全部 ${seeds} 个种子`,
  matrix: {
    title: "混淆矩阵",
    label: (name: string) => `${name} 的混淆矩阵；方向键移动，Enter 显示图像`,
    differenceLabel: (name: string, other: string) => `${name} 减去 ${other} 的混淆矩阵；方向键移动，Enter 显示图像`,
    digit: "图像中的数字",
    readAs: "识别为",
    hint: "点一个数可查看对应的图像。",
    sum: (seeds: number) => `全部 ${seeds} 个种子的合计。`,
    perSeed: "数值是各种子的平均。",
    more: (name: string, other: string) => `+ ${name} 多于 ${other}`,
    fewer: "− 少于",
    fewest: "少",
    most: "多",
    count: amount,
    difference: (value: number) => signed(value, amount(value)),
    cell: (digit: number, readAs: number, count: number) =>
      digit === readAs ? `${digit} 识别正确：${amount(count)}` : `${digit} 识别为 ${readAs}：${amount(count)}`,
    differenceCell: (digit: number, readAs: number, value: number) =>
      `${digit} ${digit === readAs ? "识别正确" : `识别为 ${readAs}`}：${value === 0 ? "没有差别" : signed(value, amount(value))}`,
    setTitle: (digit: number, readAs: number, name: string) =>
      digit === readAs ? `${name} 正确识别的 ${digit}` : `被 ${name} 识别为 ${readAs} 的 ${digit}`,
    differenceTitle: (digit: number, readAs: number) =>
      digit === readAs ? `两者之一正确识别的 ${digit}` : `两者之一识别为 ${readAs} 的 ${digit}`,
  },
  sets: {
    title: "谁对谁错",
    onlyRight: (name: string) => `仅 ${name} 正确`,
    show: (count: number, name: string, other: string) => `查看 ${name} 识别正确而 ${other} 识别错误的 ${images(count)}`,
    setTitle: (name: string, other: string) => `${name} 对，${other} 错`,
    neither: (count: number) => `两者都认错的 ${images(count)}`,
    neitherTitle: (name: string, other: string) => `${name} 和 ${other} 都错`,
    seeds: "有几个种子时：按次序一一配对，某一方识别正确的种子更多，即算该方正确。",
  },
  classes: {
    title: "各个数字",
    caption: "各个数字的指标；可左右滚动",
    digit: "数字",
    digitTerm: "图像中的数字。",
    images: "图像",
    imagesTerm: "该数字的测试图像数。",
    precision: "精确率",
    precisionTerm: "识别为该数字的图像中，确实是它的比例。没有识别为它的图像时为 0。",
    recall: "召回率",
    recallTerm: "该数字的图像中，识别为它的比例。没有该数字的图像时为 0。",
    f1: "F1",
    f1Term:
      "精确率与召回率的调和平均，两者都为 0 时为 0。有几个种子时把全部识别结果合在一起计算；“比较”里的 F1 是各种子 F1 的平均，可能略有差别。",
    mean: "各数字平均",
    share: (value: number) => number.percent(value, 2),
    count: number.count,
    points: (difference: number) => `${signed(difference, number.decimal(difference * 100, 2))} 个百分点`,
  },
  images: {
    close: "关闭",
    reading: "网络正在识别这些图像…",
    failed: "网络无法识别这些图像：训练器已停止，或网络已不在。",
    none: "没有图像。",
    count: images,
    page: (first: number, last: number, count: number) =>
      `第 ${number.count(first)} 至 ${number.count(last)} 张，共 ${number.count(count)} 张`,
    previous: "上一页",
    next: "下一页",
    image: (row: number, digit: number) => `测试图像 ${row}，数字 ${digit}`,
    digit: (digit: number) => `数字 ${digit}`,
    answer: (digit: number, probability: number) => `${digit} · ${number.percent(probability, 0)}`,
    spoken: (name: string, digit: number, probability: number, isRight: boolean) =>
      `${name} 识别为 ${digit}，${number.percent(probability, 0)}${isRight ? "" : "，错误"}`,
    readings: "各个网络的识别结果",
    gone: "已不在",
    goneSpoken: (name: string) => `${name} 已不在`,
    note: "条形：各个网络给数字 0 到 9 的概率；方块标出错误答案。",
    meanNote: "有几个种子时：概率的平均。",
  },
};
