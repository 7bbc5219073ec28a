import { type ClaimId, claims, type ExperimentClaim } from "../../src/articles/claims";
import { measuredClaim } from "../../src/articles/measuredClaim";
import type { Reproduction } from "../../src/articles/reproduction";
import { verdictOf } from "../../src/articles/verdict";
import { claimSentences, measureNames } from "./claimSentences";
import { figureReason, figuresText, figureText, measuredText, verdictWords } from "./verdictWords";

/** Heading of the rows below. */
export const claimHeading = ["article", "what it says", "its figure", "measured or right", "verdict", "why"] as const;

/** One row of a table of claims. */
export function claimRow(id: ClaimId, reproduction: Reproduction): string[] {
  const claim = claims[id];
  const article = String(claim.article);
  if (claim.kind === "experiment") return [article, ...experimentCells(claim, reproduction)];
  const { says = "", why = "" } = claimSentences[id] ?? {};
  const verdict = verdictWords(claim, verdictOf(claim, null));
  if (claim.kind !== "program") {
    return [article, says, figuresText(claim.figures, "printed"), figuresText(claim.figures, "right"), verdict, why];
  }
  // What should have been measured, where the program measures something else.
  const isTest = claim.fault === "measuresTrainingImages";
  const right = isTest ? `test accuracy ${testText(claim.presetId, reproduction)}` : "–";
  return [article, says, "–", right, verdict, why];
}

function experimentCells(claim: ExperimentClaim, reproduction: Reproduction): string[] {
  const { measure, epoch, printed, presetId } = claim;
  const measured = measuredClaim(claim, runsOf(presetId, reproduction));
  const verdict = verdictOf(claim, measured);
  return [
    `\`${presetId}\`: ${measureNames[measure]} after ${epoch === null ? "training" : `epoch ${epoch}`}`,
    printed === null ? "–" : figureText(measure, printed),
    measuredText(measure, measured),
    verdictWords(claim, verdict),
    [figureReason(measure, verdict), ...bestReason(claim, verdict.kind === "notReproduced", reproduction)].join(" "),
  ];
}

/** That no epoch comes to a printed test accuracy that is missed, where that is so. */
function bestReason(
  { measure, epoch, printed, presetId }: ExperimentClaim,
  isMissed: boolean,
  reproduction: Reproduction,
): string[] {
  if (measure !== "testAccuracy" || epoch !== null || printed === null || !isMissed) return [];
  const epochs = runsOf(presetId, reproduction).flatMap((run) => run.epochs);
  const best = Math.max(...epochs.flatMap(({ test }) => test?.accuracy ?? []));
  return best > 0 && best < printed ? [`No epoch of any seed comes to more than ${figureText(measure, best)}.`] : [];
}

function testText(presetId: ExperimentClaim["presetId"], reproduction: Reproduction): string {
  const runs = runsOf(presetId, reproduction);
  const values = runs.map(({ test }) => test.accuracy);
  return measuredText("testAccuracy", { values, images: runs[0]?.test.count ?? 0 });
}

function runsOf(presetId: ExperimentClaim["presetId"], { experiments }: Reproduction) {
  return experiments.find((experiment) => experiment.presetId === presetId)?.runs ?? [];
}
