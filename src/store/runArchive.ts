import { clear, createStore, delMany, entries, get, getMany, setMany, type UseStore } from "idb-keyval";
import * as v from "valibot";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import {
  describeIssues,
  type KeptGroup,
  type KeptRun,
  keptCheckpointSchema,
  keptGroupSchema,
  keptRunSchema,
} from "./keptRecords";

/** A group as it was kept; a run without a record has not trained. */
export interface ArchivedGroup {
  readonly group: KeptGroup;
  readonly runs: ReadonlyMap<string, { readonly run: KeptRun; readonly checkpoint: RunCheckpoint | null }>;
  /** Of a fine-tuned group: where its runs begin. */
  readonly start?: RunCheckpoint;
  /** Whom its runs learn from. */
  readonly teacher?: RunCheckpoint;
}

/** A record that could not be read, with its name as far as that could be. */
export interface DamagedRecord {
  readonly name: string;
  readonly detail: string;
}

/** What is kept on this device of all runs; every call rejects where the browser refuses or has no room. */
export interface RunArchive {
  /** All that can be read, in its order; what cannot is named and stays where it is. A run whose weights cannot be read is a failed one. */
  load(): Promise<{ readonly groups: readonly ArchivedGroup[]; readonly damaged: readonly DamagedRecord[] }>;
  saveGroups(groups: readonly KeptGroup[]): Promise<void>;
  /** Where the runs of a fine-tuned group begin. */
  saveStart(groupId: string, start: RunCheckpoint): Promise<void>;
  /** Whom the runs of a group learn from. */
  saveTeacher(groupId: string, teacher: RunCheckpoint): Promise<void>;
  /** A run with its checkpoint, or without one that it had. */
  saveRun(run: KeptRun, checkpoint: RunCheckpoint | null): Promise<void>;
  remove(groupIds: readonly string[], runIds: readonly string[]): Promise<void>;
  /** Forgets everything, damaged records too. */
  clear(): Promise<void>;
}

/** The archive in IndexedDB: a database for each kind of record, so that a curve is written without its weights. */
export function createRunArchive(prefix = "trainset"): RunArchive {
  const kinds = { groups: null, runs: null, checkpoints: null } as Record<"groups" | "runs" | "checkpoints", UseStore | null>;
  // Opened at the first use, since a browser that refuses storage throws here.
  const open = (kind: keyof typeof kinds): UseStore => {
    if (!globalThis.indexedDB) throw new Error("it offers pages no database");
    kinds[kind] ??= createStore(`${prefix}-${kind}`, kind);
    return kinds[kind];
  };

  return {
    async load() {
      const damaged: DamagedRecord[] = [];
      const groups: KeptGroup[] = [];
      for (const [key, record] of await entries<string, unknown>(open("groups"))) {
        const parsed = v.safeParse(keptGroupSchema, record);
        if (parsed.success) groups.push(parsed.output);
        else damaged.push({ name: nameIn(record) ?? String(key), detail: describeIssues(parsed.issues) });
      }
      groups.sort((a, b) => a.order - b.order);
      const loaded: ArchivedGroup[] = [];
      for (const group of groups) {
        const start =
          group.fineTune && v.safeParse(keptCheckpointSchema, await get<unknown>(startKey(group.id), open("checkpoints")));
        if (start && !start.success) {
          // Without it the runs could not go on as what they are.
          damaged.push({ name: group.experiment.name, detail: describeIssues(start.issues) });
          continue;
        }
        const teacher =
          group.distillation && v.safeParse(keptCheckpointSchema, await get<unknown>(teacherKey(group.id), open("checkpoints")));
        if (teacher && !teacher.success) {
          damaged.push({ name: group.experiment.name, detail: describeIssues(teacher.issues) });
          continue;
        }
        const archived = await loadRuns(group, damaged);
        if (archived.group.runs.length === 0) continue;
        loaded.push({
          ...archived,
          ...(start && { start: start.output }),
          ...(teacher && { teacher: teacher.output }),
        });
      }
      return { groups: loaded, damaged };
    },
    saveGroups: (groups) =>
      setMany(
        groups.map((group) => [group.id, group]),
        open("groups"),
      ),
    saveStart: (groupId, start) => setMany([[startKey(groupId), start]], open("checkpoints")),
    saveTeacher: (groupId, teacher) => setMany([[teacherKey(groupId), teacher]], open("checkpoints")),
    async saveRun(run, checkpoint) {
      // The curve first: a checkpoint that is ahead of its curve would leave a gap.
      await setMany([[run.id, run]], open("runs"));
      if (checkpoint) await setMany([[run.id, checkpoint]], open("checkpoints"));
      else await delMany([run.id], open("checkpoints"));
    },
    async remove(groupIds, runIds) {
      await delMany([...groupIds], open("groups"));
      await delMany([...runIds], open("runs"));
      await delMany([...runIds, ...groupIds.map(startKey), ...groupIds.map(teacherKey)], open("checkpoints"));
    },
    async clear() {
      await Promise.all([clear(open("groups")), clear(open("runs")), clear(open("checkpoints"))]);
    },
  };

  /** The group with the runs that can be read; the others are added to `damaged`. */
  async function loadRuns(group: KeptGroup, damaged: DamagedRecord[]): Promise<ArchivedGroup> {
    const ids = group.runs.map((run) => run.id);
    const [runRecords, checkpointRecords] = await Promise.all([
      getMany<unknown>(ids, open("runs")),
      getMany<unknown>(ids, open("checkpoints")),
    ]);
    const runs = new Map<string, { run: KeptRun; checkpoint: RunCheckpoint | null }>();
    const readable = group.runs.filter(({ id, seed }, index) => {
      const record = runRecords[index];
      if (record === undefined) return true;
      const run = v.safeParse(keptRunSchema, record);
      const checkpoint = v.safeParse(v.nullable(keptCheckpointSchema), checkpointRecords[index] ?? null);
      if (!run.success) {
        damaged.push({ name: `${group.experiment.name}, seed ${seed}`, detail: describeIssues(run.issues) });
        return false;
      }
      // Curves and result are worth keeping without the weights.
      if (checkpoint.success) runs.set(id, { run: run.output, checkpoint: checkpoint.output });
      else runs.set(id, { run: { ...run.output, state: "failed", problem: { code: "weights-lost" } }, checkpoint: null });
      return true;
    });
    return { group: { ...group, runs: readable }, runs };
  }
}

/** Beside the checkpoints of runs, whose keys are their ids. */
const startKey = (groupId: string) => `start:${groupId}`;
const teacherKey = (groupId: string) => `teacher:${groupId}`;

/** The name inside a record of unknown shape. */
function nameIn(record: unknown): string | null {
  const parsed = v.safeParse(v.object({ experiment: v.object({ name: v.string() }) }), record);
  return parsed.success ? parsed.output.experiment.name : null;
}
