import type { DataFault, DataFileFacts, DataSlot } from "../../protocol/ownData";
import { makeNumberFormat } from "../formatNumber";
import type { enOwnData } from "./enOwnData";

const number = makeNumberFormat("zh");
const value = (found: number) => (Number.isInteger(found) ? number.count(found) : Number.isNaN(found) ? "NaN" : String(found));
/** What browsers call a file that has changed since, which is no matter of a network. */
const isStreamEnd = (detail: string) => detail === "network error";
const isNpz = (name: string) => name.toLowerCase().endsWith(".npz");
const shape = (lengths: readonly number[]) => `[${lengths.join(", ")}]`;

/** Training on four files of one's own, in Chinese. */
export const zhOwnData: typeof enOwnData = {
  tab: "自己的数据",
  intro:
    "用四个文件代替 MNIST，供本页所有网络和手写板使用。把文件拖到页面任意位置（一次全部或逐个），或在下面逐个选择。文件只保存在这台设备上。",
  accepted:
    "NumPy（.npy，格式 1 到 3）或 IDX，可用 gzip 压缩。图像：[n, 28, 28]、[n, 784] 或 [n, 28, 28, 1]，黑底白字。标签：0 到 9 的整数 [n] 或 [n, 1]，或独热编码 [n, 10]。整数、浮点数位数不限，大端小端、C 序或 Fortran 序均可。",
  limits: (training: number, test: number) =>
    `训练图像 10 到 ${number.count(training)} 张，测试图像 10 到 ${number.count(test)} 张。设定为 60,000 张的网络会用上全部训练图像。`,
  filesLabel: "四个文件",
  slots: { x_train: "训练图像", y_train: "训练标签", x_test: "测试图像", y_test: "测试标签" },
  choose: "选择文件",
  chooseFor: (slot: DataSlot) => `为 ${slot} 选择文件`,
  missing: "还没有文件",
  reading: (file: string) => `正在读取 ${file}…`,
  found: ({ format, isGzipped, dtype, isBigEndian, isFortran, shape: lengths }: DataFileFacts) =>
    `${format === "npy" ? "NumPy" : "IDX"}${isGzipped ? "，gzip 压缩" : ""}：${dtype}${isBigEndian ? "，大端" : ""}，${shape(lengths)}${isFortran ? "，Fortran 序" : ""}`,
  contents: ({ count, contents }: DataFileFacts): string => {
    if (contents.kind === "labels") {
      const rows = contents.form === "oneHot" ? "行独热编码" : "个标签";
      return `${number.count(count)} ${rows}；0 到 9 各有：${contents.perDigit.map((each) => number.count(each)).join("、")}`;
    }
    const range = `${number.count(count)} 张图像，取值 ${value(contents.minimum)} 到 ${value(contents.maximum)}`;
    return contents.scaling === "scaled" ? `${range}：视为已经缩放` : `${range}：除以 255`;
  },
  rounded: (pixels: number) => `${number.count(pixels)} 个像素落在 256 级灰度之间，已取最近的一级。`,
  exact: "以 256 级灰度原样保留。",
  dark: (brightest: number) =>
    `最亮的像素只有 ${number.count(brightest)}（满值 255），图像几乎全黑。取值 0 到 1 的图像必须是浮点数，且没有大于 1 的值。`,
  sameImages: "x_test 看来与 x_train 是同样的图像。用训练过的图像测试，说明不了对新图像的效果。",
  firstImages: "前十张图像",
  firstLabels: (labels: readonly number[]) => `前十个：${labels.join(" ")}`,
  strays: (names: readonly string[]) =>
    `${names.join("、")}：从文件名看不出是四个文件中的哪一个。请在下面对应的位置选择它，或改成 x_train.npy 这样的名字。${names.some(isNpz) ? ".npz 文件含多个数组：请用 numpy.save 把四个数组分别保存。" : ""}`,
  use: "用这些数据训练",
  useNote: "所有运行都从初始权重重新开始；在其他数据上训练的内容会放弃。",
  back: "回到 MNIST",
  usesMnist: "网络正在使用 MNIST。",
  usesOwn: "网络正在使用你的数据。",
  usesOwnCounts: (training: number, test: number) =>
    `网络正在使用你的数据：训练 ${number.count(training)} 张，测试 ${number.count(test)} 张。`,
  loading: "正在加载数据…",
  failed: "数据没有加载成功。",
  fault: (fault: DataFault): string => {
    switch (fault.code) {
      case "unreadable":
        return `无法读取 ${fault.file}${isStreamEnd(fault.detail) ? "" : `（${fault.detail.replace(/\.$/, "")}）`}。它可能在选择之后被移动或修改过，请重新选择。`;
      case "gzip":
        return `${fault.file} 不完整或已损坏：开头是 gzip 文件，但无法解压。请重新生成或下载。`;
      case "too-large":
        return `${fault.file} 太大：解压后最多能读 ${number.megabytes(fault.limit)}。请把图像存成 uint8。`;
      case "format":
        return `${fault.file} 既不是 NumPy 也不是 IDX 文件：开头应为 93 4e 55 4d 50 59（“NUMPY”）或 00 00，实际为 ${fault.found || "空"}。${lookAlike[fault.looksLike ?? "other"]}`;
      case "version":
        return `${fault.file} 的版本：应为 NumPy 格式 1.0、2.0 或 3.0，实际为 ${fault.found}。请用 numpy.save 重新保存。`;
      case "header":
        return `${fault.file} 的文件头：应为含 descr、fortran_order 和 shape 的字典，实际为 ${fault.found || "空"}。请用 numpy.save 重新保存。`;
      case "field":
        return `${fault.file} 的 ${fault.field}：应为${fields[fault.field]}，实际为 ${fault.found ?? "没有这一项"}。请用 numpy.save 重新保存。`;
      case "type":
        return `${fault.file} 的 descr：应为整数、16/32/64 位浮点数或布尔值，实际为 ${fault.found}。请用 x.astype("uint8") 或 x.astype("float32") 转换。`;
      case "byte-count":
        return fault.part === "header"
          ? `${fault.file} 在文件头处就结束了：至少应有 ${number.count(fault.expected)} 字节，实际为 ${number.count(fault.found)} 字节。请重新生成或下载。`
          : `${fault.file} 的数值：按形状和类型应有 ${number.count(fault.expected)} 字节，实际为 ${number.count(fault.found)} 字节。请重新生成或下载。`;
      case "shape":
        return fault.holds === "images"
          ? `${fault.file} 的形状：图像应为 [n, 28, 28]、[n, 784] 或 [n, 28, 28, 1]，实际为 ${shape(fault.found)}。请调整形状，或把它选到另一个位置。`
          : `${fault.file} 的形状：标签应为 [n]、[n, 1] 或 [n, 10]，实际为 ${shape(fault.found)}。请调整形状，或把它选到另一个位置。`;
      case "pixel":
        return `${fault.file} 第 ${number.count(fault.index)} 张图像（从 0 数起）：像素应在 0 到 255 或 0 到 1 之间，实际为 ${value(fault.found)}。${Number.isFinite(fault.found) ? "请保存归一化之前的图像。" : "请去掉这张图像，或用 numpy.nan_to_num 换成数值。"}`;
      case "label":
        return `${fault.file} 第 ${number.count(fault.index)} 个标签（从 0 数起）：应为 0 到 9 的整数，实际为 ${value(fault.found)}。请去掉这张图像，或改正标签。`;
      case "one-hot":
        return `${fault.file} 第 ${number.count(fault.index)} 行（从 0 数起）：应为一个 1 和九个 0，实际不是。请用 y.argmax(axis=1) 把标签存成整数。`;
      case "count":
        return `${fault.file} 有 ${number.count(fault.found)} 个标签：应有 ${number.count(fault.expected)} 个，与 ${fault.imagesFile} 的图像一一对应。请从相同的行保存两者。`;
      case "too-few":
        return `${fault.file} 的行数太少：至少应有 ${number.count(fault.limit)} 行，实际为 ${number.count(fault.found)} 行。请增加图像和标签。`;
      case "too-many":
        return `${fault.file} 的行数太多：最多 ${number.count(fault.limit)} 行，实际为 ${number.count(fault.found)} 行。请只保存前面的部分，图像和标签相同：x[:${fault.limit}]、y[:${fault.limit}]。`;
    }
  },
};

const lookAlike = {
  zip: "它像是 ZIP 文件（例如 .npz）：请用 numpy.save 把四个数组分别保存。",
  hdf5: "它像是 HDF5 文件：请用 numpy.save 把四个数组分别保存。",
  picture: "它像是一张图片；数字的图片可以拖到手写板上。",
  text: "它像是文本：请用 numpy.loadtxt 读入，再用 numpy.save 保存。",
  other: "请用 numpy.save 保存数组。",
};

const fields = {
  descr: "类型，例如 '<f4'",
  fortran_order: " True 或 False",
  shape: "整数元组，例如 (60000, 28, 28)",
};
