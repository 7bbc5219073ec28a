import { thinSpace } from "./formatNumber";

/**
 * Writes weights and activations in two significant digits with a real minus sign: 0.3127 → "0.31", -1520 → "−1,520",
 * 0.000024 → "2.4 × 10⁻⁵". `locale` is a BCP 47 language tag.
 */
export function makeValueFormat(locale: string): (value: number) => string {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const twoDigits = new Intl.NumberFormat(locale, { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  return (value) => formatValue(value, (size) => (size >= 100 ? whole : twoDigits).format(size));
}

function formatValue(value: number, plain: (size: number) => string): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${minus}∞`;
  if (value === 0) return "0";
  const size = Math.abs(value);
  const sign = value < 0 ? minus : "";
  if (size >= 0.001 && size < 1e6) return sign + plain(size);
  const [digits = "", exponent = ""] = size.toExponential(1).split("e");
  const power = [...exponent.replace("+", "")].map((digit) => raised[digit] ?? digit).join("");
  return `${sign}${plain(Number(digits))}${thinSpace}×${thinSpace}10${power}`;
}

const minus = "\u2212";
const raised: Partial<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};
