import type { Experiment } from "../../src/protocol/experiment";

/** How long one engine may work on one workload. */
export interface PointBudget {
  /** Steps after the first that are not timed … */
  readonly warmUpSteps: number;
  /** … or fewer, once so much time has gone by. */
  readonly warmUpMs: number;
  /** Timed at least so long and so many steps … */
  readonly measureMs: number;
  readonly fewestSteps: number;
  /** … but training ends with the first timed step after this time, counted from its start. */
  readonly limitMs: number;
  /** An engine that has no result after this time, all told, cannot train the workload. */
  readonly abandonMs: number;
}

/** What a peer is asked to train, and on what. */
export interface PeerRequest {
  readonly backend: string;
  readonly experiment: Experiment;
  readonly budget: PointBudget;
}

/** What one engine came to on one workload. */
export interface PeerPoint {
  /** Over the timed steps, device work finished. */
  readonly millisecondsPerStep: number;
  readonly timedSteps: number;
  /** From the start of page or script to the end of the first step, data loaded. */
  readonly firstStepMs: number;
  /** Mean cross-entropy of each batch from the first step on, before its update. */
  readonly losses: readonly number[];
  /** What computed, such as versions and number of threads. */
  readonly detail: string;
}
