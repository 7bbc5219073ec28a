import { type AdamVariant, adamSteps, startProblem } from "./adam";
import { article0CrossEntropy, article4CrossEntropy, crossEntropySums } from "./crossEntropy";
import { article0Descent, descentSteps } from "./gradientDescent";

/** What a figure of a worked example is. */
export type FigureName =
  | "sum"
  | "mean"
  | "loss"
  | "prediction"
  | "w"
  | "b"
  | "gradientW"
  | "gradientB"
  | "firstStep"
  | "squaredGradient"
  | "gradient"
  | "inputs"
  | "output";

/** One figure of a worked example. */
export interface Figure {
  readonly name: FigureName;
  /** What the article says, or what its formula gives; null where it says nothing. */
  readonly printed: number | null;
  /** Computed here. */
  readonly right: number;
  /** Decimals that both are written with. */
  readonly decimals: number;
}

const figure = (name: FigureName, printed: number | null, right: number, decimals: number): Figure => ({
  ...{ name, printed, right, decimals },
});

const entropy0 = crossEntropySums(article0CrossEntropy.labels, article0CrossEntropy.predictions);
const entropy4 = crossEntropySums(article4CrossEntropy.labels, article4CrossEntropy.predictions);
const { start, rate, samples, printed } = article0Descent;
const [step1, step2] = descentSteps(start, samples, rate, 2);
if (!step1 || !step2) throw new Error("The example has two steps.");

/** One sample of ½(y − θx)² at which the articles' formulas and the right ones differ. */
const sample = { x: 1, y: 3, theta: 1 };
/** −(y − θx)·x, by the chain rule. */
const gradient = -(sample.y - sample.theta * sample.x) * sample.x;
/** ∂²/∂θ² of ½(y − θx)² is x². */
const secondDerivative = sample.x ** 2;

/** Length of Adam's first step at the defaults, for a gradient of 1. */
function adamFirstStep(variant: AdamVariant): number {
  const [step] = adamSteps({ ...startProblem, start: 1, target: 0, rate: 0.001 }, variant, 1);
  return Math.abs(step?.change ?? Number.NaN);
}

/** The point that article 2's network is given; its formulas use both numbers, its list of layers has one neuron for them. */
const point = ["x₁", "x₂"] as const;

/** The articles' worked figures beside the right ones, which are computed. */
export const workedFigures = {
  /** Its own formula with both of its terms. */
  crossEntropyWhole: [
    figure("sum", article0CrossEntropy.printed, entropy0.sum, 4),
    figure("mean", article0CrossEntropy.printed, entropy0.mean, 4),
  ],
  /** The terms that it keeps. */
  crossEntropyLabelTerms: [figure("sum", article0CrossEntropy.printed, entropy0.labelSum, 4)],
  descentStep1: [
    figure("loss", 1, step1.loss, 1),
    figure("w", printed[0].w, step1.after.w, 1),
    figure("b", printed[0].b, step1.after.b, 1),
  ],
  descentStep2Gradient: [
    figure("prediction", 2.6, step2.prediction, 1),
    figure("loss", 1.96, step2.loss, 2),
    figure("gradientW", -5.6, step2.gradient.w, 1),
    figure("gradientB", -2.8, step2.gradient.b, 1),
  ],
  descentStep2Update: [figure("w", printed[1].w, step2.after.w, 2), figure("b", printed[1].b, step2.after.b, 2)],
  /** For a gradient of 1. */
  adamFirstStep: [figure("firstStep", adamFirstStep("uncorrected"), adamFirstStep("corrected"), 5)],
  adamSquare: [figure("squaredGradient", secondDerivative, gradient ** 2, 0)],
  gradientSign: [figure("gradient", -gradient, gradient, 0)],
  inputNeurons: [figure("inputs", 1, point.length, 0)],
  /** By the article's own formula, a mean over two labels. */
  article4CrossEntropy: [figure("mean", null, entropy4.labelMean, 4)],
  /** As one sample of a two-class softmax. */
  article4CrossEntropySoftmax: [figure("loss", entropy4.labelMean, entropy4.labelSum, 4)],
  article4Relu: [1, 2, -3].map((value, i) => figure("output", [1, 2, 0][i] ?? null, Math.max(0, value), 0)),
} as const satisfies Record<string, readonly Figure[]>;

export type ArithmeticId = keyof typeof workedFigures;
