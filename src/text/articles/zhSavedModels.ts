import type { SavedModelFault } from "../../protocol/savedModel";
import { makeNumberFormat } from "../formatNumber";
import type { enSavedModels } from "./enSavedModels";

const number = makeNumberFormat("zh");

/** A trained network as a file, loaded again, in Chinese. */
export const zhSavedModels: typeof enSavedModels = {
  tab: "保存的模型",
  intro:
    "文章 0 把训练好的模型存成一个文件，再加载回来，预测测试集并打印前十行。这里也一样；文件里还存有保存时的预测，加载后可以逐个数字比较。",
  network: "网络",
  run: (name: string, seed: number, step: number) => `${name}，种子 ${seed}，第 ${number.count(step)} 步`,
  save: "保存到文件",
  load: "加载文件",
  hint: (ending: string) => `也可以把 *${ending} 文件，或 model.json 和 weights.bin 一起，拖到页面任意位置。`,
  nothing: "还没有训练过的网络：请先在训练场训练一个，或加载文件。",
  pauseFirst: "请先暂停再保存：权重每一步都在变。",
  saving: "正在预测全部测试图像并写入文件…",
  loading: "正在加载网络并预测全部测试图像…",
  saved: (file: string, bytes: number, step: number) =>
    `已保存为 ${file}（${number.megabytes(bytes)}）：第 ${number.count(step)} 步之后的权重和优化器状态。`,
  loaded: (file: string, name: string, step: number) =>
    `已加载 ${file}：${name} 已加入运行列表，停在第 ${number.count(step)} 步，可以评估、比较、手写识别和继续训练。`,
  equal: (count: number) => `加载后的网络预测的全部 ${number.count(count)} 个数字，与保存时的预测逐位相等。`,
  differ: (different: number, count: number, largest: number) =>
    `${number.count(count)} 个数字中有 ${number.count(different)} 个与保存时不同，最多相差 ${largest.toExponential(1)}。不同的计算后端相加顺序不同，末几位会有差别。`,
  otherData: "它是在另一份数据上训练的，预测无法比较。若继续训练，将使用当前数据。",
  nothingToCompare: "文件里没有这些测试图像的预测，无法比较。",
  before: (name: string) => `保存时：${name}`,
  after: (name: string) => `加载后：${name}`,
  shape: (images: number) => `形状 (${images}, 10)；前十行：`,
  image: "图像",
  imageOf: (nth: number) => `测试图像 ${nth}`,
  label: "标签",
  noRoom: "没有位置再加一个运行。请在训练场移除一个，再加载文件。",
  notTold: "无法读出这个网络：运行已失败，或训练器正在重新启动。请在它停下后再试。",
  fault: (fault: SavedModelFault): string => {
    switch (fault.code) {
      case "unreadable":
        return `无法读取 ${fault.file}。它可能在选择之后被移动过，请重新选择。`;
      case "not-json":
        return `${fault.file} 不完整，或不是保存的网络：应为 JSON，实际是其他文本。请重新保存网络。`;
      case "format":
        return `${fault.file} 不是保存的网络：格式应为 "trainset-model"，实际为 ${fault.found || "空"}。请选择在这里保存的文件。`;
      case "version":
        return `${fault.file} 的版本：应为 1，实际为 ${fault.found || "空"}。它可能来自更新的页面，请刷新本页。`;
      case "field":
        if (fault.expected === "never") return `${fault.file} 的 ${fault.field}：不应有这一项。文件被改动过，请重新保存网络。`;
        if (fault.found === "undefined") return `${fault.file} 的 ${fault.field}：缺失。文件被改动过，请重新保存网络。`;
        return `${fault.file} 的 ${fault.field}：应为 ${fault.expected}，实际为 ${fault.found}。文件被改动过，请重新保存网络。`;
      case "length":
        return `${fault.file} 的 ${fault.field}：按形状应有 ${number.count(fault.expected)} 个数，实际为 ${number.count(fault.found)} 个。文件被改动过，请重新保存网络。`;
      case "pair":
        return `${fault.file} 只是网络的一半：model.json 和 weights.bin 要一起使用。请同时选择或拖入两个文件。`;
      case "foreign":
        return `${fault.file} 是 TensorFlow.js 的网络，但没有 Trainset 自己的条目，不知道它是怎样训练的。请选择从本页下载的 model.json。`;
      case "layers":
        return `${fault.file} 的 checkpoint.experiment.layers：各层之间不匹配。文件被改动过，请重新保存网络。`;
    }
  },
};
