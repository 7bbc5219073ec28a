import type { PresetId } from "../protocol/presets";
import { type ArithmeticId, type Figure, workedFigures } from "./workedFigures";

/** 0 to 4, in the order of the table of articles. */
export type ArticleNumber = 0 | 1 | 2 | 3 | 4;

/** What a program prints of a network: losses in nats, accuracies in 0..1. `trainingSet` is measured after the last epoch. */
export type MeasureName =
  | "trainLoss"
  | "trainAccuracy"
  | "validationLoss"
  | "validationAccuracy"
  | "testAccuracy"
  | "trainingSetAccuracy";

/** What comes out of an experiment. */
export interface ExperimentClaim {
  readonly kind: "experiment";
  readonly article: ArticleNumber;
  readonly presetId: PresetId;
  readonly measure: MeasureName;
  /** Counted from 1; null for after the last epoch. */
  readonly epoch: number | null;
  /** As printed; null where the program prints it and the article gives no figure. */
  readonly printed: number | null;
}

/**
 * Why what a program is said to print cannot come from it. `noValidationData`: a log has columns of a validation set that the call is not given.
 * `imageShape`: 28 × 28 images for 784 inputs. `labelShape`: whole numbers for a loss that takes one-hot rows.
 * `measuresTrainingImages`: it runs, and what it calls accuracy is that on the images it trained on.
 */
export type ProgramFault = "noValidationData" | "imageShape" | "labelShape" | "measuresTrainingImages";

/** That a program runs and prints what it is said to. */
export interface ProgramClaim {
  readonly kind: "program";
  readonly article: ArticleNumber;
  /** The experiment that the program is meant to be. */
  readonly presetId: PresetId;
  readonly fault: ProgramFault;
}

/** Arithmetic worked out by hand. */
export interface ArithmeticClaim {
  readonly kind: "arithmetic";
  readonly article: ArticleNumber;
  readonly figures: readonly Figure[];
}

/** A formula or a sentence that does not hold; `figures` show it on numbers where numbers can. */
export interface StatementClaim {
  readonly kind: "statement";
  readonly article: ArticleNumber;
  readonly figures: readonly Figure[];
}

export type Claim = ExperimentClaim | ProgramClaim | ArithmeticClaim | StatementClaim;

const result = (article: ArticleNumber, presetId: PresetId, printed: number | null): ExperimentClaim => ({
  ...{ kind: "experiment", article, presetId, measure: "testAccuracy", epoch: null, printed },
});
/** A figure of the log that article 0 prints beside a program. */
const log = (presetId: PresetId, epoch: number, measure: MeasureName, printed: number): ExperimentClaim => ({
  ...{ kind: "experiment", article: 0, presetId, measure, epoch, printed },
});
const program = (article: ArticleNumber, presetId: PresetId, fault: ProgramFault): ProgramClaim => ({
  ...{ kind: "program", article, presetId, fault },
});
const arithmetic = (article: ArticleNumber, id: ArithmeticId): ArithmeticClaim => ({
  ...{ kind: "arithmetic", article, figures: workedFigures[id] },
});
const statement = (article: ArticleNumber, id?: ArithmeticId): StatementClaim => ({
  ...{ kind: "statement", article, figures: id ? workedFigures[id] : [] },
});

const batch128 = "article0-dense128-batch128";
const batch32 = "article0-dense128-batch32";

const table = {
  batch128Test: result(0, batch128, 0.992),
  batch128Epoch1Loss: log(batch128, 1, "trainLoss", 0.0912),
  batch128Epoch1Accuracy: log(batch128, 1, "trainAccuracy", 0.975),
  batch128Epoch1ValidationLoss: log(batch128, 1, "validationLoss", 0.0323),
  batch128Epoch1ValidationAccuracy: log(batch128, 1, "validationAccuracy", 0.985),
  batch128Epoch10Loss: log(batch128, 10, "trainLoss", 0.0202),
  batch128Epoch10Accuracy: log(batch128, 10, "trainAccuracy", 0.989),
  batch128Epoch10ValidationLoss: log(batch128, 10, "validationLoss", 0.014),
  batch128Epoch10ValidationAccuracy: log(batch128, 10, "validationAccuracy", 0.992),
  batch128ValidationColumns: program(0, batch128, "noValidationData"),
  batch32Test: result(0, batch32, 0.9807),
  batch32Epoch1Loss: log(batch32, 1, "trainLoss", 0.1983),
  batch32Epoch1Accuracy: log(batch32, 1, "trainAccuracy", 0.8845),
  batch32Epoch10Loss: log(batch32, 10, "trainLoss", 0.052),
  batch32Epoch10Accuracy: log(batch32, 10, "trainAccuracy", 0.9801),
  batch32ImageShape: program(0, batch32, "imageShape"),
  batch32LabelShape: program(0, batch32, "labelShape"),
  article0CrossEntropyTerms: statement(0, "crossEntropyWhole"),
  article0CrossEntropySum: arithmetic(0, "crossEntropyLabelTerms"),
  article0DescentStep1: arithmetic(0, "descentStep1"),
  article0DescentStep2Gradient: arithmetic(0, "descentStep2Gradient"),
  article0DescentStep2Update: arithmetic(0, "descentStep2Update"),
  article1TrainingAccuracy: {
    ...{ kind: "experiment", article: 1, presetId: "article1-mlp128-64" },
    ...{ measure: "trainingSetAccuracy", epoch: null, printed: null },
  },
  article1MeasuresTrainingImages: program(1, "article1-mlp128-64", "measuresTrainingImages"),
  article1AdamBias: statement(1, "adamFirstStep"),
  article1AdamSquare: statement(1, "adamSquare"),
  article1GradientSign: statement(1, "gradientSign"),
  article2Test: result(2, "article2-cnn", null),
  article2InputNeurons: statement(2, "inputNeurons"),
  article3Test: result(3, "article3-dense64-64", 0.987),
  article3ImageShape: program(3, "article3-dense64-64", "imageShape"),
  article4Test: result(4, "article4-dense128-batch64", null),
  article4CrossEntropy: arithmetic(4, "article4CrossEntropy"),
  article4CrossEntropySoftmax: statement(4, "article4CrossEntropySoftmax"),
  article4Relu: arithmetic(4, "article4Relu"),
  article4DescentTable: statement(4),
} as const satisfies Record<string, Claim>;

/** Name of a claim; texts are kept under it. */
export type ClaimId = keyof typeof table;

/** Every claim of the articles that is judged, by article. */
export const claims: Readonly<Record<ClaimId, Claim>> = table;

/** All ids, in the order of `claims`. */
export const claimIds = Object.keys(table) as ClaimId[]; // The table has these keys and no others.
