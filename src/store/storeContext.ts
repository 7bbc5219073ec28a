import type { RunId } from "../protocol/messages";
import type { Trainer } from "../worker/client";
import type { PlaygroundState, Run } from "./playgroundState";
import type { RunRecords } from "./runRecords";

/** What the store's parts work with. */
export interface StoreContext {
  readonly trainer: Trainer;
  readonly records: RunRecords;
  getState(): PlaygroundState;
  setState(change: Partial<PlaygroundState>): void;
  /** Tells whoever draws curves that they have changed. */
  noticeSeries(): void;
  /** Has the trainer build `run`, from its checkpoint where its records hold one, else from where it begins. */
  sendRun(run: Run): void;
  /** Has the trainer take `run`, whose records are cleared, back to where it begins. */
  sendReset(run: Run): void;
  /** Sends one command for all runs it is for, if there are any, and shows at once the state that it leads to. */
  sendFor(type: "start" | "pause" | "step" | "stop", runIds: readonly RunId[], shown?: Run["state"]): void;
  /** An id that was never given before on any page. */
  newId(): string;
}
