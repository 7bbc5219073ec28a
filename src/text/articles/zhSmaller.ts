import { makeNumberFormat, thinSpace } from "../formatNumber";
import type { enSmaller } from "./enSmaller";

const number = makeNumberFormat("zh");
const bare = (share: number) => number.decimal(share * 100, 2);
const percent = (share: number) => number.percent(share, 2);
const kilobytes = (bytes: number) => `${number.decimal(bytes / 1000, 1)}${thinSpace}kB`;
const pValue = (p: number) => (p < 0.0001 ? "<\u00a00.0001" : `=\u00a0${number.decimal(p, p < 0.01 ? 4 : 3)}`);

/** Pruned, quantised and distilled networks, in Chinese. */
export const zhSmaller: typeof enSmaller = {
  tab: "更小的模型",
  title: "网络可以做到多小？",
  explanation: "文章 0、3、4 希望用剪枝、量化和蒸馏得到更小的模型。这里对你训练好的网络逐一实施，并在全部测试图像上测量。",
  accuracy: "测试准确率",
  accuracyTerm: "识别正确的测试图像所占比例，附 95 % 区间。",
  drawings: "我的数字",
  drawingsTerm: "你在“我的数字”里画的数字被正确识别的比例；没有画过则为短横线。",
  verdict: "与原网络相比",
  verdictTerm: "对只有其中一个识别正确的图像做 McNemar 精确检验；p 值经 Holm 法对各行校正。小于 0.05 时才算更好或更差。",
  share: percent,
  interval: (low: number, high: number) => `${bare(low)} 至 ${percent(high)}`,
  ofDrawings: (correct: number, count: number) => `${count} 个中 ${correct} 个`,
  verdicts: { a: "更好", b: "更差", none: "看不出差别", seedsDisagree: "看不出差别" },
  verdictNote: (onlyThis: number, onlyOriginal: number, p: number) => `${onlyThis} : ${onlyOriginal}，p\u00a0${pValue(p)}`,
  compression: {
    title: "剪枝与量化",
    explanation: "剪枝把最接近 0 的权重设为 0；量化把每个权重取整到至多 256 个级别之一。偏置保持不变，之后也不再训练。",
    empty: "请先在训练场页面训练一个网络；训练结束后即可在这里选择。",
    network: "网络",
    runName: (name: string, seed: number) => `${name}，种子 ${seed}`,
    share: "剪去",
    shareSpoken: "剪去的权重比例",
    scope: "最小的权重",
    scopes: { network: "按整个网络", layer: "按每一层" },
    scheme: "8 位公式",
    schemes: { symmetric: "对称", affine: "仿射" },
    per: "缩放系数",
    pers: { channel: "每个输出通道一个", tensor: "每层一个" },
    formula: {
      symmetric: "对称：w ≈ s · q，其中 s = max |w| / 127，q 为 −127 到 127 的整数。",
      affine:
        "仿射：w ≈ s · (q − z)，其中 s = (max − min) / 255，z = round(−min / s)，q 为 0 到 255 的整数；min 与 max 的范围包含 0。",
    },
    measure: "测量",
    failed: "训练器无法测量。它还在运行吗？",
    caption: "压缩前后的网络；可横向滚动",
    variant: "权重",
    variants: {
      original: (_share: string) => "原网络，32 位",
      pruned: (share: string) => `剪枝 ${share}`,
      quantized: (_share: string) => "8 位",
      both: (share: string) => `剪枝 ${share}，8 位`,
    },
    added: {
      original: (_share: string) => "副本",
      pruned: (share: string) => `剪枝 ${share}`,
      quantized: (_share: string) => "8 位",
      both: (share: string) => `剪枝 ${share}，8 位`,
    },
    size: "大小",
    sizeTerm:
      "全部权重的字节数：每个数 4 字节；8 位权重每个 1 字节，每个缩放系数 4 字节，仿射零点另加 1 字节。剪枝后的权重稀疏存储：每个剩下的权重前用一个字节记录与上一个之间有多少个零，每满 254 个再加一个字节。下方是 gzip 压缩后的大小。",
    kilobytes,
    gzip: (bytes: number) => `gzip ${kilobytes(bytes)}`,
    timesSmaller: (times: number) =>
      times >= 1 ? `缩小到 1/${number.decimal(times, 1)}` : `增大到 ${number.decimal(1 / times, 1)} 倍`,
    zerosHead: "零的比例",
    zerosTerm: "偏置之外恰好为 0 的权重所占比例。",
    zeros: (share: number) => number.percent(share, 1),
    comparison: "训练场",
    addNote:
      "“加入”把这些权重作为单独的网络放到训练场页面，可以比较和查看内部。重置它或打开复制的链接，会以同样的名称从头训练普通网络。",
    addNoRoom: "没有位置可以加入：请先在训练场页面移除一个网络。",
    add: "加入",
    addSpoken: (name: string) => `加入训练场：${name}`,
    drawCurve: "测量准确率随剪枝的变化",
    curveLabel: (points: string) => `测试准确率随剪枝比例的变化。${points}`,
    curvePoint: (share: number, accuracy: number) => `${number.percent(share, 0)}：${number.percent(accuracy, 1)}`,
    curveStart: "剪枝 0 %",
    curveEnd: "100 %",
  },
  distillation: {
    title: "蒸馏",
    explanation:
      "小网络（学生）除了标签之外，还向训练好的网络（教师）的回答学习：损失为 λ · T² · 与教师的交叉熵 + (1 − λ) · 与标签的交叉熵（Hinton 等，2015）。双方都在温度 T 下回答，即先把 logits 除以 T。训练图像保持原样，教师在第一步之前对每张图像回答一次。同一个学生还会用相同的种子在没有教师的情况下训练。复制的链接、网络的副本和导出的 Python 程序都不带教师：学生在那里只向标签学习。",
    teacher: "教师",
    student: "学生",
    epochs: "轮数",
    temperature: "温度 T",
    share: "教师的比重 λ",
    start: "有教师和无教师各训练一次",
    waiting: "正在等待教师的权重…",
    noRoom: "没有再放两个网络的位置：请先在训练场页面移除一些网络。",
    failed: "无法取得教师的权重。训练器还在运行吗？",
    alone: (network: string) => `${network}，无教师`,
    taught: (network: string, teacher: string) => `${network}，教师为 ${teacher}`,
    caption: (student: string) => `${student}及其教师；可横向滚动`,
    network: "网络",
    roles: { teacher: "教师", alone: "学生，无教师", taught: "学生，有教师" },
    gone: (name: string) => `${name}（已移除）`,
    settings: (temperature: number, share: number) => `T = ${temperature}，λ = ${share}`,
    progress: "进度",
    size: "参数",
    count: number.count,
    state: {
      ready: "未训练",
      asking: "教师先回答",
      training: (share: number) => `已训练 ${number.percent(share, 0)}`,
      evaluating: "正在测试",
      paused: (share: number) => `暂停于 ${number.percent(share, 0)}`,
      stopped: "提前停止",
      finished: "训练完成",
      failed: "失败",
    },
    outcome: {
      better: (taught: number, alone: number, p: number) =>
        `有教师的学生准确率为 ${percent(taught)}，无教师为 ${percent(alone)}：教师有帮助（p\u00a0${pValue(p)}）。`,
      worse: (taught: number, alone: number, p: number) =>
        `有教师的学生准确率为 ${percent(taught)}，无教师为 ${percent(alone)}：教师起了反作用（p\u00a0${pValue(p)}）。`,
      none: (taught: number, alone: number, p: number) =>
        `有教师的学生准确率为 ${percent(taught)}，无教师为 ${percent(alone)}：这些测试图像看不出差别（p\u00a0${pValue(p)}）。`,
    },
    otherSteps: (taught: number, alone: number) =>
      `两者停止时的步数不同：有教师 ${number.count(taught)} 步，无教师 ${number.count(alone)} 步，差别可能由此而来。`,
    oneSeed: "McNemar 精确检验，每个只用一个种子：换一个种子，结论可能反转。",
  },
};
