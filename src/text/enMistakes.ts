import { aDigit } from "./aDigit";
import { makeNumberFormat } from "./formatNumber";

const number = makeNumberFormat("en");
const images = (count: number) => `${number.count(count)} ${count === 1 ? "image" : "images"}`;
/** A count, or a mean of counts over seeds with one decimal where it has one. */
const amount = (value: number) => number.decimal(value, Number.isInteger(value) ? 0 : 1);
const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);

/** English of the confusion matrices, of the figures per digit, and of the images behind them. */
export const enMistakes = {
  title: "Mistakes",
  empty: "A table of which digits are mistaken for which appears here once a network has ended and its test images are measured.",
  network: "Network",
  comparedWith: "Compared with",
  nothing: "nothing",
  oneSeed: (name: string, seed: number) => `${name}, seed ${seed}`,
  allSeeds: (name: string, seeds: number) => `${name}, all ${seeds} seeds`,
  matrix: {
    title: "What is read as what",
    label: (name: string) => `Confusion matrix of ${name}; arrow keys move, Enter shows the images`,
    differenceLabel: (name: string, other: string) =>
      `Confusion matrix of ${name} less that of ${other}; arrow keys move, Enter shows the images`,
    digit: "Digit in the image",
    readAs: "Read as",
    hint: "Press a number to see its images.",
    sum: (seeds: number) => `Counts of all ${seeds} seeds together.`,
    perSeed: "Counts are means over the seeds.",
    more: (name: string, other: string) => `+ ${name} more often than ${other}`,
    fewer: "− less often",
    fewest: "seldom",
    most: "often",
    count: amount,
    difference: (value: number) => signed(value, amount(value)),
    cell: (digit: number, readAs: number, count: number) =>
      digit === readAs ? `${digit} read rightly: ${amount(count)}` : `${digit} read as ${readAs}: ${amount(count)}`,
    differenceCell: (digit: number, readAs: number, value: number) =>
      `${digit} ${digit === readAs ? "read rightly" : `read as ${readAs}`}: ${value === 0 ? "no difference" : signed(value, amount(value))}`,
    setTitle: (digit: number, readAs: number, name: string) =>
      digit === readAs ? `${digit} read rightly by ${name}` : `${digit} read as ${readAs} by ${name}`,
    differenceTitle: (digit: number, readAs: number) =>
      digit === readAs ? `${digit} read rightly by one of the two` : `${digit} read as ${readAs} by one of the two`,
  },
  sets: {
    title: "Right and wrong",
    onlyRight: (name: string) => `only ${name} reads rightly`,
    show: (count: number, name: string, other: string) => `Show ${images(count)} that ${name} reads rightly and ${other} wrongly`,
    setTitle: (name: string, other: string) => `${name} right, ${other} wrong`,
    neither: (count: number) => `${images(count)} that neither reads rightly`,
    neitherTitle: (name: string, other: string) => `${name} and ${other} both wrong`,
    seeds: "Several seeds: right where more seeds of one read it rightly than of the other, first with first and so on.",
  },
  classes: {
    title: "Digit by digit",
    caption: "Figures per digit; scrolls sideways",
    digit: "Digit",
    digitTerm: "The digit in the image.",
    images: "Images",
    imagesTerm: "Test images of the digit.",
    precision: "Precision",
    precisionTerm: "Of the images read as the digit, the share that are it. 0 where none is read as it.",
    recall: "Recall",
    recallTerm: "Of the images of the digit, the share read as it. 0 where there are none.",
    f1: "F1",
    f1Term:
      "Harmonic mean of precision and recall. 0 where both are 0. Of several seeds all readings are counted together; the comparison's F1 is the mean of each seed's own, which can differ a little.",
    mean: "Mean of digits",
    share: (value: number) => number.percent(value, 2),
    count: number.count,
    points: (difference: number) => `${signed(difference, number.decimal(difference * 100, 2))} points`,
  },
  images: {
    close: "Close",
    reading: "The networks are reading the images…",
    failed: "The networks could not read the images: the trainer has stopped or the network is gone.",
    none: "No image.",
    count: images,
    page: (first: number, last: number, count: number) =>
      `${number.count(first)} to ${number.count(last)} of ${number.count(count)}`,
    previous: "Previous",
    next: "Next",
    image: (row: number, digit: number) => `Test image ${row}, ${aDigit(digit)}`,
    digit: (digit: number) => aDigit(digit),
    answer: (digit: number, probability: number) => `${digit} · ${number.percent(probability, 0)}`,
    spoken: (name: string, digit: number, probability: number, isRight: boolean) =>
      `${name} reads ${digit} with ${number.percent(probability, 0)}${isRight ? "" : ", which is wrong"}`,
    readings: "What each network reads in it",
    gone: "gone",
    goneSpoken: (name: string) => `${name} is gone`,
    note: "Bars: the probabilities that each network gives to the digits 0 to 9; a square marks a wrong answer.",
    meanNote: "Several seeds: the mean of their probabilities.",
  },
};
