import { createStore, del, get, set, type UseStore } from "idb-keyval";
import * as v from "valibot";
import type { OwnDataFiles } from "../protocol/ownData";

/** The own data that networks train on, kept on this device; every call rejects where the browser refuses or has no room. */
export interface OwnDataArchive {
  /** Null where there is none that can be read. */
  load(): Promise<KeptOwnData | null>;
  save(data: KeptOwnData): Promise<void>;
  clear(): Promise<void>;
}

/** Four files, and the name of the data set in them. */
export interface KeptOwnData {
  readonly id: string;
  readonly files: OwnDataFiles;
}

const key = "files";
const file = v.custom<File>((value) => typeof File !== "undefined" && value instanceof File);
const keptSchema = v.strictObject({
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  files: v.strictObject({ x_train: file, y_train: file, x_test: file, y_test: file }),
});

/** The archive in IndexedDB, which holds files as they are. */
export function createOwnDataArchive(prefix = "trainset"): OwnDataArchive {
  let opened: UseStore | null = null;
  // Opened at the first use, since a browser that refuses storage throws here.
  const open = () => {
    opened ??= createStore(`${prefix}-data`, "data");
    return opened;
  };
  return {
    async load() {
      const parsed = v.safeParse(keptSchema, await get<unknown>(key, open()));
      return parsed.success ? { id: parsed.output.id, files: parsed.output.files } : null;
    },
    save: async ({ id, files }) => set(key, { version: 1, id, files }, open()),
    clear: async () => del(key, open()),
  };
}
