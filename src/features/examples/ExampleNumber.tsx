import { type ReactNode, useState } from "react";
import type { Range } from "../../protocol/limits";
import { parseDecimal } from "../../protocol/parseDecimal";
import { useArticleTexts } from "../../text/useArticleTexts";
import { TextField } from "../../ui/TextField";
import { plainNumber } from "./plainNumber";

/** A number of an example as a field: any text may be typed, and the example goes on with the last number that fits. */
export function ExampleNumber({
  label,
  face,
  range,
  isWhole = false,
  value,
  onChange,
}: {
  readonly label: string;
  /** Seen in the label's place. */
  readonly face?: ReactNode;
  readonly range: Range;
  readonly isWhole?: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const words = useArticleTexts().examples;
  // What was typed counts while the value is the one it led to; a step or a reset replaces it.
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: number } | null>(null);
  const text = typed?.value === value ? typed.text : plainNumber(value, 6);
  const fits = (number: number | null) =>
    number !== null && number >= range.min && number <= range.max && (!isWhole || Number.isInteger(number));
  const sentence = isWhole ? words.wrongWhole : words.wrongNumber;
  const problem =
    typed?.value === value && !fits(parseDecimal(typed.text))
      ? sentence(label, plainNumber(range.min), plainNumber(range.max))
      : null;
  const type = (next: string) => {
    const number = parseDecimal(next);
    const kept = number !== null && fits(number) ? number : value;
    setTyped({ text: next, value: kept });
    if (kept !== value) onChange(kept);
  };
  return (
    <TextField
      label={label}
      face={face}
      text={text}
      problem={problem}
      size="number"
      onText={type}
      onLeave={() => problem === null && setTyped(null)}
    />
  );
}
