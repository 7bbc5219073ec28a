import type { BackendChoice, BackendReason, BackendTiming } from "../protocol/backendChoice";
import type { Experiment } from "../protocol/experiment";
import type { DigitSamples, EpochResult, InspectedRun, Inspection, RunId, RunResult, RunState } from "../protocol/messages";
import type { BackendName, BackendPreference } from "../protocol/options";
import type { PresetId } from "../protocol/presets";
import type { Problem } from "../protocol/problem";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import type { RunPlan } from "../protocol/runPlan";
import type { AddressProblem } from "./addressProblem";
import type { DistillationActions, DistillationState } from "./distillationState";
import type { DrawingActions, DrawingState } from "./drawingState";
import type { LoadedModelActions, LoadedModelState } from "./loadedModelState";
import type { MeasuringActions } from "./measuringState";
import type { MetricSeries } from "./metricSeries";
import type { OwnDataActions, OwnDataState } from "./ownDataState";

/** Where the trainer computes, once it has chosen. */
export interface BackendState {
  readonly backend: BackendName;
  readonly adapter: string | null;
  readonly isSoftware: boolean;
  readonly reason: BackendReason;
  /** What the automatic choice measured; empty where there was nothing to compare. */
  readonly timings: readonly BackendTiming[];
}

export type DatasetState =
  | { readonly status: "loading"; readonly loadedBytes: number; readonly totalBytes: number }
  | {
      readonly status: "ready";
      readonly trainingImages: number;
      /** Training images of each digit. */
      readonly trainingCounts: readonly number[];
      readonly testImages: number;
      readonly samples: readonly DigitSamples[];
      /** The digit in each test image. */
      readonly testLabels: Uint8Array;
      /** Names a data set of a person's own; absent for MNIST. */
      readonly ownDataId?: string;
    }
  | { readonly status: "failed"; readonly problem: Problem };

/** One run as the page shows it; a plain value, replaced and never changed. Curves live in `PlaygroundStore.series`. */
export interface Run {
  readonly id: RunId;
  /** The comparison's row that it belongs to: equal experiments but for the seed share one, with its name and colour. */
  readonly groupId: string;
  readonly presetId: PresetId | null;
  readonly experiment: Experiment;
  readonly plan: RunPlan;
  /** Place in the fixed order of run colours and markers; stays with the run. */
  readonly colorIndex: number;
  readonly state: RunState;
  /** Steps done. */
  readonly step: number;
  readonly trainingSeconds: number;
  /** Over the last two seconds of training; null before there is a figure. */
  readonly imagesPerSecond: number | null;
  /** Of the training still to do, at that speed; null before there is a figure. */
  readonly secondsLeft: number | null;
  readonly epochs: readonly EpochResult[];
  /** Base learning rates that a person set while it trained, in the order of their steps. */
  readonly learningRateChanges: readonly { readonly step: number; readonly learningRate: number }[];
  readonly result: RunResult | null;
  readonly problem: Problem | null;
}

/** All runs of one experiment, one per seed: a row of the comparison. At most eight exist at once. */
export interface RunGroup {
  readonly id: string;
  /** In the order of their seeds; at least one. */
  readonly runs: readonly Run[];
  /** Of the first run: name, layers and everything but the seed are the same in all. */
  readonly experiment: Experiment;
  readonly presetId: PresetId | null;
  readonly colorIndex: number;
}

/** What a person chose to see of the groups; ids of groups that are gone mean nothing. */
export interface GroupView {
  readonly hidden: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  /** Under the pointer or the keyboard's focus in any panel; all panels show it. */
  readonly highlighted: string | null;
  /** The group that others are compared with; null for the first. */
  readonly baseline: string | null;
}

/** A message of the store about what is kept on this device. */
export type StorageNotice =
  | { readonly code: "full" | "refused"; readonly detail: string }
  /** A record could not be read and was left out; `name` as far as it could be read. */
  | { readonly code: "damaged"; readonly name: string; readonly detail: string };

/** What the page knows. */
export interface PlaygroundState extends DistillationState, DrawingState, LoadedModelState {
  /** What a person asked for; `backend` says what was taken, null until the worker has chosen. */
  readonly backendPreference: BackendPreference;
  readonly backend: BackendState | null;
  /** What this device offers, as last told: it stays while another worker starts. Empty before the first word. */
  readonly backendChoices: readonly BackendChoice[];
  readonly dataset: DatasetState;
  readonly ownData: OwnDataState;
  /** The worker died or could not start; `restartTrainer` is the way on. */
  readonly trainerProblem: Problem | null;
  /** Seed of every run that is added or reset from now on. */
  readonly seed: number;
  readonly testEachEpoch: boolean;
  readonly runs: readonly Run[];
  readonly groupView: GroupView;
  /** Which of the page's two views is open. */
  readonly view: ViewName;
  /** Which section of the articles is open. */
  readonly section: SectionName;
  /** Notes of a person by group. */
  readonly notes: ReadonlyMap<string, string>;
  /** Last answer to `inspect`; null where nothing is looked into. */
  readonly inspected: InspectedRun | null;
  /** Milliseconds of one training step by `timingKey(experiment)`; null where it could not be timed, absent while it is not known. */
  readonly timings: ReadonlyMap<string, number | null>;
  /** What the GPU holds, in bytes; null on other backends. */
  readonly gpuBytes: number | null;
  /** Groups that were removed and can be brought back, the last one last. */
  readonly removedGroups: readonly RunGroup[];
  /** What the model editor is open for; null while it is closed. */
  readonly editing: Editing | null;
  readonly storageNotice: StorageNotice | null;
  /** True while the page looks for what is kept on this device; nothing can be added until it knows. */
  readonly isRestoring: boolean;
  /** Names of groups that are kept on this device and are not on the page: an address came first, or there is no room. */
  readonly keptAside: readonly string[];
  /** What of a shared address could not be taken over, one sentence's facts each. */
  readonly addressProblems: readonly AddressProblem[];
}

