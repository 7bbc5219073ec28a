import { thinSpace } from "../../text/formatNumber";

/** `value` with at most `digits` decimals and a real minus sign, in every language alike, as it stands in formulas. */
export function plainNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "\u2212∞";
  const size = Math.abs(value);
  const isFar = size !== 0 && (size < Math.max(1e-6, 0.5 * 10 ** -digits) || size > 1e6);
  const [factor = "", exponent = "0"] = value.toExponential(1).split("e");
  const text = isFar ? `${factor}${thinSpace}×${thinSpace}10${raised(exponent)}` : String(Number(value.toFixed(digits)));
  return text.replace("-", "\u2212");
}

/** `value` with all of its `digits` decimals, for columns; 0, and what rounds to it, is just that. */
export function fixedNumber(value: number, digits = 4): string {
  if (Math.abs(value) < 0.5 * 10 ** -digits) return "0";
  const isPlain = Math.abs(value) < 1e6;
  return isPlain ? value.toFixed(digits).replace("-", "\u2212") : plainNumber(value, digits);
}

function raised(exponent: string): string {
  return [...exponent.replace("+", "")].map((digit) => (digit === "-" ? "⁻" : ("⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? ""))).join("");
}
