import type { BackendName } from "./options";

/** Why a backend was taken. */
export type BackendReason =
  /** It was asked for by name. */
  | "asked"
  /** A hardware GPU passed the self-test, and nothing was there to compare it on. */
  | "hardware-gpu"
  /** It was the fastest of those that `timings` names. */
  | "fastest"
  /** No adapter, or only a software one, which is slower than the CPU backend. */
  | "no-gpu"
  | "software-gpu-only"
  /** A GPU is there but computed wrong numbers, failed to start, or is on the list of devices that compute wrongly. */
  | "gpu-self-test-failed"
  /** WebAssembly is not available either. */
  | "no-webassembly";

/** What one training step of each chosen experiment takes on a backend, all together. */
export interface BackendTiming {
  readonly backend: BackendName;
  readonly milliseconds: number;
}

/** Whether a person can choose a backend on this device. */
export interface BackendChoice {
  readonly backend: BackendName;
  readonly isAvailable: boolean;
  /** For a GPU backend the adapter's name, as far as the browser tells. */
  readonly adapter: string | null;
  readonly isSoftware: boolean;
}
