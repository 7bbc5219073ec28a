import type { LayerSpec } from "../protocol/experiment";
import type { Shape } from "../protocol/modelShape";
import type { enInside, TileOwner } from "./enInside";
import { makeNumberFormat, thinSpace } from "./formatNumber";
import { makeValueFormat } from "./makeValueFormat";
import { shapeText } from "./shapeText";
import { zhOptions } from "./zhOptions";

const number = makeNumberFormat("zh");
const value = makeValueFormat("zh");

const owners: Readonly<Record<TileOwner, string>> = { filter: "卷积核", unit: "单元", channel: "通道", digit: "数字" };
const owned = (count: number, one: TileOwner) => `${number.count(count)} 个${owners[one]}`;
const broken = (count: number) => (count > 0 ? `；有 ${number.count(count)} 个值不是数` : "");

/** What the view into a network says in Chinese. */
export const zhInside: typeof enInside = {
  title: "网络内部",
  value,
  run: "网络",
  seed: "种子",
  seedOption: (seed: number) => `种子 ${seed}`,
  afterStep: (step: number) => (step === 0 ? "初始权重" : `第 ${number.count(step)} 步之后`),
  view: "查看内容",
  views: { activations: "激活值", weights: "权重", histograms: "直方图" },
  about: {
    activations: "各层把一张图像变成什么，从第一层直到十个数字。",
    weights: "各层学会了寻找什么。训练从噪声开始。",
    histograms: "各层的权重及其梯度如何分布。",
  },
  noRuns: "选一个网络：训练时，它的权重以及它把图像变成什么，都会画在这里。",
  noData: "图像还没有加载。网络把它们变成什么，会画在这里。",
  waiting: "正在查看内部…",
  broken: "训练器已停止。重新启动后才能查看内部。",
  brokenLayer: "这一层里有的值已经不是数。",
  layer: (position: number, layer: string) => `${position}. ${layer}`,
  gives: (layer: LayerSpec, output: Shape) => {
    const kernel = layer.kind === "conv2d" ? [`${layer.kernelSize} × ${layer.kernelSize}`] : [];
    const activation = "activation" in layer ? [zhOptions.activations[layer.activation]] : [];
    return [...kernel, ...activation, `输出 ${shapeText(output)}`].join(" · ");
  },
  image: {
    heading: "图像",
    kind: "哪张图像",
    kinds: { testImage: "测试图像", drawing: "你写的数字" },
    number: "测试图像编号",
    range: (last: number) => `0 到 ${number.count(last)}`,
    previous: "上一张测试图像",
    next: "下一张测试图像",
    misread: "看一张认错的",
    noMisread: "训练结束并测量测试集之后才有",
    samples: "每个数字一张",
    sample: (digit: number, row: number) => `数字 ${digit}，测试图像 ${row}`,
    testImage: (row: number, digit: number | null) => `测试图像 ${row}${digit === null ? "" : `，数字 ${digit}`}`,
    drawn: "你写的数字的 28 × 28 像素图像",
    noDrawing: "在手写板上写一个数字，看看各层把它变成什么。",
  },
  tiles: {
    cursor: (one: TileOwner, layer: string) => `${layer} 的${owners[one]}`,
    tile: (one: TileOwner, index: number, min: number, max: number, notFinite: number) =>
      `${owners[one]} ${number.count(one === "digit" ? index : index + 1)}：${
        min === max ? value(min) : `${value(min)} 至 ${value(max)}`
      }${broken(notFinite)}`,
    hint: (one: TileOwner, count: number, all: number) =>
      count < all ? `${owned(all, one)}中的 ${number.count(count)} 个` : owned(count, one),
  },
  activations: {
    label: (layer: string, one: TileOwner, count: number, size: string, min: number, max: number, notFinite: number) =>
      `${layer} 的激活值：${owned(count, one)}${size}，${value(min)} 至 ${value(max)}${broken(notFinite)}`,
    size: (height: number, width: number) => `，每个 ${height} × ${width}`,
    silent: (count: number, total: number) => `对这张图像，${number.count(total)} 个中有 ${number.count(count)} 个为 0`,
    silentTerm: "ReLU 把小于 0 的值变为 0。对别的图像，该单元或通道也许有响应；只有对所有图像都为 0，才算“死亡”。",
    same: "同样的值排成一列。",
    dropout: "全部通过：只在训练时才随机略去一些值。",
  },
  answer: {
    label: "各个数字的概率",
    spoken: (digit: number, percent: string) => `${digit}：${percent}`,
    percent: (share: number) => {
      if (Number.isNaN(share)) return "–";
      return share > 0 && share < 0.005 ? "< 1" : number.decimal(share * 100, 0);
    },
    unit: "概率，以百分数计。",
    unitOfLogits: "概率，以百分数计：对最后一层的十个值取 softmax。",
    none: "没有答案：得到的值不是数。",
    right: (digit: number) => `识别为 ${digit}，正确。`,
    wrong: (digit: number, label: number) => `识别为 ${digit}，其实是 ${label}。`,
    reads: (digit: number) => `识别为 ${digit}。`,
  },
  weights: {
    label: (layer: string, one: TileOwner, count: number, of: string, limit: number) =>
      `${layer} 的权重：${owned(count, one)}${of}，颜色从 ${value(-limit)} 到 ${value(limit)}`,
    images: (height: number, width: number) => `，画成 ${height} × ${width} 的图像`,
    rows: (inputs: number) => `，每个一行，共 ${number.count(inputs)} 个输入`,
    scale: (limit: number, largest: number) =>
      limit < largest ? `共用一个色标；至多 1${thinSpace}% 超出，最大 ±${value(largest)}` : "共用一个色标",
    channel: "输入通道",
    mean: (channels: number) => `全部 ${number.count(channels)} 个的平均`,
    channelOption: (index: number) => `只看 ${number.count(index + 1)}`,
    rowsNote: (one: TileOwner) => `每个${owners[one]}一行，每个输入一列`,
    tooMany: (count: number) => `${number.count(count)} 个权重：超过 1,000,000 个就不画了。分布见“直方图”。`,
    none: "没有权重。",
    noKernel: "每个通道两个数：缩放和平移。分布见“直方图”。",
    showMore: (count: number) => `再显示 ${number.count(count)} 个`,
    showFewer: "收起",
  },
  histograms: {
    weights: "权重",
    gradients: "梯度",
    label: (what: string, layer: string, min: number, max: number) =>
      `${layer} 的${what}：从 ${value(min)} 到 ${value(max)} 各个值出现的次数`,
    mean: "均值",
    spread: "标准差",
    notFinite: (count: number) => `有 ${number.count(count)} 个值是 NaN 或无穷大`,
    zeros: (share: number) => `${number.percent(share, 0)} 恰好为 0`,
    allSame: (amount: number) => `所有值都是 ${value(amount)}。`,
    waiting: "下一个训练步之后得出。",
    legend: "每幅图的最高条都画到顶。图中：",
    terms: [
      [
        "梯度",
        "一批训练图像的损失随每个权重如何变化；训练步朝相反方向走。都接近 0：这一层几乎学不到东西。非常大：步子迈过了头。",
      ],
      ["标准差", "各个值通常偏离均值多远。"],
    ],
    none: "这个网络没有可训练的权重。",
  },
};
