import { makeNumberFormat } from "../formatNumber";
import type { enPrograms } from "./enPrograms";

const number = makeNumberFormat("zh");

/** The articles' programs, and what is wrong with them, in Chinese. */
export const zhPrograms: typeof enPrograms = {
  tab: "程序",
  intro: "Trainset 不收录文章原文。这里“文章的程序”是根据已知事实重新写成的：网络、数据处理、调用和错误都与文章相同。",
  chooser: "程序",
  names: {
    "article0-batch128": "Dense 128，批大小 128",
    "article0-batch32": "Dense 128，用 tf.data 供数",
    "article0-ownData": "自己的四个文件",
    "article0-saveLoad": "保存、加载、预测",
    "article1-mlp": "Dense 128-64",
    "article2-cnn": "CNN",
    "article3-dense64": "Dense 64-64",
    "article4-dense128": "Dense 128，先展平",
  },
  article: (article) => `文章 ${article}`,
  faultCount: (count) => (count === 0 ? "未发现错误" : `${count} 处错误`),
  printed: (framework) => `文章中的写法（${framework}）`,
  printedCode: (name) => `${name}：文章的程序`,
  wrong: "错在哪里",
  nothingWrong: "未发现这个程序有错误。",
  fault: (fault) => `错误 ${fault}`,
  lines: (lines) => `第 ${lines.join("、")} 行`,
  faults: {
    noValidationData:
      "调用 fit 时没有给验证数据，Keras 就不会做验证，也不会打印 val_ 开头的列。旁边的日志却有这些列：它出自另一个程序。",
    imageShape: "图像仍是 28 × 28，而第一层要的是每张 784 个值。Keras 会在这里因形状不符而报错停止。",
    labelShape: "标签仍是 0 到 9 的整数，而这个损失函数要的是独热（one-hot）编码。Keras 会在这里因形状不符而报错停止。",
    neverShuffled: "数据只分了批，从未打乱；Keras 也不会替 tf.data 数据集打乱：每一轮的批次和顺序都一样。",
    afterError: "报错停止的程序打印不出任何数字。这些数字出自另一个程序。",
    measuresTrainingImages: "准确率是在训练图像上算的。它说明训练数据学得如何，不说明新的数字能否认对。",
    outOfReach: "这个网络训练 10 轮达不到这个数；实际能到多少见“论断”一栏。",
  },
  corrected: "改正后",
  correctedCode: (name, framework) => `${name}：改正后的 ${framework} 程序`,
  framework: "改正后的程序所用的框架",
  changes: {
    "article0-batch128": "每轮之后测一次测试集，正如文章的日志所显示的那样，四列数字就都能打印出来。",
    "article0-batch32": "把图像展平，标签直接用整数，每轮之前打乱。",
    "article0-ownData": "做同样的事，但先检查四个文件：形状、标签个数、是否独热编码、图像是否已经除以 255。",
    "article0-saveLoad": "训练网络，存成一个文件，再加载，先说明两者对测试集的预测是否逐位相同，然后打印前十行。",
    "article1-mlp": "改为在 10,000 张测试图像上测量，而不是在训练图像上。",
    "article2-cnn": "训练同一个网络；softmax 并入损失函数，很小的概率也不丢精度。",
    "article3-dense64": "把图像展平。最后五分之一仍用于验证。",
    "article4-dense128": "训练同一个网络；softmax 并入损失函数，很小的概率也不丢精度。",
  },
  copy: { copy: "复制", copied: "已复制", failed: "浏览器不允许复制，请直接选中代码。" },
  copyOf: (name) => `复制改正后的程序：${name}`,
  download: "下载",
  downloadOf: (file) => `下载 ${file}`,
  ran: (epochs, torch, accuracy, ofTrainingImages) =>
    `已用 PyTorch ${torch} 在全部 60,000 张图像上运行 ${epochs} 轮：打印的${ofTrainingImages ? "训练集" : "测试集"}准确率为 ${number.percent(accuracy, 2)}。`,
  parsed: (python) => `已用 Python ${python} 检查语法；我们没有运行它。`,
};
