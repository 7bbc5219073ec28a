import type { RunId, TrainerEvent } from "../protocol/messages";
import { isModelShape, modelShape } from "../protocol/modelShape";
import { changedRun, isSaved, isTouched, type SavedGroup } from "./archiveChanges";
import { distillationOf, fineTuneOf, keptGroupOf, keptRunOf } from "./keptRun";
import { makeRun } from "./makeRun";
import type { PlaygroundActions, PlaygroundState, RunGroup, StorageNotice } from "./playgroundState";
import { resumeRun } from "./resumeRun";
import { whyNoRoom } from "./roomForRuns";
import type { ArchivedGroup, RunArchive } from "./runArchive";
import { freeColor, freeName, runGroups } from "./runGroups";
import { isActive } from "./runPhase";
import type { StoreContext } from "./storeContext";

/** Shortest time between two writes. */
const saveEveryMs = 1000;
/** An epoch may take minutes: runs that train are asked for a checkpoint in between, unless they are as large as this. */
const checkpointEveryMs = 15_000;
const mostParameters = 2_500_000;
/** A browser whose storage does not answer must not keep the page from starting. */
const loadWithinMs = 4000;

/** What is kept of the page on this device. */
export interface ArchiveSlice {
  readonly actions: Pick<PlaygroundActions, "showKept" | "deleteKept">;
  /** All that is kept; nothing where the browser refuses, which the state then says. */
  load(): Promise<readonly ArchivedGroup[]>;
  /** Puts a kept group on the page, paused where it was. */
  show(archived: ArchivedGroup): void;
  /** From now on what changes is saved. */
  begin(aside: readonly ArchivedGroup[]): void;
  /** Notes which runs an event has changed. */
  receive(event: TrainerEvent): void;
  stateChanged(state: PlaygroundState, previous: PlaygroundState): void;
  /** Saves at once what waits, as when the page is hidden. */
  flush(): Promise<void>;
  dispose(): void;
}

