import type { Problem } from "../protocol/problem";
import type { Texts } from "./en";

/** One sentence or two: what happened and where, what was expected, what was found, and what to do. */
export function describeProblem(problem: Problem, texts: Texts): string {
  const sentences = texts.problems;
  switch (problem.code) {
    case "file-missing":
      return sentences.fileMissing(problem.file, problem.status);
    case "file-damaged":
      return sentences.fileDamaged(problem.file, problem.received);
    case "file-interrupted":
      return sentences.fileInterrupted(problem.file, problem.received);
    case "file-magic":
      return sentences.fileMagic(problem.file, problem.expected, problem.found);
    case "file-dimensions":
      return sentences.fileDimensions(problem.file, problem.expected, problem.found);
    case "file-length":
      return sentences.fileLength(problem.file, problem.expected, problem.found);
    case "file-checksum":
      return sentences.fileChecksum(problem.file, problem.expected, problem.found);
    case "file-label":
      return sentences.fileLabel(problem.file, problem.index, problem.found);
    case "own-data":
      return sentences.ownData(problem.fault.file);
    case "other-data":
      return sentences.otherData;
    case "backend-unavailable":
      return sentences.backendUnavailable(problem.backend, problem.detail);
    case "self-test-failed":
      return sentences.selfTestFailed(problem.backend);
    case "device-lost":
      return sentences.deviceLost(problem.detail);
    case "gpu-error":
      return sentences.gpuError(problem.detail);
    case "worker-crashed":
      return sentences.workerCrashed(problem.detail);
    case "worker-unavailable":
      return sentences.workerUnavailable(problem.detail);
    case "model-shape":
      return sentences.modelShape(problem.problem);
    case "not-finite":
      return sentences.notFinite(problem.step);
    case "too-many-runs":
      return sentences.tooManyRuns(problem.limit);
    case "batch-memory":
      return sentences.batchMemory(problem.bytes, problem.limit);
    case "checkpoint-mismatch":
      return sentences.checkpointMismatch;
    case "teacher-augmentation":
      return sentences.teacherAugmentation;
    case "weights-lost":
      return sentences.weightsLost;
    case "out-of-memory":
      return sentences.outOfMemory(problem.detail);
    case "unexpected":
      return sentences.unexpected(problem.detail);
  }
}
