import { DataFaultError, type LabelFacts } from "../protocol/ownData";
import { readNumbers } from "./elementType";
import type { NumberArray } from "./numberArray";
import { sampleCount } from "./ownImages";

/** Digits that there are. */
const digits = 10;

/** Labels of a file with what was found. */
export interface OwnLabelBytes {
  readonly count: number;
  /** 0 to 9. */
  readonly labels: Uint8Array;
  readonly facts: LabelFacts;
}

/**
 * The labels of an array [n] or [n, 1] of whole numbers 0 to 9, or of rows [n, 10] that are 1 at the digit and 0 elsewhere. Throws
 * a `DataFaultError` for any other shape or number.
 */
export function readOwnLabels(array: NumberArray, file: string): OwnLabelBytes {
  const { shape, isFortran } = array;
  const [count = 0, width = 1] = shape;
  if (shape.length < 1 || shape.length > 2 || (width !== 1 && width !== digits)) {
    throw new DataFaultError({ file, code: "shape", holds: "labels", found: shape });
  }
  const values = readNumbers(array.bytes, array.type);
  const labels = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    labels[row] = width === 1 ? labelAt(row) : markedAt(row);
  }

  function labelAt(row: number): number {
    const found = values[row] ?? 0;
    if (!(Number.isInteger(found) && found >= 0 && found < digits)) {
      throw new DataFaultError({ file, code: "label", index: row, found });
    }
    return found;
  }
  function markedAt(row: number): number {
    const found = Array.from({ length: digits }, (_, digit) => values[isFortran ? row + count * digit : row * digits + digit]);
    const isMarked = found.every((value) => value === 0 || value === 1) && found.filter((value) => value === 1).length === 1;
    if (!isMarked) throw new DataFaultError({ file, code: "one-hot", index: row });
    return found.indexOf(1);
  }

  const perDigit = Array.from({ length: digits }, () => 0);
  for (const label of labels) perDigit[label] = (perDigit[label] ?? 0) + 1;
  const form = width === 1 ? "integers" : "oneHot";
  return { count, labels, facts: { kind: "labels", form, perDigit, samples: labels.slice(0, sampleCount) } };
}
