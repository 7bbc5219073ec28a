import type { LayerSpec } from "../protocol/experiment";
import type { Shape } from "../protocol/modelShape";
import { activationOptions } from "../protocol/options";
import type { ExplainedTerms } from "./enPage";
import { makeNumberFormat, thinSpace } from "./formatNumber";
import { makeValueFormat } from "./makeValueFormat";
import { shapeText } from "./shapeText";

const number = makeNumberFormat("en");
const value = makeValueFormat("en");
const many = (count: number, one: string, more: string) => `${number.count(count)} ${count === 1 ? one : more}`;

/** What one image of a sheet belongs to. */
export type TileOwner = "filter" | "unit" | "channel" | "digit";
const owners: Record<TileOwner, readonly [one: string, more: string]> = {
  filter: ["filter", "filters"],
  unit: ["unit", "units"],
  channel: ["channel", "channels"],
  digit: ["digit", "digits"],
};
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const withArticle = (digit: number) => `${digit === 8 ? "an" : "a"} ${digit}`;
const broken = (count: number) => (count > 0 ? `; ${many(count, "value is", "values are")} no number` : "");

const histogramTerms: ExplainedTerms = [
  [
    "gradients",
    "How the loss of one batch of training images would change with each weight. A step of training goes against it. All near 0: this layer hardly learns. Very large: the steps overshoot.",
  ],
  ["spread", "Standard deviation: how far values typically lie from their mean."],
];

/** What the view into a network says in English. */
export const enInside = {
  title: "Inside a network",
  value,
  run: "Network",
  seed: "Seed",
  seedOption: (seed: number) => `seed ${seed}`,
  afterStep: (step: number) => (step === 0 ? "initial weights" : `after step ${number.count(step)}`),
  view: "What to look at",
  views: { activations: "Activations", weights: "Weights", histograms: "Histograms" },
  about: {
    activations: "What every layer makes of one image, from the first layer down to the ten digits.",
    weights: "What every layer has learned to look for. Training starts from noise.",
    histograms: "How the weights of every layer and their gradients are spread.",
  },
  noRuns: "Choose a network: its weights, and what it makes of an image, will be drawn here while it trains.",
  noData: "The images are not there yet. What the network makes of them will be drawn here.",
  waiting: "Looking inside…",
  broken: "The trainer has stopped. Restart it to look inside.",
  brokenLayer: "This layer holds values that are no number any more.",
  layer: (position: number, layer: string) => `${position}. ${layer}`,
  gives: (layer: LayerSpec, output: Shape) => {
    const kernel = layer.kind === "conv2d" ? [`${layer.kernelSize} × ${layer.kernelSize}`] : [];
    const activation = "activation" in layer ? [activationOptions[layer.activation].label] : [];
    return [...kernel, ...activation, `gives ${shapeText(output)}`].join(" · ");
  },
  image: {
    heading: "Image",
    kind: "Which image",
    kinds: { testImage: "Test image", drawing: "Your drawing" },
    number: "Test image number",
    range: (last: number) => `0 to ${number.count(last)}`,
    previous: "Previous test image",
    next: "Next test image",
    misread: "One it misreads",
    noMisread: "Comes when the test images are measured, at the end of training",
    samples: "One of each digit",
    sample: (digit: number, row: number) => `${capital(withArticle(digit))}, test image ${row}`,
    testImage: (row: number, digit: number | null) => `Test image ${row}${digit === null ? "" : `, ${withArticle(digit)}`}`,
    drawn: "Your drawing as 28 by 28 pixels",
    noDrawing: "Draw a digit on the pad and see what every layer makes of it.",
  },
  tiles: {
    cursor: (one: TileOwner, layer: string) => `${capital(owners[one][0])} of ${layer}`,
    tile: (one: TileOwner, index: number, min: number, max: number, notFinite: number) =>
      `${capital(owners[one][0])} ${number.count(one === "digit" ? index : index + 1)}: ${
        min === max ? value(min) : `${value(min)} to ${value(max)}`
      }${broken(notFinite)}`,
    hint: (one: TileOwner, count: number, all: number) =>
      count < all
        ? `${number.count(count)} of ${many(all, owners[one][0], owners[one][1])}`
        : many(count, owners[one][0], owners[one][1]),
  },
  activations: {
    label: (layer: string, one: TileOwner, count: number, size: string, min: number, max: number, notFinite: number) =>
      `Activations of ${layer}: ${many(count, owners[one][0], owners[one][1])}${size}, ${value(min)} to ${value(max)}${broken(notFinite)}`,
    size: (height: number, width: number) => ` of ${height} × ${width}`,
    silent: (count: number, total: number) => `${number.count(count)} of ${number.count(total)} stay at 0 for this image`,
    silentTerm:
      "ReLU turns what is below 0 into 0. A unit or channel may answer to other images; only one that stays at 0 for all of them has died.",
    same: "The same values in one row.",
    dropout: "Lets everything through: it leaves values out only while training.",
  },
  answer: {
    label: "Probability of each digit",
    spoken: (digit: number, percent: string) => `${digit}: ${percent}`,
    percent: (share: number) => {
      if (Number.isNaN(share)) return "–";
      return share > 0 && share < 0.005 ? "< 1" : number.decimal(share * 100, 0);
    },
    unit: "Probabilities in percent.",
    unitOfLogits: "Probabilities in percent: the softmax of the last layer's ten values.",
    none: "No answer: the values are no numbers.",
    right: (digit: number) => `Reads ${withArticle(digit)}, rightly.`,
    wrong: (digit: number, label: number) => `Reads ${withArticle(digit)}, but it is ${withArticle(label)}.`,
    reads: (digit: number) => `Reads ${withArticle(digit)}.`,
  },
  weights: {
    label: (layer: string, one: TileOwner, count: number, of: string, limit: number) =>
      `Weights of ${layer}: ${many(count, owners[one][0], owners[one][1])}${of}, colours from ${value(-limit)} to ${value(limit)}`,
    images: (height: number, width: number) => ` as images of ${height} × ${width}`,
    rows: (inputs: number) => `, one row each, for ${number.count(inputs)} inputs`,
    scale: (limit: number, largest: number) =>
      limit < largest ? `One scale for all; at most 1${thinSpace}% go beyond it, to ±${value(largest)}` : "One scale for all",
    channel: "Input channel",
    mean: (channels: number) => `mean of all ${number.count(channels)}`,
    channelOption: (index: number) => `only ${number.count(index + 1)}`,
    rowsNote: (one: TileOwner) => `One row a ${owners[one][0]}, one column an input`,
    tooMany: (count: number) => `${number.count(count)} weights: more than 1,000,000 are not drawn. Histograms has their spread.`,
    none: "No weights.",
    noKernel: "Two numbers a channel, a scale and a shift. Histograms has their spread.",
    showMore: (count: number) => `Show ${number.count(count)} more`,
    showFewer: "Show fewer",
  },
  histograms: {
    weights: "Weights",
    gradients: "Gradients",
    label: (what: string, layer: string, min: number, max: number) =>
      `${what} of ${layer}, how often each value occurs from ${value(min)} to ${value(max)}`,
    mean: "mean",
    spread: "spread",
    notFinite: (count: number) => `${many(count, "value is", "values are")} NaN or infinite`,
    zeros: (share: number) => `${number.percent(share, 0)} are exactly 0`,
    allSame: (amount: number) => `All values are ${value(amount)}.`,
    waiting: "Come with the next step of training.",
    legend: "The highest bar of each plot reaches its top. In the plots:",
    terms: histogramTerms,
    none: "No weights to train in this network.",
  },
};
