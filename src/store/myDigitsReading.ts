import type { MyDigit, MyDigitsReading } from "./drawingState";

/** What ten probabilities a digit, one after the other, say of `digits`. */
export function myDigitsReading(probabilities: Float32Array, digits: readonly MyDigit[]): MyDigitsReading {
  const answers = digits.map((_, index) => {
    const shares = probabilities.subarray(index * 10, index * 10 + 10);
    return shares.indexOf(Math.max(...shares));
  });
  const correct = answers.filter((answer, index) => answer === digits[index]?.label).length;
  return { correct, count: digits.length, answers };
}
