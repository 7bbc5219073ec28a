import { usePanelTexts } from "../../text/usePanelTexts";
import { Term } from "../../ui/Term";
import { TextField } from "../../ui/TextField";
import type { DraftChange } from "./changeDraft";
import { fieldKey, type TypedField } from "./draft";
import { type NumberName, numberRules } from "./numberRules";
import { parseNumber } from "./parseNumber";
import { useEditorDispatch } from "./useEditor";

/** A number of the draft as a field: any text may be typed, and the draft keeps the last number that the field takes. */
export function DraftNumber({
  fields,
  owner,
  name,
  value,
  toChange,
  label,
  face,
  term,
  title,
  size,
}: {
  /** What is typed in fields, this one or others, by `fieldKey`. */
  readonly fields: Readonly<Record<string, TypedField>>;
  /** As in `TypedField`. */
  readonly owner: string;
  readonly name: NumberName;
  readonly value: number;
  /** The edit that sets the number. */
  readonly toChange: (value: number) => DraftChange;
  /** Instead of the number's own name. */
  readonly label?: string;
  /** Seen in the label's place. */
  readonly face?: string;
  /** Explains the number, where it stands once on the page; `title` where it stands in every row. */
  readonly term?: string;
  readonly title?: string;
  readonly size?: "short" | "number";
}) {
  const dispatch = useEditorDispatch();
  const { editor } = usePanelTexts();
  const rule = numberRules[name];
  const key = fieldKey(owner, name);
  const typed = fields[key];
  const words = label ?? editor.fields[name];
  const problem = typed && !typed.isValid ? editor.fieldProblem(words, editor.wrongNumber(rule), typed.text) : null;
  const type = (text: string) => {
    const number = parseNumber(text, rule);
    const field = { owner, name, text, isValid: number !== null };
    dispatch({ type: "typeNumber", field, change: number === null ? {} : toChange(number) });
  };
  return (
    <TextField
      label={words}
      face={term === undefined ? face : <Term explanation={term}>{words}</Term>}
      text={typed?.text ?? String(value)}
      problem={problem}
      onText={type}
      onLeave={() => dispatch({ type: "leave", key })}
      size={size ?? "number"}
      title={title}
    />
  );
}
