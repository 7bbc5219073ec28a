import * as v from "valibot";
import { runCheckpointSchema } from "./runCheckpoint";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/, "base64"));
const tensor = v.strictObject({ shape: v.array(count), values: base64 });
const dataId = v.nullable(v.pipe(v.string(), v.maxLength(100)));

/** Ending of a saved network's file. */
export const savedModelEnding = ".trainset.json";

/** A trained network as one JSON file: a checkpoint whose tensors are base64 of 32-bit floats, little-endian. */
export const savedModelSchema = v.strictObject({
  format: v.literal("trainset-model"),
  version: v.literal(1),
  /** Names the own data that it was trained on; null for MNIST. */
  dataId,
  checkpoint: v.strictObject({
    ...runCheckpointSchema.entries,
    weights: v.array(tensor),
    optimizerState: v.array(tensor),
  }),
  /** What it gave for all test images when it was saved: ten probabilities an image, in base64 of floats too. */
  predictions: v.nullable(v.strictObject({ count, values: base64 })),
});
export type SavedModelFile = v.InferOutput<typeof savedModelSchema>;

/** Why a file is no saved network, as facts. */
export type SavedModelFault = { readonly file: string } & (
  | { readonly code: "unreadable" | "not-json" }
  /** A file of JSON that is something else. */
  | { readonly code: "format"; readonly found: string }
  | { readonly code: "version"; readonly found: string }
  /** A field, as a path such as `checkpoint.step`, that is not as it should be. */
  | { readonly code: "field"; readonly field: string; readonly expected: string; readonly found: string }
  /** As many floats as the shape says are needed. */
  | { readonly code: "length"; readonly field: string; readonly expected: number; readonly found: number }
  /** The layers do not fit each other or their weights. */
  | { readonly code: "layers" }
  /** A model.json needs its weights.bin beside it, and the other way round. */
  | { readonly code: "pair" }
  /** A model.json that another program wrote, or an older page, which does not say how it was trained. */
  | { readonly code: "foreign" }
);

/** The file in the text, every field checked but the lengths of its tensors; or what is wrong with it. `file` is its name. */
export function parseSavedModelFile(
  text: string,
  file: string,
): { readonly parsed: SavedModelFile } | { readonly fault: SavedModelFault } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: { file, code: "not-json" } };
  }
  const head = v.safeParse(v.object({ format: v.optional(v.unknown()), version: v.optional(v.unknown()) }), json);
  if (!head.success || head.output.format !== "trainset-model") {
    return { fault: { file, code: "format", found: shown(head.success ? head.output.format : undefined) } };
  }
  if (head.output.version !== 1) return { fault: { file, code: "version", found: shown(head.output.version) } };
  const parsed = v.safeParse(savedModelSchema, json);
  if (parsed.success) return { parsed: parsed.output };
  const [issue] = parsed.issues;
  const expected = issue.expected ?? issue.message;
  return { fault: { file, code: "field", field: v.getDotPath(issue) ?? "", expected, found: issue.received.slice(0, 60) } };
}

function shown(value: unknown): string {
  return value === undefined ? "" : String(JSON.stringify(value)).slice(0, 40);
}
