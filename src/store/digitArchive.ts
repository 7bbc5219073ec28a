import { createStore, delMany, entries, setMany, type UseStore } from "idb-keyval";
import * as v from "valibot";
import type { MyDigit } from "./drawingState";

/** A person's own digits on this device; every call rejects where the browser refuses or has no room. */
export interface DigitArchive {
  /** All that can be read, in the order drawn; what cannot stays where it is. */
  load(): Promise<readonly MyDigit[]>;
  save(digits: readonly MyDigit[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

const point = v.strictTuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())]);

/** A digit as it lies in the browser's storage. */
const keptDigitSchema = v.strictObject({
  version: v.literal(1),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  label: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  strokes: v.array(v.pipe(v.array(point), v.minLength(1))),
  /** Milliseconds since 1970 when it was kept, and its place among those kept at once. */
  kept: v.strictTuple([v.number(), v.number()]),
});
type KeptDigit = v.InferOutput<typeof keptDigitSchema>;

/** The archive in IndexedDB. */
export function createDigitArchive(prefix = "trainset"): DigitArchive {
  let opened: UseStore | null = null;
  // Opened at the first use, since a browser that refuses storage throws here.
  const open = () => {
    opened ??= createStore(`${prefix}-digits`, "digits");
    return opened;
  };
  return {
    async load() {
      const records = await entries<string, unknown>(open());
      return records
        .flatMap(([, record]) => {
          const parsed = v.safeParse(keptDigitSchema, record);
          return parsed.success ? [parsed.output] : [];
        })
        .toSorted((one, other) => one.kept[0] - other.kept[0] || one.kept[1] - other.kept[1])
        .map(({ id, label, strokes }) => ({ id, label, strokes }));
    },
    save(digits) {
      const now = Date.now();
      return setMany(
        digits.map(({ id, label, strokes }, place): [string, KeptDigit] => [
          id,
          { version: 1, id, label, strokes: strokes.map((stroke) => stroke.map(([x, y]) => [x, y])), kept: [now, place] },
        ]),
        open(),
      );
    },
    remove: (ids) => delMany([...ids], open()),
  };
}
