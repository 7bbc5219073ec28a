import { zhSpaced } from "../zhSpaced";
import type { enExamples } from "./enExamples";
import { zhActivations } from "./zhActivations";
import { zhAdam } from "./zhAdam";
import { zhCrossEntropy } from "./zhCrossEntropy";
import { zhDescent } from "./zhDescent";
import { zhRace } from "./zhRace";
import { zhSign } from "./zhSign";
import { zhSmallNetwork } from "./zhSmallNetwork";

/** The articles' arithmetic, step by step, in Chinese. */
export const zhExamples: typeof enExamples = {
  tab: "演算",
  lead: "文章中的演算，可以跟着算，也可以改数字。文章算错之处，正确的数与它并列。",
  listLabel: "例子",
  articleSays: "文章说",
  comesTo: "实际为",
  comesToTheSame: "实际相同",
  formulas: "代入数字的公式",
  reset: "恢复文章的数字",
  wrongNumber: (name, min, max) => zhSpaced(`${name}须为 ${min} 到 ${max} 之间的数。`),
  wrongWhole: (name, min, max) => zhSpaced(`${name}须为 ${min} 到 ${max} 之间的整数。`),
  ofSample: (name, sample) => zhSpaced(`样本 ${sample} 的${name}`),
  addSample: "添加样本",
  removeSample: (sample) => `删除样本 ${sample}`,
  descent: zhDescent,
  crossEntropy: zhCrossEntropy,
  adam: zhAdam,
  sign: zhSign,
  activations: zhActivations,
  network: zhSmallNetwork,
  race: zhRace,
};
