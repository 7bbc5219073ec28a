import type { NumberRule } from "./numberRules";

/** The number in `text`, or null where it is none that `rule` allows; spaces around it and a real minus sign are taken. */
export function parseNumber(text: string, rule: NumberRule): number | null {
  const plain = text.trim().replace("\u2212", "-");
  // `Number` also takes "", "0x10" and "Infinity".
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  if (rule.isWhole && !Number.isInteger(value)) return null;
  if (value < rule.min || value > rule.max || (rule.isAboveMin && value === rule.min)) return null;
  return value;
}
