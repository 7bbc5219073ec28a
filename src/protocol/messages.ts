import type { BackendChoice, BackendReason, BackendTiming } from "./backendChoice";
import type { Experiment } from "./experiment";
import type { InspectedLayer } from "./inspectedLayer";
import type { MeasurePlan } from "./measurePlan";
import type { BackendName, BackendPreference } from "./options";
import type { DataFault, DataFileFacts, DataSlot, OwnDataFiles } from "./ownData";
import type { OwnImages } from "./ownImages";
import type { Problem } from "./problem";
import type { RunCheckpoint } from "./runCheckpoint";
import type { Teacher } from "./teacher";

/** Name of a run, chosen by whoever adds it and unique among the runs that exist. */
export type RunId = string;

/** What the page may ask of the trainer. Commands are imperatives and never answered directly; events follow. */
export type TrainerCommand =
  /**
   * First command, once: choose a backend and load the data, MNIST's or those in `ownData`. `auto` times the backends on the runs
   * that are added at once after it.
   */
  | { readonly type: "initialize"; readonly backend: BackendPreference; readonly ownData?: OwnDataFiles }
  /** What does this file hold, for a data set of a person's own? Answered by `dataFileRead`. */
  | { readonly type: "readDataFile"; readonly requestId: number; readonly slot: DataSlot; readonly file: File }
  /** For a worker of its own, answered by `backendTimed`: how fast is this backend on these experiments together? */
  | { readonly type: "timeBackend"; readonly backend: BackendName; readonly experiments: readonly Experiment[] }
  /** Load the data again after `datasetFailed`. */
  | { readonly type: "loadDataset" }
  /** Build a run with its initial weights, or with those of `checkpoint` at the step it was taken; it trains only once started. */
  | {
      readonly type: "addRun";
      readonly runId: RunId;
      readonly experiment: Experiment;
      readonly measure: MeasurePlan;
      readonly checkpoint?: RunCheckpoint;
      /** Trains on a mix of these with the training images, as many together as the experiment says. */
      readonly own?: OwnImages;
      /** Learns from this network's answers besides the labels, on images as they are; after a reset too. */
      readonly teacher?: Teacher;
    }
  | { readonly type: "removeRun"; readonly runId: RunId }
  /** Train, or go on training, until the epochs are done. */
  | { readonly type: "start"; readonly runIds: readonly RunId[] }
  | { readonly type: "pause"; readonly runIds: readonly RunId[] }
  /** One training step each, then pause. */
  | { readonly type: "step"; readonly runIds: readonly RunId[] }
  /** End training for good, measure the test images and keep the weights. */
  | { readonly type: "stop"; readonly runIds: readonly RunId[] }
  /** Back to the initial weights of `experiment`, which may carry a new seed. Any state is allowed. */
  | { readonly type: "reset"; readonly runId: RunId; readonly experiment: Experiment }
  /** Whether the test images are measured after each epoch as well; for all runs, from the next epoch's end on. */
  | { readonly type: "setTestEachEpoch"; readonly enabled: boolean }
  /** From its next step on the run's base learning rate is this; its schedule goes on from it. Answered by `learningRateChanged`. */
  | { readonly type: "setLearningRate"; readonly runId: RunId; readonly learningRate: number }
  /** Answered by `checkpointed` with the run as it is between two steps. */
  | { readonly type: "takeCheckpoint"; readonly runId: RunId }
  /** Answered by `testImagesRead`: rows of the test images, each row's bytes and every named run's probabilities for them. */
  | {
      readonly type: "readTestImages";
      readonly requestId: number;
      readonly rows: readonly number[];
      readonly runIds: readonly RunId[];
    }
  /** Answered by `imagesRead`: every named run's probabilities for drawings, 784 values in 0..1 each, one after the other. */
  | {
      readonly type: "readImages";
      readonly requestId: number;
      readonly images: Float32Array;
      readonly runIds: readonly RunId[];
    }
  /** What to look into from now on, after each read-back while it trains; null to end. Answered by `inspected`. */
  | { readonly type: "inspect"; readonly inspection: Inspection | null }
  /** Answered by `experimentTimed`; measured in a copy of the worker on the present backend. A newer one overtakes one that waits. */
  | { readonly type: "timeExperiment"; readonly requestId: number; readonly experiment: Experiment }
  /** The drawing that every run is to read now and as it trains: 784 values in 0..1, or none. */
  | { readonly type: "showDrawing"; readonly drawingId: number; readonly image: Float32Array | null };