/** Keeps the page's groups in `archive`. */
export function createArchiveSlice(context: StoreContext, archive: RunArchive): ArchiveSlice {
  const { getState, setState, records } = context;
  /** What was last saved of each group; its run ids tell what to delete. */
  const saved = new Map<string, SavedGroup>();
  /** Groups that have a record, those too that were shown from it and have not changed since. */
  const recorded = new Set<string>();
  const orders = new Map<string, number>();
  const changedRuns = new Set<RunId>();
  const savedRuns = new Set<RunId>();
  const told = new Set<StorageNotice["code"]>();
  let isKeeping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();
  const asking = setInterval(() => {
    for (const run of getState().runs.filter(isActive)) {
      const shape = modelShape(run.experiment.layers);
      const isSmall = isModelShape(shape) && shape.parameters <= mostParameters;
      if (isSmall) context.trainer.send({ type: "takeCheckpoint", runId: run.id });
    }
  }, checkpointEveryMs);

  const tell = (error: unknown) => {
    const code = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
    if (told.has(code)) return;
    told.add(code);
    setState({ storageNotice: { code, detail: error instanceof Error ? error.message : String(error) } });
  };
  const orderOf = (groupId: string): number => {
    const known = orders.get(groupId);
    if (known !== undefined) return known;
    const order = Math.max(Date.now(), ...[...orders.values()].map((other) => other + 1));
    orders.set(groupId, order);
    return order;
  };
  const toSave = (group: RunGroup): SavedGroup => {
    const { notes, fineTunes, distillations } = getState();
    const { id } = group;
    return { group, note: notes.get(id) ?? "", fineTune: fineTunes.get(id), distillation: distillations.get(id) };
  };

  async function write(): Promise<void> {
    const groups = runGroups(getState().runs);
    const present = new Set(groups.map((group) => group.id));
    const gone = [...recorded].filter((groupId) => !present.has(groupId));
    const runIds = new Set(getState().runs.map((run) => run.id));
    const goneRuns = [...savedRuns].filter((runId) => !runIds.has(runId));
    const changed = groups.map(toSave).filter((each) => !isSaved(each, saved.get(each.group.id)));
    const starts = changed.flatMap(({ group: { id }, fineTune }) => {
      const isNew = fineTune && saved.get(id)?.fineTune?.start !== fineTune.start;
      return isNew ? [[id, fineTune.start] as const] : [];
    });
    const teachers = changed.flatMap(({ group: { id }, distillation }) =>
      distillation && saved.get(id)?.distillation !== distillation ? [[id, distillation.teacher.checkpoint] as const] : [],
    );
    for (const groupId of gone) {
      saved.delete(groupId);
      recorded.delete(groupId);
    }
    for (const runId of goneRuns) savedRuns.delete(runId);
    for (const each of changed) {
      saved.set(each.group.id, each);
      recorded.add(each.group.id);
    }
    // A run that was removed and brought back has no record any more.
    const runs = getState().runs.filter((run) => changedRuns.has(run.id) || (run.step > 0 && !savedRuns.has(run.id)));
    changedRuns.clear();
    for (const [groupId, start] of starts) await archive.saveStart(groupId, start);
    for (const [groupId, teacher] of teachers) await archive.saveTeacher(groupId, teacher);
    if (changed.length > 0) await archive.saveGroups(changed.map((each) => keptGroupOf(each, orderOf(each.group.id))));
    // All at once: a page that is being left has no time for one after the other.
    await Promise.all(
      runs.map(async (run) => {
        const series = records.series(run.id);
        // What is kept of a run on other data stays as it is, for when they come back.
        if (!series || run.problem?.code === "other-data") return;
        savedRuns.add(run.id);
        await archive.saveRun(keptRunOf(run, series, getState().ownData.id), records.checkpoint(run.id));
      }),
    );
    if (gone.length > 0 || goneRuns.length > 0) await archive.remove(gone, goneRuns);
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (isKeeping) writing = writing.then(write).catch(tell);
    return writing;
  };
  const saveSoon = () => {
    if (isKeeping) timer ??= setTimeout(() => void flush(), saveEveryMs);
  };

  const load = async (): Promise<readonly ArchivedGroup[]> => {
    try {
      const { groups, damaged } = await within(loadWithinMs, archive.load());
      if (damaged.length > 0) {
        const name = damaged.map((record) => record.name).join("; ");
        setState({ storageNotice: { code: "damaged", name, detail: damaged[0]?.detail ?? "" } });
      }
      return groups;
    } catch (error) {
      tell(error);
      return [];
    }
  };

  const show = ({ group, runs, start, teacher }: ArchivedGroup) => {
    const groups = runGroups(getState().runs);
    const isColorTaken = groups.some((other) => other.colorIndex === group.colorIndex);
    const colorIndex = isColorTaken ? freeColor(groups) : group.colorIndex;
    const presetId = groups.some((other) => other.presetId === group.presetId) ? null : group.presetId;
    const experiment = { ...group.experiment, name: freeName(group.experiment.name, groups) };
    const shown = group.runs.map(({ id, seed }) => {
      const fresh = makeRun(id, { ...experiment, seed }, { groupId: group.id, presetId, colorIndex });
      const kept = runs.get(id);
      records.add(fresh);
      if (!kept) return fresh;
      savedRuns.add(id);
      records.fill(id, kept.run);
      // A run that failed is shown as far as it came.
      if (kept.checkpoint || kept.run.state !== "failed") records.resume(id, kept.checkpoint);
      const { version: _version, losses: _losses, accuracies: _accuracies, times: _times, dataId, ...figures } = kept.run;
      const resumed = resumeRun({ ...fresh, ...figures }, kept.checkpoint);
      const isOnOtherData = resumed.step > 0 && (dataId ?? null) !== getState().ownData.id;
      // Its curves stay; its result is of test images that are not there.
      return isOnOtherData ? { ...resumed, state: "failed" as const, result: null, problem: otherData } : resumed;
    });
    orders.set(group.id, group.order);
    recorded.add(group.id);
    const notes = new Map(getState().notes);
    if (group.note) notes.set(group.id, group.note);
    const fineTunes = new Map(getState().fineTunes);
    const fineTune = fineTuneOf(group, start);
    if (fineTune) fineTunes.set(group.id, fineTune);
    const distillations = new Map(getState().distillations);
    const distillation = distillationOf(group, teacher);
    if (distillation) distillations.set(group.id, distillation);
    setState({ runs: [...getState().runs, ...shown], notes, fineTunes, distillations });
    for (const run of shown) context.sendRun(run);
    context.noticeSeries();
  };

  return {
    actions: {
      async showKept() {
        const present = new Set(getState().runs.map((run) => run.groupId));
        const aside: ArchivedGroup[] = [];
        for (const archived of await load()) {
          if (present.has(archived.group.id)) continue;
          if (whyNoRoom(getState().runs, archived.group.runs.length)) aside.push(archived);
          else show(archived);
        }
        setState({ keptAside: namesOf(aside) });
      },
      async deleteKept() {
        await flush();
        try {
          await archive.clear();
        } catch (error) {
          tell(error);
          return;
        }
        isKeeping = false;
        saved.clear();
        recorded.clear();
        savedRuns.clear();
        setState({ keptAside: [] });
      },
    },
    load,
    show,
    begin: (aside) => setState({ keptAside: namesOf(aside) }),
    receive(event) {
      const runId = changedRun(event);
      if (runId === null || !getState().runs.some((run) => run.id === runId)) return;
      changedRuns.add(runId);
      // While nothing trains a checkpoint is of a run that rests: whoever paused may leave the next moment.
      if (event.type === "checkpointed" && !getState().runs.some(isActive)) void flush();
      else saveSoon();
    },
    stateChanged(state, previous) {
      if (state.isRestoring || previous.isRestoring) return;
      // A page that was only looked at leaves no trace.
      if (!isKeeping && isTouched(state, previous)) isKeeping = true;
      if (
        state.runs !== previous.runs ||
        state.notes !== previous.notes ||
        state.fineTunes !== previous.fineTunes ||
        state.distillations !== previous.distillations
      ) {
        const needsSaving = runGroups(state.runs).some((group) => !isSaved(toSave(group), saved.get(group.id)));
        if (needsSaving || state.runs.length < previous.runs.length) saveSoon();
      }
    },
    flush,
    dispose() {
      clearTimeout(timer);
      clearInterval(asking);
    },
  };
}

const otherData = { code: "other-data" } as const;
const namesOf = (archived: readonly ArchivedGroup[]) => archived.map(({ group }) => group.experiment.name);

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the storage did not answer")), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
