import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { type ReproducedRun, reproducedRunSchema } from "../../src/articles/reproduction";
import type { Experiment } from "../../src/protocol/experiment";
import type { BackendName } from "../../src/protocol/options";
import { type CodeVersion, digest } from "./codeVersion";
import type { PlannedRun } from "./parseReproduceArguments";

/** Everything that a run's result depends on. */
export interface RunKey extends PlannedRun {
  readonly maxSteps: number | null;
  readonly backend: BackendName;
  readonly adapter: string | null;
  readonly chromium: string;
  readonly version: CodeVersion;
}

/** Finished runs, a file each. */
export interface RunCache {
  /** The run kept under `key`; null where there is none, or none that can be read. */
  find(key: RunKey): ReproducedRun | null;
  keep(key: RunKey, run: ReproducedRun): void;
}

/** Keeps runs in `folder`, which is made when the first is kept. */
export function createRunCache(folder: string): RunCache {
  return {
    find(key) {
      try {
        const parsed = v.safeParse(reproducedRunSchema, JSON.parse(readFileSync(join(folder, fileName(key)), "utf8")));
        return parsed.success ? parsed.output : null;
      } catch {
        return null;
      }
    },
    keep(key, run) {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, fileName(key));
      // A file that exists is whole, whenever the command is ended.
      writeFileSync(`${file}.part`, JSON.stringify(run));
      renameSync(`${file}.part`, file);
    },
  };
}

/** Name of a run's file: what it is, and a digest of everything that its result depends on. */
export function fileName({ presetId, experiment, maxSteps, backend, adapter, chromium, version }: RunKey): string {
  const { source, tensorflow, data } = version;
  const facts = [settingsOf(experiment), String(maxSteps), adapter ?? "", chromium, source, tensorflow, data];
  return `${presetId}-seed${experiment.seed}-${backend}-${digest(facts)}.json`;
}

/** The settings as text, fields in order. A name changes nothing, nor does a setting that is null, that is, off. */
function settingsOf({ name: _, ...settings }: Experiment): string {
  return JSON.stringify(settings, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, value]) => value !== null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