/** A look into one run. */
export interface Inspection {
  readonly inspectionId: number;
  readonly runId: RunId;
  /** Whose activations are wanted: a test image by its row, or the drawing last shown. */
  readonly image: { readonly kind: "testImage"; readonly row: number } | { readonly kind: "drawing" };
}

/** What is inside a run at one step. */
export interface InspectedRun {
  readonly inspectionId: number;
  readonly runId: RunId;
  readonly step: number;
  /** In the order of the experiment's layers. */
  readonly layers: readonly InspectedLayer[];
}

/**
 * `ready`: initial weights. `evaluating`: measuring at the end of an epoch or run. `stopped`: ended by a person before
 * its last epoch. `failed`: ended by a problem. `finished`, `stopped` and `failed` runs train again only after a reset.
 */
export type RunState = "ready" | "training" | "evaluating" | "paused" | "stopped" | "finished" | "failed";

export interface LossAndAccuracy {
  /** Mean cross-entropy in nats over `count` images. */
  readonly loss: number;
  /** `correct / count`, in 0..1. */
  readonly accuracy: number;
  readonly correct: number;
  readonly count: number;
}

/** Consecutive training steps of one run; entry i belongs to step `firstStep + i`, steps counted from 0. */
export interface SteppedRun {
  readonly runId: RunId;
  readonly firstStep: number;
  /** Mean cross-entropy of the batch, before the update; the experiment's class weights are in it, penalties on weights are not. */
  readonly losses: Float32Array;
  /** Share of the batch classified rightly, before the update. */
  readonly accuracies: Float32Array;
  /** Training time of this run so far, in seconds, without evaluation. */
  readonly trainingSeconds: number;
}

export interface EpochResult {
  readonly runId: RunId;
  /** Counted from 1. */
  readonly epoch: number;
  /** Steps done at the end of this epoch. */
  readonly step: number;
  /** Sample-weighted means over the epoch's batches, each measured before its update, as Keras prints them; class weights count. */
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  readonly validation: LossAndAccuracy | null;
  /** The test images, where they were measured after this epoch. */
  readonly test: LossAndAccuracy | null;
  /** Training time of this epoch, in seconds, without evaluation. */
  readonly seconds: number;
}

export interface RunResult {
  readonly runId: RunId;
  readonly test: LossAndAccuracy;
  /** The images that it trained on, with its last weights; absent where that was not asked for. */
  readonly trainingSet?: LossAndAccuracy;
  /** Training time of this run's own steps, in seconds. */
  readonly seconds: number;
  /** True where several runs shared a GPU and `seconds` is this run's share by its floating-point operations. */
  readonly secondsAreEstimated: boolean;
  readonly steps: number;
  /** Training time alone over the steps after the first five, device work finished; null under ten steps. */
  readonly millisecondsPerStep: number | null;
  readonly backend: BackendName;
  /** The digit that the run reads in each test image measured, in their order. */
  readonly predictions: Uint8Array;
  /** True where early stopping ended it before its last epoch. */
  readonly stoppedEarly: boolean;
}

/** A few test images of one digit. */
export interface DigitSamples {
  readonly digit: number;
  /** 784 bytes an image, one after the other. */
  readonly images: Uint8Array;
  readonly count: number;
}

