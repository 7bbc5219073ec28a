import { limits } from "../protocol/limits";
import type { enGroups } from "./enGroups";
import { makeNumberFormat } from "./formatNumber";
import { zhAddress } from "./zhAddress";

const number = makeNumberFormat("zh");
const list = (names: readonly string[]) => names.join("、");
const rateRange = `${limits.learningRate.min} 到 ${limits.learningRate.max}`;

/** Chinese of the networks that are compared: their menu, seeds and notes, what is kept of them and how they are shared. */
export const zhGroups: typeof enGroups = {
  newNetwork: "新建网络",
  newName: "我的网络",
  noRoom: {
    groups: (limit: number) => `最多比较 ${limit} 个网络。移除一个才能再添加。`,
    runs: (limit: number) => `最多容纳 ${limit} 次运行，各个种子都计入。减少种子或移除网络才能再添加。`,
  },
  train: (name: string) => `训练 ${name}`,
  pause: (name: string) => `暂停 ${name}`,
  menu: (name: string) => `${name} 的更多操作`,
  items: {
    edit: "编辑",
    duplicate: "复制一份",
    rename: "重命名",
    note: "添加备注",
    changeNote: "修改备注",
    stop: "停止并测量",
    learningRate: "修改学习率",
    hide: "在图表中隐藏",
    show: "在图表中显示",
    pin: "置顶",
    unpin: "取消置顶",
    download: "下载",
    remove: "移除",
  },
  hide: (name: string) => `在图表中隐藏 ${name}`,
  show: (name: string) => `在图表中显示 ${name}`,
  hidden: "已隐藏",
  pinned: "已置顶",
  rename: {
    label: (name: string) => `${name} 的新名称`,
    empty: "名称至少要有一个字符。",
  },
  note: { label: (name: string) => `${name} 的备注`, placeholder: "想记下的内容" },
  seeds: {
    label: (name: string) => `${name} 的种子`,
    term: "只训练一次，结果可能碰巧好。换几个种子训练，每次的初始权重和图像顺序都不同；结果之间的差异说明偶然性有多大。",
    list: (seeds: readonly number[]) =>
      seeds.length === 1
        ? `1 个种子：${seeds[0]}`
        : `${seeds.length} 个种子：${seeds.length > 4 ? `${seeds[0]} … ${seeds.at(-1)}` : list(seeds.map(String))}`,
    more: (name: string) => `给 ${name} 增加一个种子`,
    fewer: (name: string) => `给 ${name} 减少一个种子`,
  },
  rate: {
    label: (name: string) => `${name} 的学习率`,
    face: "学习率",
    set: "确定",
    cancel: "取消",
    wrong: (text: string) => `学习率应是 ${rateRange} 之间的数，实为“${text}”。`,
    changed: (rate: number, step: number) => `从第 ${number.count(step)} 步起学习率为 ${rate}`,
  },
  several: {
    progressValue: (runs: number, step: number, steps: number) =>
      `${runs} 次运行，总共第 ${number.count(step)} 步，共 ${number.count(steps)} 步`,
    mean: "平均测试准确率",
    range: (low: number, high: number) => `各种子 ${number.decimal(low * 100, 2)} 至 ${number.percent(high, 2)}`,
    measured: (count: number, of: number) => `${of} 个种子中 ${count} 个的平均`,
    step: "全部种子的步数",
    stoppedEarly: (seed: number, epoch: number, epochs: number) =>
      `种子 ${seed} 早停：第 ${epoch} 轮（共 ${epochs} 轮）之后验证损失不再下降。`,
  },
  removed: (name: string) => `已移除 ${name}。`,
  removedSeeds: (name: string, seeds: readonly number[]) => `已移除 ${name} 的种子 ${list(seeds.map(String))}。`,
  undo: "撤销",
  undoNoRoom: "放不下了：请先移除一个网络，再恢复它。",
  dismiss: "知道了",
  share: {
    copy: "复制链接",
    copied: "链接已复制",
    withoutTeacher: (names: readonly string[]) =>
      `链接不含教师：打开后，${names.map((name) => `“${name}”`).join("、")}只向标签学习。`,
    failed: "浏览器不允许复制。地址栏里是同一个链接。",
    title: "这组比较的地址：包含网络、种子和设置，不含训练结果",
  },
  kept: {
    delete: "删除所有保存的运行",
    question: "删除此浏览器保存的全部运行，连同曲线和权重？此操作无法撤销。页面上显示的内容会保留到关闭为止。",
    confirm: "全部删除",
    note: "训练过的运行保存在此浏览器中。",
    aside: (names: readonly string[]) =>
      names.length === 1
        ? `此浏览器还保存了一个没有显示的网络：${list(names)}。`
        : `此浏览器还保存了 ${names.length} 个没有显示的网络：${list(names)}。`,
    show: "显示",
    noRoom: "放不下更多网络了：请先移除一个。",
    full: "此浏览器没有空间再保存运行。训练会继续，但关闭页面后新内容会丢失。请删除保存的运行，或下载重要的内容。",
    refused: (detail: string) =>
      `此浏览器不允许页面保存运行（${detail.replace(/[.\s]+$/, "")}）。训练会继续，但关闭页面后会丢失。`,
    damaged: (name: string, _detail: string) =>
      `此浏览器保存的 ${name} 无法读取：数据已损坏，或来自另一版本的 Trainset。它没有显示，仍留在浏览器的存储中。`,
  },
  address: zhAddress,
  download: {
    title: (name: string) => `下载 ${name}`,
    close: "关闭",
    seed: "种子",
    weights: "权重",
    model: "TensorFlow.js 模型",
    modelDetail:
      "model.json 和 weights.bin，供 tf.loadLayersModel 读取。请放在同一文件夹中。模型接收 0 到 255 的像素，并自行缩放。",
    noWeights: "网络训练之后才能下载权重。",
    taking: "正在读取权重…",
    lost: "无法读取权重：训练器没有运行。",
    code: "训练同一网络的代码，包含数据加载",
    keras: "Keras",
    kerasDetail: "Keras 3 的 Python 代码，一个文件。",
    pytorch: "PyTorch",
    pytorchDetail: "PyTorch 和 NumPy 的 Python 代码，一个文件。",
    curves: "曲线",
    json: "JSON",
    jsonDetail: "设置、每一步、每一轮和结果。",
    csv: "CSV",
    csvDetail: "每一步的损失和准确率，一行一步。",
    noCurves: "网络训练一步之后才有曲线。",
  },
};
