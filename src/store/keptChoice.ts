import * as v from "valibot";
import type { TextStorage } from "./chartView";

/** One of a few names that a person chose, kept on this device. */
export interface KeptChoice<Name extends string> {
  /** Null where nothing is kept, or nothing that is one of the names. */
  read(): Name | null;
  write(chosen: Name): void;
}

/** The choice that `storage` keeps under `key`; where the browser refuses the storage, nothing is kept. */
export function createKeptChoice<const Name extends string>(
  key: string,
  names: readonly Name[],
  storage: () => TextStorage,
): KeptChoice<Name> {
  const schema = v.picklist(names);
  return {
    read() {
      try {
        const kept = v.safeParse(schema, storage().getItem(key));
        return kept.success ? kept.output : null;
      } catch {
        return null;
      }
    },
    write(chosen) {
      try {
        storage().setItem(key, chosen);
      } catch {
        // The choice lasts as long as the page.
      }
    },
  };
}
