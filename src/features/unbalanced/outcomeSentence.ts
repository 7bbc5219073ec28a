import type { DigitReading } from "../../statistics/digitRecall";
import type { ArticleTexts } from "../../text/articles/enArticles";
import { betterAtDigit, type TrialVerdict } from "./judgeTrials";
import type { TrialName } from "./threeExperiments";

/** What became of the digit's recall, in words that follow from the figures and their verdicts alone. */
export function outcomeSentence(
  words: ArticleTexts["unbalanced"]["outcome"],
  digit: number,
  readings: Readonly<Record<TrialName, DigitReading | null>>,
  verdicts: readonly TrialVerdict[],
): string | null {
  const [whole, thinned, weighted] = [readings.whole, readings.thinned, readings.weighted].map((one) => one?.recall.value);
  if (whole === undefined || thinned === undefined || weighted === undefined || verdicts.length === 0) return null;
  const fall = betterAtDigit(verdicts, "whole", "thinned");
  const hasFallen = fall === "whole";
  const first = (hasFallen ? words.fell : fall === "thinned" ? words.rose : words.stayed)(digit, whole, thinned);
  const gain = betterAtDigit(verdicts, "weighted", "thinned");
  if (gain === "thinned") return first + words.worse(weighted);
  if (!hasFallen) return first + words.neverFell(weighted);
  if (gain === null) return first + words.noHelp(weighted);
  const rest = betterAtDigit(verdicts, "whole", "weighted");
  return first + (rest === "whole" ? words.better : rest === "weighted" ? words.above : words.recovered)(weighted);
}
