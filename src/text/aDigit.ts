/** A digit, 0 to 9, with its English article. */
export function aDigit(digit: number): string {
  return `${digit === 8 ? "an" : "a"} ${digit}`;
}
