import { makeNumberFormat } from "../formatNumber";
import type { enRace } from "./enRace";

const { count } = makeNumberFormat("zh");
const names = { batch: "批量", stochastic: "随机", miniBatch: "小批量" };
const verdicts = {
  both: "可见两者各对一半：表格说的是多快到达，那句话说的是最终多近，但文章都没有讲明。",
  table: "可见这里表格对，那句话不对。",
  sentence: "可见这里那句话对，表格不对。",
  neither: "可见这里两者都不对。",
};

/** The race of three descents, in Chinese. */
export const zhRace: typeof enRace = {
  title: "批量、随机与小批量梯度下降",
  lead: (examples, size) =>
    `一次更新可以看全部 ${examples} 个样本、一个样本，或 ${size} 个样本。三者用相同的数据、相同的起点和相同的学习率拟合同一条直线。`,
  fields: { rate: "学习率", batchSize: "小批量大小", seed: "随机种子" },
  reset: "恢复初值",
  play: "播放",
  pause: "暂停",
  stepEpoch: "一个轮次",
  finish: "直到结束",
  progress: (seen, epochs) => `已看 ${seen} 个样本，第 ${epochs} 轮`,
  measure: "计量方式",
  measures: { examples: "已看样本数", epochs: "轮次", updates: "更新次数" },
  names: { batch: "批量", stochastic: "随机", miniBatch: "小批量" },
  excess: "高出最低损失",
  targetName: "到达线",
  plot: (measure) => `三种梯度下降的损失高出最低损失多少，横轴为${measure}，两轴均为对数。`,
  table: "比赛结果",
  descent: "方法",
  toTarget: { examples: "到达所需样本", updates: "到达所需更新" },
  above: "之后又高出",
  final: "结束时高出最低损失",
  never: "–",
  target: (target) =>
    `到达：均方误差比最低值高出不超过 ${target}，即起点的 2\u202f%。之后又高出：此后的更新中又高于它的比例。结束时：最后十分之一次更新的平均。`,
  says: "表格：随机快，小批量慢。下一句：正好相反。",
  comesTo: (outcome) => {
    const [soonest, nearest] = [outcome.byExamples[0], outcome.byFinalLoss[0]];
    return soonest ? `最先到达：${names[soonest]}。结束时最近：${names[nearest ?? soonest]}。` : "都没有到达。";
  },
  why: (outcome) => {
    const { results, byExamples, byUpdates } = outcome;
    if (byExamples.length === 0) return "用这个学习率，三者都没有降到足够低。请换一个。";
    const list = (racers: typeof byExamples, by: "examples" | "updates") =>
      racers.map((racer) => `${names[racer]} ${count(results[racer].arrival?.[by] ?? 0)}`).join("，");
    return `到达所需样本：${list(byExamples, "examples")}。到达所需更新：${list(byUpdates, "updates")}。${verdicts[outcome.verdict]}`;
  },
};
