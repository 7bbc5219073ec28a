import type { Experiment } from "../protocol/experiment";
import { presets } from "../protocol/presets";
import type { ArticleNumber } from "./claims";
import { type FaultName, type PrintedLine, type ProgramId, printedPrograms } from "./printedPrograms";

/** The libraries that programs are written for. */
export const frameworkNames = { keras: "Keras", pytorch: "PyTorch" } as const;
export type Framework = keyof typeof frameworkNames;

/** A program of the articles and what has to be trained in its stead. */
export interface ArticleProgram {
  readonly article: ArticleNumber;
  readonly framework: Framework;
  /** What the corrected program trains. */
  readonly experiment: Experiment;
  /** What the corrected program does besides loading MNIST and training. */
  readonly extra: "none" | "ownFiles" | "saveAndLoad";
  /** The libraries that there is a corrected program for, the article's own first. */
  readonly corrected: readonly [Framework, ...Framework[]];
}

const both = ["keras", "pytorch"] as const;
const kerasProgram = { framework: "keras", extra: "none", corrected: both } as const;
const dense128 = presets["article0-dense128-batch128"];

/** The articles' programs, in the order in which they are printed. */
export const programs: Readonly<Record<ProgramId, ArticleProgram>> = {
  // The log's last validation accuracy is the test accuracy below it, so the test images it must be.
  "article0-batch128": { ...kerasProgram, article: 0, experiment: { ...dense128, validation: { kind: "testSet" } } },
  "article0-batch32": { ...kerasProgram, article: 0, experiment: { ...presets["article0-dense128-batch32"], shuffle: true } },
  // Keras's own batch size, as the call names none.
  "article0-ownData": {
    ...kerasProgram,
    article: 0,
    experiment: { ...dense128, name: "Dense 128, own images", batchSize: 32 },
    extra: "ownFiles",
    corrected: ["keras"],
  },
  "article0-saveLoad": { ...kerasProgram, article: 0, experiment: dense128, extra: "saveAndLoad", corrected: ["keras"] },
  "article1-mlp": {
    article: 1,
    framework: "pytorch",
    experiment: presets["article1-mlp128-64"],
    extra: "none",
    corrected: ["pytorch", "keras"],
  },
  "article2-cnn": { ...kerasProgram, article: 2, experiment: presets["article2-cnn"] },
  "article3-dense64": { ...kerasProgram, article: 3, experiment: presets["article3-dense64-64"] },
  "article4-dense128": { ...kerasProgram, article: 4, experiment: presets["article4-dense128-batch64"] },
};

/** A line of a program with the numbers of its faults, counted from 1. */
export interface NumberedLine {
  readonly code: string;
  readonly faults: readonly number[];
}

/** A fault of a program with the lines it is in, counted from 1. */
export interface LocatedFault {
  readonly name: FaultName;
  readonly lines: readonly number[];
}

/** The article's program as lines, and its faults in the order in which they are met; a fault's number is its place from 1. */
export function readPrintedProgram(id: ProgramId): { lines: readonly NumberedLine[]; faults: readonly LocatedFault[] } {
  const found = new Map<FaultName, number[]>();
  const lines = printedPrograms[id].map((line: PrintedLine, index) => {
    const [code, ...faults] = typeof line === "string" ? [line] : line;
    for (const fault of faults) found.set(fault, [...(found.get(fault) ?? []), index + 1]);
    return { code, faults };
  });
  const names = [...found.keys()];
  return {
    lines: lines.map(({ code, faults }) => ({ code, faults: faults.map((fault) => names.indexOf(fault) + 1) })),
    faults: names.map((name) => ({ name, lines: found.get(name) ?? [] })),
  };
}

/** The article's program as the text of a file. */
export function printedText(id: ProgramId): string {
  return `${readPrintedProgram(id)
    .lines.map(({ code }) => code)
    .join("\n")}\n`;
}
