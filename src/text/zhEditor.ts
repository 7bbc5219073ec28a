import type { LayerSpec } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import type { LayerKind } from "../protocol/options";
import type { ShapeFix } from "../protocol/shapeFix";
import { enEditor } from "./enEditor";
import { makeNumberFormat, thinSpace } from "./formatNumber";
import { zhEditorFields } from "./zhEditorFields";
import { zhOptions } from "./zhOptions";
import { zhSpaced } from "./zhSpaced";

const number = makeNumberFormat("zh");
// Numbers and units that both languages write alike.
const { compact, memory, shape } = enEditor;

/** 4.21 → "4.2 秒", 100 → "100 秒", 500 → "8.3 分钟". */
function roughTime(seconds: number): string {
  if (seconds < 10) return `${number.decimal(Math.max(0.1, seconds), 1)}${thinSpace}秒`;
  if (seconds < 120) return `${number.count(seconds)}${thinSpace}秒`;
  if (seconds < 3600) return `${number.decimal(seconds / 60, 1)}${thinSpace}分钟`;
  return `${number.decimal(seconds / 3600, 1)}${thinSpace}小时`;
}

/** A number as it is written into a field. */
const plain = (value: number) => (value >= 10_000 ? number.count(value) : String(value));

const layerAt = (place: number, kind: LayerKind) => `第 ${place + 1} 层，${zhOptions.layers[kind]}`;

/** What a fix does, said on its button. */
function fixLabel({ code, layer, spec }: ShapeFix): string {
  const kind = zhOptions.layers[spec.kind];
  switch (code) {
    case "insert-flatten":
      return `在这个${kind}层之前加展平层`;
    case "move-flatten-before":
      return `把展平层移到这个${kind}层之前`;
    case "move-flatten-after":
      return `把展平层移到这个${kind}层之后`;
    case "remove-flatten":
      return `移除第 ${layer + 1} 层的展平`;
    case "move-before-flatten":
      return `把这个${kind}层移到展平层之前`;
    case "move-to-end":
      return `把这个${kind}层移到最后`;
    case "remove":
      return `移除这个${kind}层`;
    case "replace-with-flatten":
      return `把第 ${layer + 1} 层改为展平层`;
    case "smaller-kernel":
      return spec.kind === "conv2d" ? `改用 ${spec.kernelSize} × ${spec.kernelSize} 的卷积核` : "改用更小的卷积核";
    case "smaller-pool":
      return "poolSize" in spec ? `改为 ${spec.poolSize} × ${spec.poolSize} 池化` : "改用更小的池化";
    case "same-padding":
      return "填充到相同大小";
    case "add-output":
      return "添加 10 个单元的全连接层（softmax）";
    case "make-output":
      return "改为 10 个单元的全连接层（softmax）";
    case "use-relu":
      return "这里改用 ReLU";
    case "fewer-values":
      return `把第 ${layer + 1} 层改为${sizeOf(spec)}的${kind}层`;
  }
}

function sizeOf(spec: LayerSpec): string {
  if (spec.kind === "dense") return ` ${number.count(spec.units)} 个单元`;
  return spec.kind === "conv2d" ? ` ${number.count(spec.filters)} 个卷积核` : "值更少";
}

