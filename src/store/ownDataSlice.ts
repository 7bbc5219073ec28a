import { dataSlotOf } from "../protocol/dataSlotOf";
import type { TrainerEvent } from "../protocol/messages";
import { type DataSlot, dataSlots, type OwnDataFiles } from "../protocol/ownData";
import type { OwnDataArchive } from "./ownDataArchive";
import { type ChosenFile, type OwnDataActions, pairFault } from "./ownDataState";
import type { StoreContext } from "./storeContext";

/** A storage that does not answer must not keep the page from starting. */
const loadWithinMs = 2000;

/** A person's own data: chosen, read by the trainer, and trained on in MNIST's place. */
export interface OwnDataSlice {
  readonly actions: OwnDataActions;
  /** Resolves when what was used on the last visit is known. */
  readonly loaded: Promise<void>;
  /** The files that networks train on; null for MNIST. */
  files(): OwnDataFiles | null;
  receive(event: TrainerEvent): void;
  /** A new worker knows nothing of what the other one was asked. */
  restarted(): void;
  /** Forgets what is kept on this device. */
  clear(): Promise<void>;
}

/** A page on MNIST, or on the data of the last visit; `startAgain` starts the trainer and every run again. */
export function createOwnDataSlice(
  { trainer, getState, setState }: StoreContext,
  archive: OwnDataArchive | null,
  startAgain: () => void,
): OwnDataSlice {
  const chosen = new Map<DataSlot, File>();
  let used: OwnDataFiles | null = null;
  let keptId: string | null = null;
  let requests = 0;
  const asked = new Map<number, DataSlot>();

  const put = (slot: DataSlot, file: ChosenFile) => {
    const { ownData } = getState();
    setState({ ownData: { ...ownData, chosen: { ...ownData.chosen, [slot]: file } } });
  };
  const read = (slot: DataSlot, file: File) => {
    requests += 1;
    // Of a slot only the last file counts.
    for (const [requestId, other] of asked) if (other === slot) asked.delete(requestId);
    asked.set(requests, slot);
    put(slot, { fileName: file.name, status: "reading" });
    trainer.send({ type: "readDataFile", requestId: requests, slot, file });
  };
  const readWhere = (status: ChosenFile["status"]) => {
    for (const [slot, file] of chosen) if (getState().ownData.chosen[slot]?.status === status) read(slot, file);
  };
  const use = (files: OwnDataFiles | null) => {
    used = files;
    setState({ ownData: { ...getState().ownData, isUsed: files !== null, isChosenUsed: files !== null, id: null } });
    startAgain();
  };

  const load = async () => {
    const kept = await archive?.load();
    if (!kept || used) return;
    used = kept.files;
    keptId = kept.id;
    for (const slot of dataSlots) {
      chosen.set(slot, kept.files[slot]);
      put(slot, { fileName: kept.files[slot].name, status: "unread" });
    }
    setState({ ownData: { ...getState().ownData, isUsed: true, isChosenUsed: true, id: kept.id } });
  };
  // Where a browser keeps nothing, the page begins with MNIST.
  const orNothing = (work: Promise<unknown>) => work.then(() => {}).catch(() => {});
  const clear = () => {
    keptId = null;
    return orNothing(archive?.clear() ?? Promise.resolve());
  };

  return {
    loaded: Promise.race([orNothing(load()), new Promise<void>((resolve) => setTimeout(resolve, archive ? loadWithinMs : 0))]),
    files: () => used,
    clear,
    actions: {
      chooseDataFiles(files, slot) {
        const strays: string[] = [];
        for (const file of files) {
          const place = slot ?? dataSlotOf(file.name);
          if (place) {
            chosen.set(place, file);
            setState({ ownData: { ...getState().ownData, isChosenUsed: false } });
            read(place, file);
          } else strays.push(file.name);
        }
        setState({ ownData: { ...getState().ownData, strays } });
      },
      readDataFiles: () => readWhere("unread"),
      trainOnOwnData() {
        const { ownData } = getState();
        const [x_train, y_train, x_test, y_test] = dataSlots.map((slot) => chosen.get(slot));
        const areRead = dataSlots.every((slot) => ownData.chosen[slot]?.status === "read");
        if (!areRead || pairFault(ownData) || !x_train || !y_train || !x_test || !y_test) return;
        use({ x_train, y_train, x_test, y_test });
      },
      trainOnMnist() {
        if (!used) return;
        void clear();
        use(null);
      },
    },
    receive(event) {
      if (event.type === "dataFileRead") {
        if (asked.get(event.requestId) !== event.slot) return;
        asked.delete(event.requestId);
        const fileName = chosen.get(event.slot)?.name ?? "";
        if (event.found) put(event.slot, { fileName, status: "read", facts: event.found });
        else put(event.slot, { fileName, status: "faulty", fault: event.fault });
      }
      if (event.type === "datasetLoaded") {
        const id = event.ownDataId ?? null;
        setState({ ownData: { ...getState().ownData, id } });
        if (id === null || !used || id === keptId) return;
        keptId = id;
        void orNothing(archive?.save({ id, files: used }) ?? Promise.resolve());
      }
    },
    restarted() {
      asked.clear();
      readWhere("reading");
    },
  };
}