/** The page's views: where networks are trained, and what five articles say of them. */
export const viewNames = ["playground", "articles"] as const;
export type ViewName = (typeof viewNames)[number];

/** The sections of the view Articles, in the order of their tabs. */
export const sectionNames = ["claims", "programs", "examples", "ownData", "savedModels", "unbalanced", "smaller"] as const;
export type SectionName = (typeof sectionNames)[number];

/** An experiment in the editor: a group's, which will take the outcome, or one that becomes a new group. */
export interface Editing {
  readonly groupId: string | null;
  readonly experiment: Experiment;
}

/** Test images as they were asked for. */
export interface TestImages {
  readonly rows: readonly number[];
  /** 784 bytes an image. */
  readonly images: Uint8Array;
  /** Ten probabilities an image by run. */
  readonly probabilities: ReadonlyMap<RunId, Float32Array>;
}

/** What a person can do. */
export interface PlaygroundActions
  extends DistillationActions,
    DrawingActions,
    MeasuringActions,
    OwnDataActions,
    LoadedModelActions {
  showView(view: ViewName): void;
  showSection(section: SectionName): void;
  /** Adds a run of the preset, or removes the one there is. A run added while others train starts at once. */
  togglePreset(presetId: PresetId): void;
  addRun(experiment: Experiment): void;
  removeRun(runId: RunId): void;
  /** Adds a group that trains `experiment` from `seeds` seeds, counted up from the page's; gives its id, null past a limit. */
  addGroup(experiment: Experiment, seeds?: number): string | null;
  /** Another experiment in a group's place: it keeps its id and colour and is back at step 0. */
  replaceExperiment(groupId: string, experiment: Experiment): void;
  /** More or fewer seeds for one group; runs that stay go on as they are. */
  setSeeds(groupId: string, seeds: number): void;
  removeGroup(groupId: string): void;
  /** Brings back the group that was removed last, with its curves and weights; nothing where there is no room for it. */
  undoRemove(): void;
  /** Gives up what was removed. */
  forgetRemoved(): void;
  /** Starts, pauses or ends the runs of one group while the others go on. */
  trainGroup(groupId: string): void;
  pauseGroup(groupId: string): void;
  stopGroup(groupId: string): void;
  /** The base learning rate of a group's runs from their next step on. */
  setLearningRate(groupId: string, learningRate: number): void;
  rename(groupId: string, name: string): void;
  setNote(groupId: string, note: string): void;
  setHidden(groupId: string, isHidden: boolean): void;
  setPinned(groupId: string, isPinned: boolean): void;
  highlight(groupId: string | null): void;
  setBaseline(groupId: string | null): void;
  /** Looks into a run from now on; the answer is `inspected`. Null to end. */
  inspect(wanted: Omit<Inspection, "inspectionId"> | null): void;
  /** Test images by row, with the probabilities that the named runs give them now. */
  readTestImages(rows: readonly number[], runIds: readonly RunId[]): Promise<TestImages>;
  /** The run as it is between two steps; null where it is gone. */
  takeCheckpoint(runId: RunId): Promise<RunCheckpoint | null>;
  /** Has a step of `experiment` timed; the answer is in `timings`. */
  timeExperiment(experiment: Experiment): void;
  dismissStorageNotice(): void;
  dismissAddressProblems(): void;
  /** Adds kept groups that are not on the page, as far as there is room. */
  showKept(): Promise<void>;
  /** Deletes all that is kept on this device; what the page shows stays until it is closed. */
  deleteKept(): Promise<void>;
  /** The address's part from "#" on that holds the comparison as it is now; written into the page's address at once. */
  writeAddress(): string;
  /** Opens the editor on `experiment`; what it makes replaces `groupId`'s, or is a new group without one. */
  openEditor(experiment: Experiment, groupId?: string): void;
  closeEditor(): void;
  /** Starts or resumes every run that is ready or paused. */
  train(): void;
  pause(): void;
  /** One step of every run that is ready or paused. */
  step(): void;
  /** Ends every run that is training or paused; their test result follows. */
  stop(): void;
  /** Every run back to the same initial weights. */
  reset(): void;
  /** Every run back to the initial weights of another seed; without `seed`, the next one. */
  newSeed(seed?: number): void;
  setTestEachEpoch(enabled: boolean): void;
  /** Ends the worker and starts one on another backend; every run starts again from its initial weights. */
  chooseBackend(preference: BackendPreference): void;
  retryDataset(): void;
  /** A new worker after `trainerProblem`; every run is paused where its last checkpoint was, or at its initial weights. */
  restartTrainer(): void;
}

/** The store's own shape; `series` changes many times a second and is therefore no part of the state. */
export interface PlaygroundStore {
  getState(): PlaygroundState;
  subscribe(listener: (state: PlaygroundState, previous: PlaygroundState) => void): () => void;
  readonly actions: PlaygroundActions;
  /** Every step of every run; the same object for a run's whole life. */
  series(runId: RunId): MetricSeries | undefined;
  /** Time in which runs trained or were measured since the last reset, by the wall clock. */
  elapsedSeconds(): number;
  /** Calls `listener` after new points, at most ten times a second; returns what ends that. */
  subscribeToSeries(listener: () => void): () => void;
  /** Keeps at once what is to be kept, as when the page is hidden. */
  save(): Promise<void>;
  dispose(): void;
}
