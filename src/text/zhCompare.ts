import type { enCompare } from "./enCompare";
import { makeNumberFormat, thinSpace } from "./formatNumber";
import { zhSettings } from "./zhSettings";

const number = makeNumberFormat("zh");
const percent = (share: number) => number.percent(share, 2);
const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);
const seconds = (value: number) => `${number.decimal(value, value < 10 ? 1 : 0)}${thinSpace}秒`;
const images = (count: number) => `${number.count(count)} 张图像`;

const withoutUnit = (text: string) => text.split(thinSpace)[0] ?? text;

/** What a probability is equal to, or "< 0.0001" where its digits say nothing more. */
function pValue(p: number): string {
  if (p < 0.0001) return "< 0.0001";
  // Close to the line that decides, three decimals could show 0.050 on either side of it.
  return `= ${number.decimal(p, p < 0.01 || Math.abs(p - 0.05) < 0.001 ? 4 : 3)}`;
}

/** A tick: 5000 → "5000", 100000 → "10万". */
const inTenThousands = (value: number) => (value >= 10_000 ? `${value / 10_000}万` : String(value));

/** Chinese of the comparison: table, verdicts, scatter and settings. */
export const zhCompare: typeof enCompare = {
  table: {
    title: "比较",
    empty: "还没有网络。每添加一个，这里就多一行；各项指标在训练中逐渐填入。",
    caption: "各个网络及其指标；可左右滚动",
    name: "网络",
    nameTerm: "按名称排序；按第三次恢复添加时的顺序。",
    seeds: (count: number) => `${count} 个种子`,
    seed: (seed: number) => `种子 ${seed}`,
    expand: (name: string) => `显示 ${name} 的各个种子`,
    collapse: (name: string) => `收起 ${name} 的种子`,
    baseline: "基准",
    isBaseline: "基准",
    columns: "列",
    columnsShown: (shown: number, all: number) => `列 ${shown}/${all}`,
    columnsButton: (shown: number, all: number) => `列 ${shown}/${all}：选择表格显示什么`,
    differencesOnly: "只看差异",
    differencesWhy: "略去所有网络都相同的列和设置。",
    nothing: "–",
    interval: (low: number, high: number) => `${number.decimal(low * 100, 2)} 至 ${percent(high)}`,
    range: (low: string, high: string) => (low === high ? low : `${withoutUnit(low)} 至 ${high}`),
    seedRange: (range: string) => `各种子 ${range}`,
    provisional: "暂时",
    points: (difference: number) => `${signed(difference, number.decimal(difference * 100, 2))} 个百分点`,
    ratio: (ratio: number) =>
      ratio >= 2 || ratio <= 0.5
        ? `×${thinSpace}${number.decimal(ratio, ratio < 0.1 ? 3 : ratio < 10 ? 2 : 0)}`
        : signed(ratio - 1, number.percent(ratio - 1, 0)),
    difference: (difference: number) => signed(difference, number.count(difference)),
    figures: {
      testAccuracy: {
        label: "测试准确率",
        term: "正确识别的测试图像所占比例，附 95 % 置信区间（Wilson）：换一批同类的测试图像，准确率大概仍在其中。有几个种子时取平均。",
        format: percent,
      },
      handAccuracy: {
        label: "我的数字",
        term: "你在“我的数字”里写的数字中，正确识别的比例。数量很少，相差几个甚至十个百分点往往只是偶然。",
        format: percent,
      },
      parameters: { label: "参数", term: "由训练改变的数：权重和偏置。", format: number.count },
      flops: {
        label: "FLOPs",
        term: "识别一张图像所需的浮点运算，以百万计；一次乘加算两次。",
        format: (value: number) => `${number.decimal(value / 1e6, value < 1e7 ? 2 : 1)}${thinSpace}M`,
      },
      seconds: { label: "用时", term: "自身训练步所用的时间，不含测量。", format: seconds },
      f1: {
        label: "F1",
        term: "每个数字的精确率与召回率的调和平均，再对十个数字取简单平均（宏平均）。有几个种子时，取各种子 F1 的平均。",
        format: percent,
      },
      precision: {
        label: "精确率",
        term: "识别为某个数字的图像中，确实是该数字的比例；对十个数字取简单平均（宏平均）。",
        format: percent,
      },
      recall: {
        label: "召回率",
        term: "某个数字的图像中，识别为该数字的比例；对十个数字取简单平均（宏平均）。",
        format: percent,
      },
      bestValidation: {
        label: "最佳验证",
        term: "各轮之后，在未参与训练的验证图像上的最高准确率。",
        format: percent,
      },
      accuracyPerMegaflop: {
        label: "%/MFLOP",
        term: "以百分数计的测试准确率，除以识别一张图像所需的百万次浮点运算数。",
        format: (value: number) => number.decimal(value, value < 100 ? 1 : 0),
      },
      imagesPerSecond: {
        label: "张/秒",
        term: "每秒训练的图像数：训练时按最近两秒计，结束后按全程计。",
        format: number.count,
      },
      epochs: { label: "轮数", term: "已经完整看过全部训练图像的遍数。", format: number.count },
    },
  },
  verdicts: {
    title: "差别是真的吗？",
    empty: "两个网络都训练结束并测量测试集之后，这里会给出结论。",
    rule: "判为更好的条件：校正后 p 低于 0.05；有几个种子时，还要每一对种子都是同一个网络领先。检验的是训练好的这些网络：如果各只有一个种子，换一个种子结论可能翻转。五个以上种子才能说明结构的优劣。",
    working: (done: number, all: number) => `正在检验第 ${done + 1} 对，共 ${all} 对…`,
    pairs: "检验哪些对",
    allPairs: "所有对",
    withBaseline: "与基准相比",
    better: (better: string, worse: string) => `${better} 优于 ${worse}`,
    none: (a: string, b: string, count: number) => `${a} 与 ${b}：${images(count)}看不出差别`,
    seedsDisagree: (agreeing: number, seeds: number) => `p 很小，但 ${seeds} 对种子中只有 ${agreeing} 对是同一个网络领先。`,
    mixedSeeds: (better: string, worse: string) => `${worse} 的某个种子与 ${better} 的某个种子识别得一样好：增加种子会更有把握。`,
    onlyRight: (name: string, seeds: number) => (seeds === 1 ? `仅 ${name} 正确` : `${name} 更多种子正确`),
    showImages: (count: number, name: string, other: string, seeds: number) =>
      seeds === 1
        ? `查看 ${name} 识别正确而 ${other} 识别错误的 ${images(count)}`
        : `查看 ${name} 识别正确的种子多于 ${other} 的 ${images(count)}`,
    setTitle: (name: string, other: string, seeds: number) =>
      seeds === 1 ? `${name} 对，${other} 错` : `${name} 答对的种子多于 ${other}`,
    p: (p: number) => `p ${pValue(p)}`,
    pTerm: "假如两个网络一样好，出现至少这么悬殊的差别的概率。",
    corrected: (p: number) => `校正后 p ${pValue(p)}`,
    correctedTerm: (pairs: number) =>
      pairs === 1
        ? "只有一对时，Holm 校正不改变结果。低于 0.05 即认为差别是真的。"
        : `${pairs} 对之中，总可能有一对碰巧看起来不同；Holm 校正考虑了这一点。低于 0.05 即认为差别是真的。`,
    mcnemar: "McNemar 精确检验",
    mcnemarTerm: "只看一方识别正确、另一方识别错误的图像。假如两者一样好，每张图像就像抛一次硬币。",
    signFlip: (seeds: number) => `${seeds} 个种子的置换检验`,
    signFlipTerm: (permutations: number, seed: number) =>
      `对每张测试图像，数出一个网络比另一个多几个种子识别正确。假如两者一样好，每个差的正负就像抛硬币；p 是 ${number.count(permutations)} 轮抛掷（随机种子 ${seed}）中至少这么悬殊的比例。`,
    onImages: (count: number) => `在同样的 ${images(count)}上`,
    unpaired: (seedsA: number, seedsB: number, compared: number) =>
      `已测量的种子为 ${seedsA} 个对 ${seedsB} 个：各取前 ${compared} 个比较。`,
  },
  scatter: {
    title: "准确率的代价",
    xLabel: "准确率对比",
    x: { parameters: "参数", flops: "FLOPs", seconds: "用时" },
    xTitle: { parameters: "参数", flops: "每张图像的 FLOPs", seconds: "训练用时，秒" },
    yTitle: "测试准确率，%",
    empty: "网络训练结束并测量测试集之后，会在这里成为一个点。",
    front: "连线：没有被其他网络全面超过的网络",
    frontTerm: "帕累托前沿：线上的每个网络，图中都没有代价不更高而识别得更好的。竖线：准确率的 95 % 置信区间。",
    summary: (x: string, points: string) => `测试准确率与${x}的关系。${points}`,
    point: (name: string, x: string, accuracy: number, low: number, high: number, isOnFront: boolean) =>
      `${name}：${x}，${percent(accuracy)}，置信区间 ${number.decimal(low * 100, 2)} 至 ${percent(high)}${isOnFront ? "，在前沿上" : ""}。`,
    xTick: inTenThousands,
    yTick: (share: number, digits: number) => number.decimal(share * 100, digits),
  },
  settings: {
    title: "设置",
    caption: "各个网络的设置；可左右滚动",
    setting: "设置",
    same: "除种子外，所有网络的设置都相同。",
    rows: zhSettings,
  },
};
