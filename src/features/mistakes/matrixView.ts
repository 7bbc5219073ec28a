import { classCount } from "../../protocol/modelShape";
import { type ConfusionMatrix, confusionDifference, confusionMatrix, rowsOfCell } from "../../statistics/confusionMatrix";
import type { PanelTexts } from "../../text/enPanels";
import type { ConfusionCell } from "../../ui/ConfusionGrid";
import type { Reader } from "./readers";

/** The cells of one reader's matrix, or of its difference from another's, with their words and tints. */
export function makeMatrixCells(
  labels: Uint8Array,
  reader: Reader,
  other: Reader | null,
  { matrix: words }: PanelTexts["mistakes"],
): ConfusionCell[] {
  const own = confusionMatrix(labels, reader.predictions);
  const matrix = other
    ? confusionDifference(own, reader.predictions.length, confusionMatrix(labels, other.predictions), other.predictions.length)
    : own;
  const strengths = other ? tintAll(matrix) : tintMistakes(matrix);
  return Array.from(matrix, (exact, index): ConfusionCell => {
    // What one decimal shows as 0 is no difference.
    const value = Math.abs(exact) < 0.05 ? 0 : exact;
    const [digit, readAs] = [Math.floor(index / classCount), index % classCount];
    return {
      text: other ? words.difference(value) : words.count(value),
      strength: value === 0 ? 0 : (strengths[index] ?? 0),
      isRight: digit === readAs,
      isZero: value === 0,
      spoken: other ? words.differenceCell(digit, readAs, value) : words.cell(digit, readAs, value),
    };
  });
}

/** Right answers outnumber mistakes a hundredfold and stay plain; the root lets rare mistakes be seen beside frequent ones. */
function tintMistakes(matrix: ConfusionMatrix): Float64Array {
  const mistakes = matrix.map((count, index) => (index % (classCount + 1) === 0 ? 0 : count));
  return tintAll(mistakes);
}

function tintAll(matrix: ConfusionMatrix): Float64Array {
  const most = Math.max(1e-9, ...matrix.map(Math.abs));
  return matrix.map((value) => Math.sign(value) * Math.sqrt(Math.abs(value) / most));
}

/**
 * Rows behind a cell: those that a run of `reader` reads so; of a difference, those that some run of the two reads so and
 * some run does not, since the others cancel out.
 */
export function rowsBehind(labels: Uint8Array, reader: Reader, other: Reader | null, digit: number, readAs: number): number[] {
  if (!other) return rowsOfCell(labels, reader.predictions, digit, readAs);
  const runs = [...reader.predictions, ...other.predictions];
  return rowsOfCell(labels, runs, digit, readAs).filter((row) => !runs.every((predictions) => predictions[row] === readAs));
}