/** What the trainer tells. Events are past participles; an event may speak of a run that is gone by then. */
export type TrainerEvent =
  | {
      readonly type: "backendChosen";
      readonly backend: BackendName;
      /** Name of the GPU adapter, null on the CPU backends. */
      readonly adapter: string | null;
      readonly isSoftware: boolean;
      readonly reason: BackendReason;
      readonly choices: readonly BackendChoice[];
      /** What `auto` measured here, now or earlier; empty where there was nothing to compare. */
      readonly timings: readonly BackendTiming[];
    }
  /** Answer to `timeBackend`; null where the backend does not start or computes wrong numbers. */
  | { readonly type: "backendTimed"; readonly backend: BackendName; readonly milliseconds: number | null }
  | { readonly type: "datasetProgressed"; readonly loadedBytes: number; readonly totalBytes: number }
  | {
      readonly type: "datasetLoaded";
      readonly trainingImages: number;
      /** Training images of each digit. */
      readonly trainingCounts: readonly number[];
      readonly testImages: number;
      readonly samples: readonly DigitSamples[];
      /** The digit in each test image. */
      readonly testLabels: Uint8Array;
      /** Names a data set of a person's own by what is in it; absent for MNIST. */
      readonly ownDataId?: string;
    }
  | { readonly type: "datasetFailed"; readonly problem: Problem }
  /** Answer to `readDataFile`: what was found, or why the file cannot be used. */
  | ({ readonly type: "dataFileRead"; readonly requestId: number; readonly slot: DataSlot } & (
      | { readonly found: DataFileFacts; readonly fault?: never }
      | { readonly found: null; readonly fault: DataFault }
    ))
  | { readonly type: "runStateChanged"; readonly runId: RunId; readonly state: RunState; readonly step: number }
  | { readonly type: "stepped"; readonly runs: readonly SteppedRun[] }
  | ({ readonly type: "epochEnded" } & EpochResult)
  /** The run has its test result; its state is `finished` or `stopped`. */
  | ({ readonly type: "runEnded" } & RunResult)
  /** The base rate from step `step`, counted from 0, on. */
  | { readonly type: "learningRateChanged"; readonly runId: RunId; readonly step: number; readonly learningRate: number }
  /** After `takeCheckpoint`, after every epoch, and when a run is paused, stopped or finished. */
  | { readonly type: "checkpointed"; readonly runId: RunId; readonly checkpoint: RunCheckpoint }
  | {
      readonly type: "testImagesRead";
      readonly requestId: number;
      readonly rows: readonly number[];
      /** 784 bytes an image, one after the other. */
      readonly images: Uint8Array;
      /** Ten probabilities an image, one after the other; runs that are gone are left out. */
      readonly readings: readonly { readonly runId: RunId; readonly probabilities: Float32Array }[];
    }
  | {
      readonly type: "imagesRead";
      readonly requestId: number;
      readonly count: number;
      /** Ten probabilities an image, one after the other; runs that are gone are left out. */
      readonly readings: readonly { readonly runId: RunId; readonly probabilities: Float32Array }[];
    }
  | { readonly type: "inspected"; readonly inspected: InspectedRun }
  /** One training step of the experiment alone, in milliseconds; null where it could not be timed. */
  | { readonly type: "experimentTimed"; readonly requestId: number; readonly millisecondsPerStep: number | null }
  /** What the GPU holds for the page, in bytes, where the backend can tell; about once a second while it changes. */
  | { readonly type: "gpuMemoryChanged"; readonly bytes: number }
  /** Ten probabilities of each run for the drawing `drawingId`. */
  | { readonly type: "predicted"; readonly drawingId: number; readonly predictions: readonly Prediction[] }
  | { readonly type: "runFailed"; readonly runId: RunId; readonly problem: Problem }
  /** The worker cannot go on: every run is lost and a new worker is needed. */
  | { readonly type: "trainerFailed"; readonly problem: Problem };

export interface Prediction {
  readonly runId: RunId;
  /** Steps the run had done when it read the drawing. */
  readonly step: number;
  /** Ten probabilities that sum to 1. */
  readonly probabilities: readonly number[];
}
