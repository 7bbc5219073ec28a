import type { Stroke } from "../drawing/strokes";
import type { Experiment } from "../protocol/experiment";
import type {
  BackendChoice,
  BackendReason,
  BackendTiming,
  DigitSamples,
  EpochResult,
  RunId,
  RunResult,
  RunState,
} from "../protocol/messages";
import type { BackendName, BackendPreference } from "../protocol/options";
import type { PresetId } from "../protocol/presets";
import type { Problem } from "../protocol/problem";
import type { RunPlan } from "../protocol/runPlan";
import type { MetricSeries } from "./metricSeries";

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
      readonly testImages: number;
      readonly samples: readonly DigitSamples[];
    }
  | { readonly status: "failed"; readonly problem: Problem };

/** One run as the page shows it; a plain value, replaced and never changed. Curves live in `PlaygroundStore.series`. */
export interface Run {
  readonly id: RunId;
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
  readonly result: RunResult | null;
  readonly problem: Problem | null;
}

/** What the page knows. */
export interface PlaygroundState {
  /** What a person asked for; `backend` says what was taken, null until the worker has chosen. */
  readonly backendPreference: BackendPreference;
  readonly backend: BackendState | null;
  /** What this device offers, as last told: it stays while another worker starts. Empty before the first word. */
  readonly backendChoices: readonly BackendChoice[];
  readonly dataset: DatasetState;
  /** The worker died or could not start; `restartTrainer` is the way on. */
  readonly trainerProblem: Problem | null;
  /** Seed of every run that is added or reset from now on. */
  readonly seed: number;
  readonly testEachEpoch: boolean;
  readonly runs: readonly Run[];
  readonly strokes: readonly Stroke[];
  /** The 784 values in 0..1 that the networks read; null where there is too little ink. */
  readonly drawing: Float32Array | null;
  /** Ten probabilities for `drawing` by run. */
  readonly predictions: ReadonlyMap<RunId, readonly number[]>;
}

/** What a person can do. */
export interface PlaygroundActions {
  /** Adds a run of the preset, or removes the one there is. A run added while others train starts at once. */
  togglePreset(presetId: PresetId): void;
  addRun(experiment: Experiment, presetId?: PresetId): void;
  removeRun(runId: RunId): void;
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
  /** A new worker after `trainerProblem`; every run starts again from its initial weights. */
  restartTrainer(): void;
  setStrokes(strokes: readonly Stroke[]): void;
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
  dispose(): void;
}
