import type { DataFault, DataFileFacts, DataSlot } from "../protocol/ownData";

/** A file that was chosen for one of the four slots. */
export type ChosenFile = { readonly fileName: string } & (
  | { readonly status: "unread" | "reading" }
  | { readonly status: "read"; readonly facts: DataFileFacts }
  | { readonly status: "faulty"; readonly fault: DataFault }
);

/** What the page knows of a person's own data. */
export interface OwnDataState {
  readonly chosen: Readonly<Record<DataSlot, ChosenFile | null>>;
  /** Names of files that came last and do not say which of the four they are. */
  readonly strays: readonly string[];
  /** Whether networks train on own data; they may be others than those chosen since. */
  readonly isUsed: boolean;
  /** Whether the files in the slots are those that networks train on. */
  readonly isChosenUsed: boolean;
  /** Names the own data by what is in them; null for MNIST, and until they are loaded. */
  readonly id: string | null;
}

/** What a person can do with own data. */
export interface OwnDataActions {
  /** Puts files into their slots, by `slot` or by what their names say, and has them read. */
  chooseDataFiles(files: readonly File[], slot?: DataSlot): void;
  /** Has read what was chosen on an earlier visit. */
  readDataFiles(): void;
  /** Trains on the files chosen; every run starts again. Nothing while one is missing or cannot be used. */
  trainOnOwnData(): void;
  /** Back to MNIST; every run starts again. */
  trainOnMnist(): void;
}

/** MNIST, and no file chosen. */
export const noOwnData: OwnDataState = {
  chosen: { x_train: null, y_train: null, x_test: null, y_test: null },
  strays: [],
  isUsed: false,
  isChosenUsed: false,
  id: null,
};

/** The labels file whose count is not its images', as a fault; null where the files that were read fit together. */
export function pairFault({ chosen }: Pick<OwnDataState, "chosen">): DataFault | null {
  for (const [imagesSlot, labelsSlot] of [["x_train", "y_train"] as const, ["x_test", "y_test"] as const]) {
    const [images, labels] = [chosen[imagesSlot], chosen[labelsSlot]];
    if (images?.status !== "read" || labels?.status !== "read" || images.facts.count === labels.facts.count) continue;
    return {
      file: labels.fileName,
      code: "count",
      found: labels.facts.count,
      imagesFile: images.fileName,
      expected: images.facts.count,
    };
  }
  return null;
}
