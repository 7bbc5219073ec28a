import { type ClaimId, claimIds, claims } from "../../src/articles/claims";
import { measuredClaim } from "../../src/articles/measuredClaim";
import type { Reproduction } from "../../src/articles/reproduction";
import { testSummary } from "../../src/articles/testSummary";
import { verdictOf } from "../../src/articles/verdict";
import { makeNumberFormat } from "../../src/text/formatNumber";
import { claimHeading, claimRow } from "./claimRows";
import { experimentSection } from "./experimentSection";
import { markdownTable } from "./markdown";
import { figureText, verdictWords } from "./verdictWords";

const number = makeNumberFormat("en");

/** Text of docs/reproduction.md. */
export function renderReproduction(reproduction: Reproduction): string {
  const { experiments, isComplete } = reproduction;
  return `${[
    "# The articles, reproduced",
    "",
    "Made by `npm run reproduce`; do not edit.",
    "",
    ...(isComplete
      ? []
      : ["**Not a full run:** an experiment, an epoch or a seed is missing, so that the verdicts below are none yet.", ""]),
    "Five articles print accuracies, logs and worked examples. Here is what became of each claim.",
    "",
    ...overview(reproduction),
    "",
    ...methodLines,
    "",
    ...experiments.flatMap((experiment) => experimentSection(experiment, reproduction)),
    "## Programs, formulas and worked examples",
    "",
    "The figures on the right are computed, not copied.",
    "",
    ...markdownTable(
      claimHeading,
      claimIds.filter(isOtherClaim).map((id) => claimRow(id, reproduction)),
    ),
  ].join("\n")}\n`;
}

/** Claims that are no figure, and the two accuracies that are out of reach. */
function isOtherClaim(id: ClaimId): boolean {
  return claims[id].kind !== "experiment" || id === "batch128Test" || id === "article3Test";
}

/** A row for each experiment: its figure at the end. */
function overview(reproduction: Reproduction): string[] {
  const rows = claimIds.flatMap((id) => {
    const claim = claims[id];
    if (claim.kind !== "experiment" || claim.epoch !== null) return [];
    const runs = reproduction.experiments.find(({ presetId }) => presetId === claim.presetId)?.runs ?? [];
    const summary = testSummary(runs);
    const percent = (share: number) => number.percent(share, 2);
    return [
      [
        String(claim.article),
        `\`${claim.presetId}\``,
        claim.printed === null ? "–" : figureText(claim.measure, claim.printed),
        ...(summary
          ? [
              percent(summary.mean),
              `${percent(summary.lowest)} to ${percent(summary.highest)}`,
              summary.interval.map(percent).join(" to "),
            ]
          : ["–", "–", "–"]),
        verdictWords(claim, verdictOf(claim, measuredClaim(claim, runs))),
      ],
    ];
  });
  return markdownTable(
    ["article", "experiment", "claimed", "test accuracy", "lowest to highest seed", "95 % interval", "verdict"],
    rows,
    ["left", "left", "right", "right", "right", "right"],
  );
}

const methodLines = [
  "How to read this:",
  "",
  "- Every experiment is trained on all 60,000 training images of MNIST as its article says, from the seeds 1, 2, 3 and so on, in the built page in a headless Chromium. The test images are measured after every epoch, which changes nothing in the training.",
  "- **Reproduced**: the printed figure lies within the range of the seeds, widened on both sides by half the width of the 95 % Wilson interval of their mean. A loss has no such interval, so that the range alone counts.",
  "- **Not reproduced** names the distance to the mean of the seeds, **wrong as printed** stands beside the right value, and **cannot run as printed** beside the reason.",
  "- Training figures are means over an epoch's batches, each measured before its update, as Keras prints them. Losses are in nats.",
  "- Seconds are training time alone, on whatever else the machine had to do.",
];
