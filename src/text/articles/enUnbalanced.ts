import { makeNumberFormat } from "../formatNumber";

const number = makeNumberFormat("en");
const percent = (share: number) => number.percent(share, 1);
const bare = (share: number) => number.decimal(share * 100, 1);
const factor = (weight: number) => number.decimal(weight, 2);

/** What too few images of one digit do, in English. */
export const enUnbalanced = {
  tab: "Unbalanced classes",
  title: "What if one digit is rare?",
  explanation:
    "Article 2 answers the question of unbalanced classes with resampling and class weights. Here one digit loses most of its training images, and class weights try to make up for it. The test images stay as they are.",
  digit: "Digit",
  keep: "Share that stays",
  keepOption: (share: number) => number.percent(share, share < 0.01 ? 1 : 0),
  network: "Network",
  epochs: "Epochs",
  names: {
    whole: (network: string) => `${network}, all images`,
    thinned: (network: string, digit: number, share: string) => `${network}, ${share} of ${digit}s`,
    weighted: (network: string, digit: number, share: string) => `${network}, ${share} of ${digit}s, weighted`,
  },
  trials: {
    whole: "All images",
    thinned: (share: string) => `${share} of them`,
    weighted: (share: string) => `${share} and class weights`,
  },
  plan: (digit: number, kept: number, all: number, weight: number, low: number, high: number) =>
    `Of ${number.count(all)} training images of ${digit}, ${number.count(kept)} stay, drawn by the seed; an epoch stays as long, its free places go to other images. Balanced class weights are n / (10 · n of the digit): ${factor(weight)} for ${digit}, ${factor(low)} to ${factor(high)} for the others.`,
  start: "Train all three",
  resume: "Go on training",
  pause: "Pause",
  remove: "Remove these networks",
  isDone: "All three have been trained; another choice trains anew.",
  noRoom: (missing: number) =>
    `There is no room for ${missing === 1 ? "another network" : `${missing} more networks`}: remove some in the playground first.`,
  table: {
    caption: "Three networks and how they read the digit; scrolls sideways",
    training: "Trained on",
    recall: (digit: number) => `Recall of ${digit}`,
    recallTerm: (digit: number) => `Of the test images of ${digit}, the share read as ${digit}. Below it the 95 % interval.`,
    precision: "Precision",
    precisionTerm: (digit: number) => `Of the test images read as ${digit}, the share that are ${digit}.`,
    f1: "F1",
    f1Term: "Harmonic mean of recall and precision.",
    accuracy: "All digits",
    accuracyTerm: "Share of all test images read rightly.",
    share: percent,
    interval: (low: number, high: number) => `${bare(low)} to ${percent(high)}`,
    soFar: (images: number) => `so far, on ${images} images`,
  },
  progress: {
    label: (name: string) => `Progress of ${name}`,
    waiting: "not trained",
    training: (share: number) => `${number.percent(share, 0)} trained`,
    paused: (share: number) => `paused at ${number.percent(share, 0)}`,
    measuring: "measuring",
    ended: "trained",
    stopped: "stopped early",
    failed: "failed",
  },
  outcome: {
    fell: (digit: number, from: number, to: number) => `Recall of ${digit} fell from ${bare(from)} to ${percent(to)}`,
    stayed: (digit: number, from: number, to: number) =>
      `Recall of ${digit} went from ${bare(from)} to ${percent(to)}, which may be chance`,
    rose: (digit: number, from: number, to: number) =>
      `Recall of ${digit} did not fall but rose from ${bare(from)} to ${percent(to)}`,
    recovered: (to: number) =>
      `; with class weights it is ${percent(to)}, no difference from all images that these test images show.`,
    above: (to: number) => `; with class weights it is ${percent(to)}, more than with all images.`,
    better: (to: number) => `; with class weights it is ${percent(to)}: better, but not what it was.`,
    noHelp: (to: number) =>
      `; with class weights it is ${percent(to)}: these test images show no gain. A weight lets an image count more; it adds none to learn from.`,
    worse: (to: number) => `; with class weights it is ${percent(to)}: they made it worse.`,
    neverFell: (to: number) => `; with class weights it is ${percent(to)}.`,
  },
  otherSteps: "They were stopped after different numbers of steps; that may be why.",
  verdicts: {
    title: "Are the differences real?",
    rule: "McNemar's exact test on the images that only one of two networks reads rightly; p after Holm's correction over these six tests. One seed each: another seed may turn a verdict round.",
    onDigit: (digit: number, images: number) => `${number.count(images)} test images of ${digit}`,
    onAll: (images: number) => `all ${number.count(images)} test images`,
    caption: "Verdicts on each pair; scrolls sideways",
    pair: "Pair",
    names: { whole: "all images", thinned: "thinned", weighted: "with class weights" },
    pairOf: (a: string, b: string) => `${a} against ${b}`,
    better: (name: string) => `better: ${name}`,
    none: "no difference shown",
    counts: (onlyA: number, onlyB: number, p: string) => `${onlyA} : ${onlyB}, p\u00a0${p}`,
    p: (p: number) => (p < 0.0001 ? "<\u00a00.0001" : `=\u00a0${number.decimal(p, p < 0.01 ? 4 : 3)}`),
  },
};
