import type { ShapeProblem } from "./modelShape";
import type { BackendName } from "./options";
import { type DataFault, DataFaultError } from "./ownData";

/**
 * What went wrong, as facts; `text/describeProblem` turns it into a sentence that says what was expected, what was found
 * and what to do.
 */
export type Problem =
  | { readonly code: "file-missing"; readonly file: string; readonly status: number | null }
  /** The connection broke after `received` bytes. */
  | { readonly code: "file-interrupted"; readonly file: string; readonly received: number }
  /** The `received` compressed bytes do not un-gzip. */
  | { readonly code: "file-damaged"; readonly file: string; readonly received: number }
  | { readonly code: "file-magic"; readonly file: string; readonly expected: number; readonly found: number }
  | { readonly code: "file-dimensions"; readonly file: string; readonly expected: string; readonly found: string }
  | { readonly code: "file-length"; readonly file: string; readonly expected: number; readonly found: number }
  | { readonly code: "file-checksum"; readonly file: string; readonly expected: string; readonly found: string }
  | { readonly code: "file-label"; readonly file: string; readonly index: number; readonly found: number }
  /** A file of a person's own data that could be used cannot be any more. */
  | { readonly code: "own-data"; readonly fault: DataFault }
  /** A run that was kept was trained on other data than are loaded now. */
  | { readonly code: "other-data" }
  /** A run with a teacher is to change its images, which the teacher has not seen. */
  | { readonly code: "teacher-augmentation" }
  | { readonly code: "backend-unavailable"; readonly backend: BackendName; readonly detail: string }
  /** A GPU backend asked for by name computed wrong numbers. */
  | { readonly code: "self-test-failed"; readonly backend: BackendName }
  | { readonly code: "device-lost"; readonly detail: string }
  /** The GPU reported an error that no call had. */
  | { readonly code: "gpu-error"; readonly detail: string }
  | { readonly code: "worker-crashed"; readonly detail: string }
  | { readonly code: "worker-unavailable"; readonly detail: string }
  | { readonly code: "model-shape"; readonly problem: ShapeProblem }
  | { readonly code: "not-finite"; readonly step: number }
  | { readonly code: "too-many-runs"; readonly limit: number }
  /** One training step would keep so many bytes of activations. */
  | { readonly code: "batch-memory"; readonly bytes: number; readonly limit: number }
  /** A checkpoint's weights or optimizer memory have other shapes than the experiment's. */
  | { readonly code: "checkpoint-mismatch" }
  /** What was kept of a run holds its curves and no weights that can be read. */
  | { readonly code: "weights-lost" }
  | { readonly code: "out-of-memory"; readonly detail: string }
  | { readonly code: "unexpected"; readonly detail: string };

/** An error that carries a `Problem` to whoever can show it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The problem inside an error of any kind; `unexpected` with the error's own words where it carries none. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof DataFaultError) return { code: "own-data", fault: error.fault };
  const detail = error instanceof Error ? error.message : String(error);
  // What a read from a lost WebGPU device fails with.
  if (/mapAsync|device (is|was) lost/i.test(detail)) return { code: "device-lost", detail: "" };
  return { code: "unexpected", detail };
}