/** The model editor in Chinese. */
export const zhEditor: typeof enEditor = {
  titleNew: "新建网络",
  titleEdit: (name: string) => `编辑 ${name}`,
  close: "关闭编辑器",
  name: "名称",
  newName: "我的网络",
  nameProblem: (length: number) =>
    length === 0 ? "网络需要 1 到 80 个字符的名称，现在是空的。" : `名称最多 80 个字符，现在有 ${length} 个。`,
  undo: "撤销",
  redo: "重做",
  start: { button: "起点", blank: "空白", presets: "文章中的网络", runs: "页面上的网络" },
  drawing: {
    image: "图像",
    download: "下载 SVG",
    fileName: enEditor.drawing.fileName,
    parameters: (count: number) => `${number.count(count)} 个参数`,
  },
  sums: {
    label: "整个网络",
    parameters: "参数",
    flops: "每张图像的 FLOPs",
    memory: "每批内存",
    time: "每轮用时",
    unknown: "–",
  },
  time: {
    known: (seconds: number) => `约 ${roughTime(seconds)}`,
    knownDetail: (milliseconds: number, steps: number) =>
      `在这台机器上测得：${number.count(steps)} 步，每步 ${number.milliseconds(milliseconds)}`,
    measuring: "测量中…",
    untimed: "未知",
    untimedDetail: "在这台机器上没能测出一步的用时",
    invalid: "网络搭建正确后得出",
    waiting: "训练器就绪后得出",
  },
  layers: {
    title: "层",
    count: (count: number) => `${count} / ${limits.layers.max}`,
    full: `一个网络最多 ${limits.layers.max} 层。移除一层才能再添加。`,
    only: "网络至少要有一层。",
    add: "添加层",
    output: "输出",
    parameters: "参数",
    flops: "FLOPs",
    memory: "内存",
    parametersTerm: "由训练改变的数：权重和偏置。",
    flopsTerm: "一张图像通过这一层所需的浮点运算；一次乘加算两次。",
    memoryTerm:
      "训练时为一批图像保留的内容：该层的输出及其梯度，以及随机失活和批归一化另需的部分；每个数 4 字节。不含图像和权重。",
    name: layerAt,
    handle: (place: number, kind: LayerKind) => `移动：${layerAt(place, kind)}`,
    menu: (place: number, kind: LayerKind) => `${layerAt(place, kind)}的更多操作`,
    moveUp: "上移",
    moveDown: "下移",
    duplicate: "复制一份",
    remove: "移除",
    removeLayer: (place: number, kind: LayerKind) => `移除：${layerAt(place, kind)}`,
    penalties: "L1 和 L2 惩罚",
    about: {
      dense: "每个值都参与每个结果",
      conv2d: "小的卷积核在图像上滑动",
      maxPool2d: "每个方块只留最大值",
      averagePool2d: "每个方块取平均值",
      batchNormalization: "按批调整均值和方差",
      flatten: "把图像变成一列值",
      dropout: "训练时随机略去一些值",
    },
    drag: {
      role: "可排序的层",
      instructions: "按空格拿起这一层，用方向键移动，再按空格放下，按 Esc 取消。",
      pickedUp: (place: number, count: number) => `已拿起第 ${place} 层，共 ${count} 层。`,
      over: (place: number, count: number) => `现在在第 ${place} 位，共 ${count} 位。`,
      dropped: (place: number, count: number) => `已放在第 ${place} 位，共 ${count} 位。`,
      cancelled: (place: number) => `留在第 ${place} 位。`,
    },
    fixLabel,
  },
  ...zhEditorFields,
  paddings: { valid: "无", same: "同尺寸" },
  optimizer: {
    title: "优化器",
    label: "方法",
    formulation: "ε 的用法同",
    formulations: { keras: "Keras", pytorch: "PyTorch" },
  },
  schedule: {
    title: "学习率的变化",
    label: "调度",
    curve: (start: string, end: string) => `整个训练中的学习率：从 ${start} 到 ${end}`,
    from: "开始",
    to: (epochs: number) => `第 ${number.count(epochs)} 轮`,
  },
  images: { title: "图像和轮数" },
  validation: {
    label: "验证用",
    kinds: { none: "不验证", lastFraction: "末尾的训练图像", testSet: "测试集" },
    earlyStopping: "早停",
    earlyStoppingWhy: "验证损失不再下降时结束训练。",
    earlyStoppingProblem: "早停要看验证损失，但没有留出验证图像。",
    earlyStoppingFix: "留出最后 10 %",
  },
  more: { title: "初始化和顺序" },
  initialization: "初始权重",
  preprocessing: "像素",
  augmentation: "数据增强",
  shuffle: "打乱",
  shuffleWhy: "每轮换一个训练图像的顺序。",
  classWeights: {
    label: "类别权重",
    why: "每个数字的图像在损失中占多大分量。",
  },
  wrongNumber: (rule: { readonly min: number; readonly max: number; readonly isWhole: boolean; readonly isAboveMin?: true }) => {
    const kind = rule.isWhole ? "整数" : "数";
    return rule.isAboveMin
      ? `大于 ${plain(rule.min)}、不超过 ${plain(rule.max)} 的${kind}`
      : `${plain(rule.min)} 到 ${plain(rule.max)} 的${kind}`;
  },
  fieldProblem: (field: string, expected: string, found: string) =>
    found.trim() === ""
      ? `${zhSpaced(`${field}应为${expected}`)}，现在是空的。`
      : `${zhSpaced(`${field}应为${expected}`)}，而不是“${found.length > 24 ? `${found.slice(0, 24)}…` : found}”。`,
  memoryProblem: (bytes: number, batchSize: number) =>
    `一批要占内存 ${memory(bytes)}，最多 ${memory(limits.batchMemory.max)}。每批 ${number.count(batchSize)} 张图像就放得下。`,
  memoryFix: (batchSize: number) => `批大小改为 ${number.count(batchSize)}`,
  stepsProblem: (steps: number) =>
    `这样共有 ${number.count(steps)} 步，最多 ${number.count(limits.steps.max)} 步。请减少轮数或加大批。`,
  noRoom: (room: { readonly code: "groups" | "runs"; readonly limit: number }) =>
    room.code === "groups"
      ? `最多容纳 ${room.limit} 个网络。请先从页面上移除一个。`
      : `各个种子合计最多容纳 ${room.limit} 次运行。请减少种子，或从页面上移除一个网络。`,
  actions: {
    label: "如何处理这个网络",
    ready: "可以训练了。",
    wrong: (count: number, first: string) => (count === 1 ? first : `${first}另有 ${count - 1} 处要改。`),
    add: "加入比较",
    replace: (name: string) => `替换 ${name}`,
    replaceQuestion: (name: string, steps: number) =>
      `${name} 已训练 ${number.count(steps)} 步。替换后，新网络从第 0 步开始，${name} 学到的内容会丢失。`,
    replaceConfirmed: "替换并重新开始",
    cancel: "取消",
    discardQuestion: "离开编辑器？所作的修改会丢失。",
    discard: "放弃修改",
    keep: "继续编辑",
  },
  compact,
  memory,
  shape,
};
