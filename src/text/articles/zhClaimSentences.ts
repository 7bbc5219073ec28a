import type { ClaimId } from "../../articles/claims";
import type { ClaimSentences } from "./enClaimSentences";

const firstEpoch = "这是第一轮所有批次的平均值，而最初的批次遇到的网络还什么都没学到。";
const lastEpoch = "这是最后一轮各批次的平均值，每批都在更新权重之前测量，与 Keras 的打印方式相同。";
const noSuchColumn = "调用 fit 时没有给验证数据；这里改为在该轮之后用测试集测量。";
const repaired = "先改正下面两处错误再测量；数据仍像文章里那样从不打乱。";

/** Every claim of the articles in Chinese. */
export const zhClaimSentences: Readonly<Record<ClaimId, ClaimSentences>> = {
  batch128Test: {
    says: "训练 10 轮后的测试准确率",
    why: "128 个单元的全连接网络通常最终在 97.5\u202f% 到 97.9\u202f% 之间。",
  },
  batch128Epoch1Loss: { says: "日志第 1 轮：训练损失", why: firstEpoch },
  batch128Epoch1Accuracy: { says: "日志第 1 轮：训练准确率", why: firstEpoch },
  batch128Epoch1ValidationLoss: { says: "日志第 1 轮：验证损失", why: noSuchColumn },
  batch128Epoch1ValidationAccuracy: { says: "日志第 1 轮：验证准确率", why: noSuchColumn },
  batch128Epoch10Loss: { says: "日志第 10 轮：训练损失", why: lastEpoch },
  batch128Epoch10Accuracy: { says: "日志第 10 轮：训练准确率", why: lastEpoch },
  batch128Epoch10ValidationLoss: { says: "日志第 10 轮：验证损失", why: noSuchColumn },
  batch128Epoch10ValidationAccuracy: { says: "日志第 10 轮：验证准确率", why: noSuchColumn },
  batch128ValidationColumns: {
    says: "程序打印的日志带有 val_ 列",
    why: "调用 fit 时没有给验证数据，Keras 没有东西可填进这些列。",
  },
  batch32Test: { says: "训练 10 轮后的测试准确率", why: repaired },
  batch32Epoch1Loss: { says: "日志第 1 轮：训练损失", why: firstEpoch },
  batch32Epoch1Accuracy: { says: "日志第 1 轮：训练准确率", why: firstEpoch },
  batch32Epoch10Loss: { says: "日志第 10 轮：训练损失", why: lastEpoch },
  batch32Epoch10Accuracy: { says: "日志第 10 轮：训练准确率", why: lastEpoch },
  batch32ImageShape: {
    says: "程序直接用载入的图像训练",
    why: "图像仍是 28 × 28，而第一层要 784 个值：Keras 会报错停止。",
  },
  batch32LabelShape: {
    says: "程序直接用载入的标签",
    why: "标签仍是整数，而这个损失函数要独热（one-hot）编码：Keras 会报错停止。",
  },
  article0CrossEntropyTerms: {
    says: "手算交叉熵：标签 0、1、0、1，预测 0.9、0.2、0.8、0.3",
    why: "演算漏掉了自己公式里的 (1 − y) 项。",
  },
  article0CrossEntropySum: { says: "只算它保留的那些项的和", why: "即使只算 −ln 0.2 − ln 0.3，和也不是这个数。" },
  article0DescentStep1: {
    says: "对 y = w·x + b 做梯度下降，第 1 步：损失、w 和 b",
    why: "从 w = 1、b = 0 出发，学习率 0.1，样本 (1, 2)，这一步是对的。",
  },
  article0DescentStep2Gradient: {
    says: "第 2 步：预测、损失和梯度",
    why: "在 w = 1.2、b = 0.2 处用样本 (2, 4)，这些也是对的。",
  },
  article0DescentStep2Update: {
    says: "第 2 步：新的 w 和 b",
    why: "应从 w = 1.2、b = 0.2 减去梯度 −5.6 和 −2.8 的 0.1 倍。",
  },
  article1TrainingAccuracy: {
    says: "训练 10 轮后打印“Accuracy”，文章没有给出数字",
    why: "这里给出它的程序会打印的数：在训练图像上的准确率。",
  },
  article1MeasuresTrainingImages: {
    says: "程序打印的就是网络的准确率",
    why: "它是在训练图像上算的，说明不了没见过的数字能否认对。",
  },
  article1AdamBias: {
    says: "Adam，公式没有偏差修正",
    why: "两个滑动平均都从 0 开始；不修正的话，第一步（这里取梯度为 1）约为应有长度的三倍。",
  },
  article1AdamSquare: {
    says: "Adam，把梯度的平方写成了 ∇²",
    why: "∇² 表示二阶导数；Adam 用的是梯度各分量的平方，这里取 x = 1、y = 3、θ = 1。",
  },
  article1GradientSign: {
    says: "½Σ(y − θᵀx)² 的梯度",
    why: "漏了内层求导的负号：下降会变成上升，这里取 x = 1、y = 3、θ = 1。",
  },
  article2Test: { says: "训练 5 轮后打印测试准确率，文章没有给出数字", why: "没有可比的数；这里给出它的程序会打印的数。" },
  article2InputNeurons: {
    says: "处理二维点的 2-2-1 网络：输入层的神经元个数",
    why: "层的列表与公式不一致：公式用到了点的两个数。",
  },
  article3Test: {
    says: "训练 10 轮后的测试准确率",
    why: "先改正下面的错误再测量；两层各 64 个单元的网络通常最终在 97.1\u202f% 到 97.5\u202f% 之间。",
  },
  article3ImageShape: {
    says: "程序直接用载入的图像训练",
    why: "图像仍是 28 × 28，而第一层要 784 个值：Keras 会报错停止。",
  },
  article4Test: { says: "训练 10 轮后打印测试准确率，文章没有给出数字", why: "没有可比的数；这里给出它的程序会打印的数。" },
  article4CrossEntropy: {
    says: "标签 0、1 与概率 0.9、0.1 的交叉熵，按它自己的公式",
    why: "我们不知道文章的结果；对两个标签取平均得 ½ · ln 10。",
  },
  article4CrossEntropySoftmax: {
    says: "把同一公式用于二分类的一个样本",
    why: "作为 softmax 的一个样本，各项应相加而不是取平均：ln 10，正好是两倍。",
  },
  article4Relu: { says: "ReLU 作用于 1、2、−3", why: "负数变为 0，其余不变。" },
  article4DescentTable: {
    says: "表格：随机梯度下降收敛快，小批量下降收敛慢",
    why: "表后的一句话说的正相反；“演算”一栏让三者比赛。",
  },
};
