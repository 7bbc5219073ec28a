import { type ClaimId, claimIds, claims } from "../../src/articles/claims";
import type { ReproducedExperiment, Reproduction } from "../../src/articles/reproduction";
import { type TestSummary, testSummary } from "../../src/articles/testSummary";
import { classCount } from "../../src/protocol/modelShape";
import { backendOptions } from "../../src/protocol/options";
import { presets } from "../../src/protocol/presets";
import { classMetrics } from "../../src/statistics/classMetrics";
import { makeNumberFormat } from "../../src/text/formatNumber";
import { claimHeading, claimRow } from "./claimRows";
import { markdownTable } from "./markdown";

const number = makeNumberFormat("en");

/** Lines about one experiment: figures, its claims, curves, confusion matrix. */
export function experimentSection(experiment: ReproducedExperiment, reproduction: Reproduction): string[] {
  const { presetId, runs } = experiment;
  const summary = testSummary(runs);
  if (!summary) return [];
  const { name } = presets[presetId];
  const own = claimIds.filter((id) => isOf(id, presetId));
  return [
    `## ${name}`,
    "",
    `\`${presetId}\`, article ${presetId.charAt("article".length)}.`,
    "",
    ...markdownTable(["", "measured"], factRows(experiment, summary)),
    "",
    ...markdownTable(
      claimHeading,
      own.map((id) => claimRow(id, reproduction)),
    ),
    "",
    `![Accuracy and loss of ${name} by epoch, each seed a line, the article's printed figures as dots](images/reproduction/${presetId}.svg)`,
    "",
    ...confusionLines(summary),
    "",
  ];
}

function isOf(id: ClaimId, presetId: ReproducedExperiment["presetId"]): boolean {
  const claim = claims[id];
  return "presetId" in claim && claim.presetId === presetId;
}

function factRows({ parameters, runs }: ReproducedExperiment, { mean, lowest, highest, interval, images, macro }: TestSummary) {
  const percent = (share: number) => number.percent(share, 2);
  const trainingSets = runs.flatMap(({ trainingSet }) => trainingSet ?? []);
  const seconds = runs.map((run) => run.seconds);
  const backends = [
    ...new Set(runs.map(({ backend, adapter }) => backendOptions[backend].label + (adapter ? ` (${adapter})` : ""))),
  ];
  const versions = [
    ...new Set(
      runs.map(
        ({ versions: { trainset, tensorflow, chromium } }) =>
          `Trainset ${trainset}, TensorFlow.js ${tensorflow}, Chromium ${chromium}`,
      ),
    ),
  ];
  return [
    ["test accuracy, mean", percent(mean)],
    ["lowest and highest seed", `${percent(lowest)} and ${percent(highest)}`],
    [`95 % interval of the mean on ${number.count(images)} images`, interval.map(percent).join(" to ")],
    ["precision, recall, F1 (means over the digits)", [macro.precision, macro.recall, macro.f1].map(percent).join(", ")],
    ...(trainingSets.length > 0
      ? [["accuracy on the training images, by seed", trainingSets.map(({ accuracy }) => percent(accuracy)).join(", ")]]
      : []),
    ["test accuracy, by seed", runs.map(({ seed, test }) => `${seed}: ${percent(test.accuracy)}`).join(", ")],
    ["parameters", number.count(parameters)],
    ["epochs and steps of a run", `${runs[0]?.epochs.length ?? 0} and ${number.count(runs[0]?.steps ?? 0)}`],
    ["seconds of training, by seed", seconds.map((value) => number.decimal(value, 1)).join(", ")],
    ["computed by", backends.join(", ")],
    ["versions", versions.join("; ")],
  ];
}

function confusionLines({ confusion, seeds }: TestSummary): string[] {
  const { classes } = classMetrics(confusion);
  const digits = Array.from({ length: classCount }, (_, digit) => digit);
  const rows = digits.map((digit) => [
    `**${digit}**`,
    ...digits.map((readAs) => number.count(confusion[digit * classCount + readAs] ?? 0)),
    ...(["precision", "recall", "f1"] as const).map((metric) => number.percent(classes[digit]?.[metric] ?? 0, 2)),
  ]);
  const heading = ["digit", ...digits.map((digit) => `as ${digit}`), "precision", "recall", "F1"];
  const of = seeds === 1 ? "one seed" : `${seeds} seeds together`;
  return [
    `What the test images are read as, ${of}:`,
    "",
    ...markdownTable(heading, rows, ["left", ...heading.slice(1).map(() => "right" as const)]),
  ];
}
