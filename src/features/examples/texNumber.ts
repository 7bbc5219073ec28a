/** `value` in TeX with at most `digits` decimals, none of them a zero at the end: 1.7600000000000002 → "1.76". */
export function texNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "\\text{NaN}";
  if (!Number.isFinite(value)) return value > 0 ? "\\infty" : "-\\infty";
  const size = Math.abs(value);
  // What is left of a subtraction of equal numbers.
  if (size < 1e-14) return "0";
  if (size < Math.max(1e-6, 0.5 * 10 ** -digits) || size >= 1e6) {
    const [factor = "", exponent = ""] = value.toExponential(2).split("e");
    return `${Number(factor)} \\cdot 10^{${Number(exponent)}}`;
  }
  return String(Number(value.toFixed(digits)));
}

/** The same as a factor or a term behind a sign, with a negative number in parentheses: "(-2)". */
export function texFactor(value: number, digits = 4): string {
  const text = texNumber(value, digits);
  return text.startsWith("-") ? `(${text})` : text;
}

/** The same behind "=", or behind "≈" where decimals were left out: "= 1.76", "≈ 1.6094". */
export function texResult(value: number, digits = 4): string {
  const isWhole =
    !Number.isFinite(value) || Math.abs(Number(value.toFixed(digits)) - value) <= 1e-9 * Math.max(1, Math.abs(value));
  return `${isWhole ? "=" : "\\approx"} ${texNumber(value, digits)}`;
}
