import type { RunId } from "../protocol/messages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";

/** What the page knows of networks in files. */
export interface LoadedModelState {
  /** Files that were dropped on the page and may be saved networks; whoever loads them empties the list. */
  readonly broughtModels: readonly File[];
}

/** What a person can do with networks in files. */
export interface LoadedModelActions {
  /** Adds a group with one run that goes on from `checkpoint`; gives the run's id, null past a limit. */
  addTrained(checkpoint: RunCheckpoint): RunId | null;
  bringModelFiles(files: readonly File[]): void;
}
