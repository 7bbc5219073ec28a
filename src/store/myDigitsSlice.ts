import { renderDrawing } from "../drawing/renderDrawing";
import type { RunId, TrainerEvent } from "../protocol/messages";
import { callAtMostEvery } from "./callAtMostEvery";
import type { DigitArchive } from "./digitArchive";
import type { DrawingActions, MyDigit } from "./drawingState";
import { myDigitsReading } from "./myDigitsReading";
import type { PlaygroundState } from "./playgroundState";
import type { StoreContext } from "./storeContext";

/** Shortest time between two measurements of the same digits. */
const measureEveryMs = 500;
/** Images that runs read in one question, all runs together: more would keep a drawing on the pad waiting for its answer. */
const readsAtOnce = 96;
/** A browser whose storage does not answer must not keep the page from starting. */
const loadWithinMs = 4000;

type MyDigitsActions = Pick<DrawingActions, "addMyDigits" | "deleteMyDigits" | "undoDeleteMyDigits" | "forgetDeletedDigits">;

/** A person's own digits: kept on this device, and read by every run that has trained. */
export interface MyDigitsSlice {
  readonly actions: MyDigitsActions;
  /** Resolves when the kept digits are there, or as good as not. */
  readonly loaded: Promise<void>;
  /** Measures again what an event made old. */
  receive(event: TrainerEvent): void;
  /** Measures again what a change of digits or runs made old. */
  stateChanged(state: PlaygroundState, previous: PlaygroundState): void;
  dispose(): void;
}

/** The own digits of a page, those in `archive` as soon as they are read; null to keep nothing. */
export function createMyDigitsSlice(
  { getState, setState, newId }: StoreContext,
  readImages: DrawingActions["readImages"],
  archive: DigitArchive | null,
): MyDigitsSlice {
  /** Step and digits of each run's last measurement. */
  const measured = new Map<RunId, { readonly step: number; readonly digits: readonly MyDigit[] }>();
  const images = new WeakMap<MyDigit, Float32Array>();
  let isDisposed = false;

  const tell = (error: unknown) => {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    setState({ storageNotice: { code: isFull ? "full" : "refused", detail: String(error) } });
  };
  const keep = (work: Promise<void> | undefined) => void work?.catch(tell);

  const imageOf = (digit: MyDigit): Float32Array => {
    const known = images.get(digit);
    if (known) return known;
    const image = renderDrawing(digit.strokes) ?? new Float32Array(784);
    images.set(digit, image);
    return image;
  };

  async function measure(): Promise<void> {
    const { runs, myDigits: digits } = getState();
    const stale = runs.filter(({ id, step }) => {
      const last = measured.get(id);
      return step > 0 && digits.length > 0 && (last?.step !== step || last.digits !== digits);
    });
    if (stale.length === 0) return;
    const ids = stale.map(({ id }) => id);
    for (const { id, step } of stale) measured.set(id, { step, digits });
    const probabilities = new Map(ids.map((id) => [id, new Float32Array(digits.length * 10)]));
    const atOnce = Math.max(1, Math.floor(readsAtOnce / ids.length));
    for (let first = 0; first < digits.length; first += atOnce) {
      const read = await readImages(digits.slice(first, first + atOnce).map(imageOf), ids);
      // Digits that have changed meanwhile are measured for themselves.
      if (getState().myDigits !== digits || isDisposed) return;
      for (const id of ids) {
        const values = read.get(id);
        // A run that has gone, or whose answers are no numbers.
        if (values) probabilities.get(id)?.set(values, first * 10);
        else probabilities.delete(id);
      }
    }
    const readings = [...probabilities].map(([id, values]) => [id, myDigitsReading(values, digits)] as const);
    setState({ myDigitsAccuracy: new Map([...getState().myDigitsAccuracy, ...readings]) });
  }
  /** One measurement after the other, so that none ends after one that began later. */
  let measuring = Promise.resolve();
  const measureSoon = callAtMostEvery(measureEveryMs, () => {
    // The trainer is gone, which the page says elsewhere; whoever comes next is measured again.
    measuring = measuring.then(measure).catch(() => measured.clear());
  });

  const loading = archive?.load().then((kept) => {
    if (!isDisposed && kept.length > 0) setState({ myDigits: [...kept, ...getState().myDigits] });
  }, tell);
  const loaded = Promise.race([loading, new Promise<void>((resolve) => setTimeout(resolve, loadWithinMs))]);

  const actions: MyDigitsActions = {
    addMyDigits(digits) {
      const added = digits.map((digit) => ({ ...digit, id: newId() }));
      if (added.length === 0) return;
      setState({ myDigits: [...getState().myDigits, ...added] });
      keep(archive?.save(added));
    },
    deleteMyDigits(ids) {
      const { myDigits } = getState();
      const deletedDigits = myDigits.filter(({ id }) => ids.includes(id));
      if (deletedDigits.length === 0) return;
      setState({ myDigits: myDigits.filter((digit) => !deletedDigits.includes(digit)), deletedDigits });
      keep(archive?.remove(ids));
    },
    undoDeleteMyDigits() {
      const { myDigits, deletedDigits } = getState();
      if (deletedDigits.length === 0) return;
      setState({ myDigits: [...myDigits, ...deletedDigits], deletedDigits: [] });
      keep(archive?.save(deletedDigits));
    },
    forgetDeletedDigits: () => setState({ deletedDigits: [] }),
  };

  return {
    actions,
    loaded,
    receive(event) {
      const isRest = event.type === "runStateChanged" && event.state !== "training" && event.state !== "evaluating";
      if (isRest || event.type === "epochEnded" || event.type === "runEnded") measureSoon();
    },
    stateChanged(state, previous) {
      if (state.myDigits === previous.myDigits && state.runs === previous.runs) return;
      // A run that is back at its initial weights, or gone, has read nothing; nor has any where there is no digit.
      const isMeaningful = (id: RunId) => state.myDigits.length > 0 && state.runs.some((run) => run.id === id && run.step > 0);
      const kept = [...state.myDigitsAccuracy].filter(([id]) => isMeaningful(id));
      for (const id of measured.keys()) if (!isMeaningful(id)) measured.delete(id);
      if (kept.length < state.myDigitsAccuracy.size) setState({ myDigitsAccuracy: new Map(kept) });
      if (state.myDigits !== previous.myDigits || state.runs.length !== previous.runs.length) measureSoon();
    },
    dispose() {
      isDisposed = true;
      measureSoon.cancel();
    },
  };
}
