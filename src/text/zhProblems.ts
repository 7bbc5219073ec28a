import type { ShapeProblem } from "../protocol/modelShape";
import { type BackendName, backendOptions } from "../protocol/options";
import type { enProblems } from "./enProblems";
import { makeNumberFormat } from "./formatNumber";
import { zhOptions } from "./zhOptions";

const number = makeNumberFormat("zh");
const inHex = (value: number) => `0x${value.toString(16).padStart(8, "0")}`;
const megabytes = (bytes: number) => `${number.count(Math.ceil(bytes / 1e6))} MB`;
const reason = (detail: string) => (detail ? `（${detail.replace(/[.\s]+$/, "")}）` : "");
const getFileAgain = "请按“重试”；如果仍然如此，请放回原来的文件，来源见 datasets/README.md。";

const goOn = "重新启动后，每次运行从最近一次保存处继续，最晚是上一轮结束时";

/** What went wrong and what to do, in Chinese. */
export const zhProblems: typeof enProblems = {
  fileMissing: (file: string, status: number | null) =>
    status === null
      ? `无法加载 ${file}：服务器没有响应。请检查网络连接，然后按“重试”。`
      : `无法加载 ${file}：应得到该文件，服务器却返回 ${status}。请检查数据集是否与页面放在一起，然后按“重试”。`,
  fileInterrupted: (file: string, received: number) =>
    `${file} 在 ${number.count(received)} 字节后中断，应得到整个文件。请检查网络连接，然后按“重试”。`,
  fileDamaged: (file: string, received: number) =>
    `${file} 被截断或已损坏：应是完整的 gzip 文件，得到的 ${number.count(received)} 字节无法解压。${getFileAgain}`,
  fileMagic: (file: string, expected: number, found: number) =>
    `${file} 不是 MNIST 文件：开头应为 ${inHex(expected)}，实为 ${inHex(found)}。${getFileAgain}`,
  fileDimensions: (file: string, expected: string, found: string) =>
    `${file} 的尺寸不对：应为 ${expected}，实为 ${found}。${getFileAgain}`,
  fileLength: (file: string, expected: number, found: number) =>
    `${file} 的长度不对：应为 ${number.count(expected)} 字节，实为 ${number.count(found)}。${getFileAgain}`,
  fileChecksum: (file: string, expected: string, found: string) =>
    `${file} 被改动过：SHA-256 应为 ${expected.slice(0, 12)}…，实为 ${found.slice(0, 12)}…。${getFileAgain}`,
  fileLabel: (file: string, index: number, found: number) =>
    `${file} 有错误的标签：第 ${number.count(index)} 张图像应是 0 到 9 的数字，实为 ${found}。${getFileAgain}`,
  ownData: (file: string) =>
    `无法加载你的数据：${file} 不能像之前那样读取。“文章 → 自己的数据”里有原因，也可以从那里回到 MNIST。`,
  otherData: "它是在另一份数据上训练的，曲线还在。重置后可用当前数据训练；重新载入它原来的数据后可以继续。",
  backendUnavailable: (backend: BackendName, detail: string) =>
    `${backendOptions[backend].label} 无法在此设备上启动${reason(detail)}。请选“自动”或其他后端。`,
  selfTestFailed: (backend: BackendName) => `${backendOptions[backend].label} 在此设备的自检中算错了数。请选“自动”或其他后端。`,
  deviceLost: (detail: string) => `图形处理器停止响应${reason(detail)}。${goOn}。`,
  gpuError: (detail: string) => `图形处理器报告了错误${reason(detail)}。${goOn}；也可以换用其他后端。`,
  workerCrashed: (detail: string) => `训练器意外停止${reason(detail)}。${goOn}。`,
  workerUnavailable: (detail: string) =>
    `训练器无法启动：此浏览器没有为页面提供后台线程${reason(detail)}。请重新启动，或使用新版 Chrome、Edge、Firefox 或 Safari。`,
  modelShape: (problem: ShapeProblem) => {
    const layer = `第 ${problem.layer + 1} 层（${zhOptions.layers[problem.kind]}）`;
    switch (problem.code) {
      case "needs-image":
        return `${layer}需要图像，得到的却是 ${number.count(Number(problem.found))} 个值。请把它放到展平层之前。`;
      case "needs-vector":
        return `${layer}需要一列值，得到的却是 ${problem.found} 的图像。请在它之前放一个展平层。`;
      case "too-small":
        return `${layer}放不下：它的输入只有 ${problem.found}。请用更小的卷积核或更少的池化。`;
      case "last-layer":
        return `${layer}是最后一层，应输出 10 个值，每个数字一个；实际输出 ${problem.found.replace(/\d{4,}/g, (digits) => number.count(Number(digits)))}。请以 10 个单元的全连接层结尾。`;
      case "softmax-not-last":
        return `${layer}使用了 softmax，它只能用于最后一层。请换一个激活函数。`;
      case "too-many-parameters":
        return `到${layer}，网络共有 ${number.count(Number(problem.found))} 个参数，超出了一个标签页的容量。请缩小网络。`;
    }
  },
  notFinite: (step: number) =>
    `从第 ${number.count(step)} 步起，损失不再是数：权重无限增大，多半是因为学习率太高。请重置并改用十分之一的学习率，或者加上学习率预热或批归一化。`,
  tooManyRuns: (limit: number) => `最多容纳 ${limit} 次运行。移除一个才能再添加。`,
  batchMemory: (bytes: number, limit: number) =>
    `一个训练步的各层输出要占 ${megabytes(bytes)}，最多允许 ${megabytes(limit)}。请减小批大小，或更早地池化、加大步幅。`,
  checkpointMismatch: "保存的权重与此网络不符：层或优化器与保存时不同。请重新训练，或按原样继续原来的运行。",
  teacherAugmentation: "有教师的网络只能用原样的图像训练，因为教师的回答是针对这些图像的。请把它的数据增强设为“原样”。",
  weightsLost: "此浏览器保存的权重无法读取。曲线和结果还在，但不能继续训练。请重置后重新训练。",
  outOfMemory: (detail: string) => `设备内存不足${reason(detail)}。请移除一次运行，或选更小的网络。`,
  unexpected: (detail: string) => `发生了意料之外的错误${reason(detail)}。请重置或重新启动后继续。`,
};
