import type { ComparedFigure } from "../protocol/comparisonView";
import { enSettings } from "./enSettings";
import { makeNumberFormat, thinSpace } from "./formatNumber";

const number = makeNumberFormat("en");
const percent = (share: number) => number.percent(share, 2);
const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);
const seconds = (value: number) => `${number.decimal(value, value < 10 ? 1 : 0)}${thinSpace}s`;
const images = (count: number) => `${number.count(count)} ${count === 1 ? "image" : "images"}`;

const withoutUnit = (text: string) => text.split(thinSpace)[0] ?? text;

/** What a probability is equal to, or "< 0.0001" where its digits say nothing more. */
function pValue(p: number): string {
  if (p < 0.0001) return "< 0.0001";
  // Close to the line that decides, three decimals could show 0.050 on either side of it.
  return `= ${number.decimal(p, p < 0.01 || Math.abs(p - 0.05) < 0.001 ? 4 : 3)}`;
}

/** English of the comparison: table, verdicts, scatter and settings. */
export const enCompare = {
  table: {
    title: "Comparison",
    empty: "No network yet. Each one you add becomes a row here; its figures fill in while it trains.",
    caption: "Networks and their figures; scrolls sideways",
    name: "Network",
    nameTerm: "Sorts by name; a third press goes back to the order in which they were added.",
    seeds: (count: number) => `${count} seeds`,
    seed: (seed: number) => `Seed ${seed}`,
    expand: (name: string) => `Show each seed of ${name}`,
    collapse: (name: string) => `Hide the seeds of ${name}`,
    baseline: "Baseline",
    isBaseline: "baseline",
    columns: "Columns",
    columnsShown: (shown: number, all: number) => `Columns ${shown}/${all}`,
    columnsButton: (shown: number, all: number) => `Columns ${shown}/${all}: choose what the table shows`,
    differencesOnly: "Differences only",
    differencesWhy: "Leaves out columns and settings that are the same in all networks.",
    nothing: "–",
    interval: (low: number, high: number) => `${number.decimal(low * 100, 2)} to ${percent(high)}`,
    range: (low: string, high: string) => (low === high ? low : `${withoutUnit(low)} to ${high}`),
    seedRange: (range: string) => `seeds ${range}`,
    provisional: "so far",
    points: (difference: number) => `${signed(difference, number.decimal(difference * 100, 2))} points`,
    ratio: (ratio: number) =>
      ratio >= 2 || ratio <= 0.5
        ? `×${thinSpace}${number.decimal(ratio, ratio < 0.1 ? 3 : ratio < 10 ? 2 : 0)}`
        : signed(ratio - 1, number.percent(ratio - 1, 0)),
    difference: (difference: number) => signed(difference, number.count(difference)),
    figures: {
      testAccuracy: {
        label: "Test accuracy",
        term: "Share of the test images that it reads rightly, with the 95 % Wilson interval: with other test images of the same kind the accuracy would likely lie in there. Several seeds: their mean.",
        format: percent,
      },
      handAccuracy: {
        label: "My digits",
        term: "Share of the digits that you drew under My digits that it reads rightly. There are few of them, so a point or ten is often chance.",
        format: percent,
      },
      parameters: {
        label: "Parameters",
        term: "Numbers that training changes: weights and biases.",
        format: number.count,
      },
      flops: {
        label: "FLOPs",
        term: "Floating-point operations to read one image, in millions; a multiply-add counts as two.",
        format: (value: number) => `${number.decimal(value / 1e6, value < 1e7 ? 2 : 1)}${thinSpace}M`,
      },
      seconds: { label: "Time", term: "Training time of its own steps, without measuring.", format: seconds },
      f1: {
        label: "F1",
        term: "Harmonic mean of precision and recall of each digit, then the plain mean over the ten digits (macro). Several seeds: the mean of each seed's own F1.",
        format: percent,
      },
      precision: {
        label: "Precision",
        term: "Of the images it reads as a digit, the share that are that digit; plain mean over the ten digits (macro).",
        format: percent,
      },
      recall: {
        label: "Recall",
        term: "Of the images of a digit, the share it reads as that digit; plain mean over the ten digits (macro).",
        format: percent,
      },
      bestValidation: {
        label: "Best validation",
        term: "Highest accuracy after any epoch on the images held back from training.",
        format: percent,
      },
      accuracyPerMegaflop: {
        label: "% per MFLOP",
        term: "Test accuracy in percent, divided by the millions of floating-point operations that reading one image takes.",
        format: (value: number) => number.decimal(value, value < 100 ? 1 : 0),
      },
      imagesPerSecond: {
        label: "Images/s",
        term: "Training images per second: over the last two seconds while it trains, over all of its training afterwards.",
        format: number.count,
      },
      epochs: { label: "Epochs", term: "Passes over all training images that are done.", format: number.count },
    } satisfies Record<ComparedFigure, { label: string; term: string; format: (value: number) => string }>,
  },
  verdicts: {
    title: "Is the difference real?",
    empty: "Verdicts appear here as soon as two networks have ended and their test images are measured.",
    rule: "Better: p below 0.05 after correction and, over several seeds, the same network ahead in each pair of them. The test is about these trained networks: with one seed each, another seed may turn the verdict round. Five seeds or more tell of the architecture.",
    working: (done: number, all: number) => `Testing pair ${done + 1} of ${all}…`,
    pairs: "Pairs to test",
    allPairs: "All pairs",
    withBaseline: "With the baseline",
    better: (better: string, worse: string) => `${better} is better than ${worse}`,
    none: (a: string, b: string, count: number) => `${a} and ${b}: no difference that ${images(count)} can show`,
    seedsDisagree: (agreeing: number, seeds: number) =>
      `p is small, but the same one is ahead in only ${agreeing} of ${seeds} pairs of seeds.`,
    mixedSeeds: (better: string, worse: string) =>
      `Some seed of ${worse} reads as well as some seed of ${better}: more seeds would make this surer.`,
    onlyRight: (name: string, seeds: number) =>
      seeds === 1 ? `only ${name} reads rightly` : `more seeds of ${name} read rightly`,
    showImages: (count: number, name: string, other: string, seeds: number) =>
      seeds === 1
        ? `Show ${images(count)} that ${name} reads rightly and ${other} wrongly`
        : `Show ${images(count)} that more seeds of ${name} than of ${other} read rightly`,
    setTitle: (name: string, other: string, seeds: number) =>
      seeds === 1 ? `${name} right, ${other} wrong` : `More seeds of ${name} right than of ${other}`,
    p: (p: number) => `p ${pValue(p)}`,
    pTerm: "The probability of a split at least this uneven if both networks were equally good.",
    corrected: (p: number) => `corrected p ${pValue(p)}`,
    correctedTerm: (pairs: number) =>
      pairs === 1
        ? "Holm's correction changes nothing for a single pair. Below 0.05 the difference counts as real."
        : `Among ${pairs} pairs one may look different by luck alone; Holm's correction allows for that. Below 0.05 the difference counts as real.`,
    mcnemar: "McNemar's exact test",
    mcnemarTerm:
      "Looks only at the images that one of the two reads rightly and the other wrongly. If both were equally good, each would be a coin toss.",
    signFlip: (seeds: number) => `permutation test over ${seeds} seeds`,
    signFlipTerm: (permutations: number, seed: number) =>
      `For each test image: how many more seeds of one network read it rightly. If both were equally good, the sign of each such number would be a coin toss; p is the share of ${number.count(permutations)} rounds of tosses (random seed ${seed}) that end at least this uneven.`,
    onImages: (count: number) => `on the same ${images(count)}`,
    unpaired: (seedsA: number, seedsB: number, compared: number) =>
      `${seedsA} measured ${seedsA === 1 ? "seed" : "seeds"} against ${seedsB}: the first ${compared === 1 ? "of each is" : `${compared} of each are`} compared.`,
  },
  scatter: {
    title: "What accuracy costs",
    xLabel: "Accuracy against",
    x: { parameters: "Parameters", flops: "FLOPs", seconds: "Time" },
    xTitle: { parameters: "Parameters", flops: "FLOPs per image", seconds: "Training time, s" },
    yTitle: "Test accuracy, %",
    empty: "Each network becomes a point here once it has ended and its test images are measured.",
    front: "Line: the networks that no other beats",
    frontTerm:
      "Pareto front: for each network on the line, none in the chart costs as little and reads better. Bars: 95 % interval of the accuracy.",
    summary: (x: string, points: string) => `Test accuracy against ${x}. ${points}`,
    point: (name: string, x: string, accuracy: number, low: number, high: number, isOnFront: boolean) =>
      `${name}: ${x}, ${percent(accuracy)}, interval ${number.decimal(low * 100, 2)} to ${percent(high)}${isOnFront ? ", on the front" : ""}.`,
    xTick: (value: number) => (value >= 1e6 ? `${value / 1e6}M` : value >= 1000 ? `${value / 1000}k` : String(value)),
    yTick: (share: number, digits: number) => number.decimal(share * 100, digits),
  },
  settings: {
    title: "Settings",
    caption: "Settings of each network; scrolls sideways",
    setting: "Setting",
    same: "All networks have the same settings but for the seed.",
    rows: enSettings,
  },
};
