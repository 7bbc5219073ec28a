import type { enDrawing } from "./enDrawing";

const measureWords = {
  longestSide: { below: "比 MNIST 的数字小。", above: "比 MNIST 的数字大。" },
  strokeWidth: { below: "笔画比 MNIST 的细。", above: "笔画比 MNIST 的粗。" },
  centerX: { below: "比 MNIST 的数字偏左。", above: "比 MNIST 的数字偏右。" },
  centerY: { below: "比 MNIST 的数字偏上。", above: "比 MNIST 的数字偏下。" },
  ink: { below: "墨迹比 MNIST 的数字少。", above: "墨迹比 MNIST 的数字多。" },
};

/** What the drawing pad and the answers of the networks say in Chinese. */
export const zhDrawing: typeof enDrawing = {
  title: "写一个数字",
  tabsLabel: "手写数字的用途",
  tabs: { answers: "答案", xray: "透视", why: "原因", number: "多位数", mine: "我的数字" },
  pad: {
    label: "手写板",
    description:
      "用鼠标、触控笔或手指书写，也可用键盘：方向键移动笔，Home、Page Up、End 和 Page Down 斜向移动，按住 Shift 小步移动，空格落笔或提笔，Control 或 Command 加 Z 撤销上一笔。",
    keys: "方向键移动，空格落笔",
    penDown: "已落笔",
    penUp: "已提笔",
    placeholder: "写一个数字，0 到 9",
    placeholderDetail: "边写，各个网络边识别",
  },
  undo: "撤销",
  undoDeed: {
    stroke: "撤销上一笔",
    erase: "撤销擦除",
    clear: "找回清掉的数字",
    picture: "撤销图片",
  },
  clear: "清空",
  clearDrawing: "清空手写板",
  eraser: { label: "擦除", explanation: "笔碰到的线条部分会被擦掉" },
  picture: {
    label: "照片",
    open: "数字的照片",
    explanation: "照着图片写出数字；也可以粘贴或拖入图片。图片不会离开此设备。",
    nothing: "这张图片里没有找到数字。白纸黑字效果最好。",
  },
  image: {
    title: "网络看到的图像",
    unit: "像素",
    here: "当前",
    mnist: "MNIST",
    mnistRange: "MNIST 训练图像的第 5 到第 95 百分位",
    measures: { longestSide: "大小", strokeWidth: "线宽", centerX: "中心 x", centerY: "中心 y", ink: "墨量" },
    outside: measureWords,
    explanation: "28 × 28 像素，像 MNIST 那样缩放和居中；MNIST 的数字大多在这些范围内。",
    drawn: "手写数字的 28 × 28 像素图像",
    empty: "还没有可识别的手写数字",
  },
  answers: {
    label: "各次运行的识别结果",
    notTrained: "尚未训练",
    tooSmall: "太小了，不像数字，请写大一些。",
    noRuns: "选一个网络，看看它识别成什么。",
    seeds: (name: string, seeds: number) => `${name}，${seeds} 次平均`,
    spoken: (name: string, digit: number, percent: string) => `${name}：${digit}，${percent}`,
    spokenNotTrained: (name: string) => `${name}：尚未训练`,
    spokenNoDrawing: (name: string) => `${name}：没有可识别的手写数字`,
    votes: (spoken: string, votes: number, seeds: number) => `${spoken}，${seeds} 个种子中的 ${votes} 个`,
    alone: (digit: number, percent: string, second: number, secondPercent: string) =>
      `识别为 ${digit}，把握 ${percent}；其次是 ${second}，${secondPercent}。`,
    allAgree: (count: number, digit: number, percent: string) => `${count} 个网络都识别为 ${digit}，平均把握 ${percent}。`,
    someAgree: (
      agreeing: number,
      count: number,
      digit: number,
      percent: string,
      others: readonly { readonly name: string; readonly digit: number }[],
    ) => {
      const [other] = others;
      const dissent =
        others.length === 1 && other ? `${other.name} 识别为 ${other.digit}` : `另外 ${others.length} 个识别为别的数字`;
      return `${count} 个网络中有 ${agreeing} 个识别为 ${digit}，把握 ${percent}；${dissent}。`;
    },
  },
  correction: {
    question: "认错了？告诉它是几，并加入“我的数字”：",
    itIs: (digit: number) => `这是 ${digit}`,
    added: (digit: number) => `已作为 ${digit} 加入“我的数字”。`,
  },
  xray: {
    intro: "关掉某个步骤，看答案怎样变化。旁边是去掉该步骤后的识别结果，以及原答案降低的百分点。",
    steps: {
      scaling: { label: "裁剪和缩放", why: "墨迹较长的一边变为 20 像素" },
      penWidth: { label: "固定笔宽", why: "所有线条都是 2.8 像素宽" },
      smoothEdges: { label: "灰色边缘", why: "像素有多黑，取决于被覆盖多少" },
      peak: { label: "满墨", why: "最黑的像素变为全黑" },
    },
    centering: "居中",
    centeringWhy: "把什么放在图像中央",
    centerings: { mass: "重心", box: "外框", none: "不居中" },
    without: "去掉后",
    withoutBox: "外框",
    withoutNone: "不居中",
    worth: (name: string, digit: number, points: string) => `${name} 识别为 ${digit}，其答案变化 ${points} 个百分点`,
    points: (points: string) => `${points}`,
    drawFirst: "写一个数字，看看每个步骤有多重要。",
    restore: "打开全部步骤",
    ends: "其他标签页总是使用全部步骤。",
  },
  why: {
    intro: "依次拿掉每个像素的墨迹：拿掉后对该数字的支持减少，说明它原本支持这个数字。",
    digit: "证据指向",
    own: "它的答案",
    oneDigit: (digit: number) => `${digit}`,
    against: "反对",
    for: "支持",
    drawFirst: "写一个数字，看看什么支持它。",
    noRuns: "训练一个网络，看看它在看哪里。",
    label: (name: string, digit: number) => `在 ${name} 看来，哪些墨迹支持 ${digit}，哪些反对`,
    places: [
      ["左上", "上方", "右上"],
      ["左侧", "中间", "右侧"],
      ["左下", "下方", "右下"],
    ],
    words: (pro: string | null, contra: string | null) => {
      if (pro && contra) return `最支持：${pro}。最反对：${contra}。`;
      if (pro) return `最支持：${pro}。没有反对的。`;
      return contra ? `最反对：${contra}。` : "墨迹都不起作用。";
    },
  },
  row: {
    pad: "宽手写板",
    placeholder: "写一个多位数",
    placeholderDetail: "数字之间留空隙",
    run: "由谁识别",
    reads: "识别为",
    empty: "–",
    notTrained: "这个网络尚未训练。",
    noRuns: "选一个网络来识别多位数。",
    digit: (digit: number, percent: string) => `${digit}，${percent}`,
    image: (place: number) => `从左数第 ${place} 个数字的 28 × 28 像素图像`,
    surely: (percent: string) => `若各位互相独立，全部正确的概率为 ${percent}。`,
    hint: "连在一起的数字会被当成一个。",
    list: "各位数字",
  },
};
