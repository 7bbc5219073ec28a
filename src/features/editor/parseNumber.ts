import { parseDecimal } from "../../protocol/parseDecimal";
import type { NumberRule } from "./numberRules";

/** The number in `text`, or null where it is none that `rule` allows; spaces around it and a real minus sign are taken. */
export function parseNumber(text: string, rule: NumberRule): number | null {
  const value = parseDecimal(text);
  if (value === null || (rule.isWhole && !Number.isInteger(value))) return null;
  if (value < rule.min || value > rule.max || (rule.isAboveMin && value === rule.min)) return null;
  return value;
}
