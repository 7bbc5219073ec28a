import { modelBatchMemory } from "../protocol/batchMemory";
import type { Experiment } from "../protocol/experiment";
import { limits } from "../protocol/limits";
import { isModelShape, modelShape } from "../protocol/modelShape";
import { ProblemError } from "../protocol/problem";

/** Throws a `ProblemError` where the layers are no network or a batch of them takes more memory than is allowed. */
export function requireMemory({ layers, batchSize }: Pick<Experiment, "layers" | "batchSize">): void {
  const shape = modelShape(layers);
  if (!isModelShape(shape)) throw new ProblemError({ code: "model-shape", problem: shape });
  const bytes = modelBatchMemory(shape.layers, batchSize);
  const limit = limits.batchMemory.max;
  if (bytes > limit) throw new ProblemError({ code: "batch-memory", bytes, limit });
}
