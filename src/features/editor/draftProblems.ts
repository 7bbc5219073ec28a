import { largestBatchSize, modelBatchMemory } from "../../protocol/batchMemory";
import { limits } from "../../protocol/limits";
import type { ModelTrace, ShapeProblem } from "../../protocol/modelShape";
import { runPlan } from "../../protocol/runPlan";
import { type Draft, draftExperiment, type TypedField } from "./draft";

/** Why a draft cannot be trained yet. */
export type DraftProblem =
  | { readonly code: "name"; readonly length: number }
  | { readonly code: "field"; readonly field: TypedField }
  | { readonly code: "shape"; readonly problem: ShapeProblem }
  /** A batch takes `bytes`; with `batchSize` images it would be within the limit. */
  | { readonly code: "memory"; readonly bytes: number; readonly batchSize: number }
  | { readonly code: "steps"; readonly steps: number }
  /** Early stopping without images to validate on. */
  | { readonly code: "early-stopping" };

/** Characters of a name, at most. */
export const longestName = 80;

/** Everything that is still wrong with a draft, in the order of the page. */
export function draftProblems(draft: Draft, trace: ModelTrace): readonly DraftProblem[] {
  const experiment = draftExperiment(draft);
  const problems: DraftProblem[] = [];
  const { length } = experiment.name;
  if (length < 1 || length > longestName) problems.push({ code: "name", length });
  for (const field of Object.values(draft.typed)) {
    if (!field.isValid) problems.push({ code: "field", field });
  }
  if (trace.problem) problems.push({ code: "shape", problem: trace.problem });
  const shapes = trace.layers.filter((layer) => layer !== null);
  const bytes = modelBatchMemory(shapes, experiment.batchSize);
  if (bytes > limits.batchMemory.max) problems.push({ code: "memory", bytes, batchSize: largestBatchSize(shapes) });
  const { totalSteps } = runPlan(experiment);
  if (totalSteps > limits.steps.max) problems.push({ code: "steps", steps: totalSteps });
  if (experiment.earlyStopping && experiment.validation.kind === "none") problems.push({ code: "early-stopping" });
  return problems;
}
