import * as v from "valibot";
import { experimentSchema } from "../protocol/experiment";
import { isModelShape, modelShape } from "../protocol/modelShape";
import { backendOptions, optionNames } from "../protocol/options";
import { presets } from "../protocol/presets";
import { runCheckpointSchema } from "../protocol/runCheckpoint";

/** Records as they lie in the browser's storage. Each names its version; what does not fit is left where it is. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const measured = v.strictObject({ loss: v.number(), accuracy: share, correct: count, count });
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** An experiment whose layers fit each other. */
const buildable = v.pipe(
  experimentSchema,
  v.check((experiment) => isModelShape(modelShape(experiment.layers)), "layers that fit each other"),
);

/** A row of the comparison: what its runs share, and their ids in the order of their seeds. */
export const keptGroupSchema = v.strictObject({
  version: v.literal(1),
  id,
  /** Groups are shown in this order. */
  order: v.number(),
  presetId: v.nullable(v.picklist(optionNames(presets))),
  colorIndex: v.pipe(count, v.maxValue(1000)),
  experiment: buildable,
  note: v.string(),
  runs: v.pipe(v.array(v.strictObject({ id, seed: experimentSchema.entries.seed })), v.minLength(1), v.maxLength(10)),
  /** Where it is fine-tuned: on which own digits, and what the other network's figures were. What it starts from is kept apart. */
  fineTune: v.exactOptional(
    v.strictObject({
      taught: v.array(id),
      heldOut: v.array(id),
      before: v.strictObject({
        mnist: v.nullable(share),
        own: v.nullable(v.strictObject({ taught: count, heldOut: count })),
      }),
    }),
  ),
  /** Where it has a teacher, which is kept apart. */
  distillation: v.exactOptional(
    v.strictObject({ teacherName: v.string(), temperature: v.pipe(v.number(), v.gtValue(0), v.maxValue(100)), share }),
  ),
});
export type KeptGroup = v.InferOutput<typeof keptGroupSchema>;

const epochSchema = v.strictObject({
  runId: id,
  epoch: count,
  step: count,
  trainLoss: v.number(),
  trainAccuracy: v.number(),
  validation: v.nullable(measured),
  test: v.nullable(measured),
  seconds: v.number(),
});

const resultSchema = v.strictObject({
  runId: id,
  test: measured,
  trainingSet: v.exactOptional(measured),
  seconds: v.number(),
  secondsAreEstimated: v.boolean(),
  steps: count,
  millisecondsPerStep: v.nullable(v.number()),
  backend: v.picklist(optionNames(backendOptions)),
  predictions: v.instance(Uint8Array),
  stoppedEarly: v.boolean(),
});

/** Of the problems that end a run, those that say more than their words. */
const problemSchema = v.variant("code", [
  v.strictObject({ code: v.literal("not-finite"), step: count }),
  v.strictObject({ code: v.literal("weights-lost") }),
  v.strictObject({ code: v.literal("out-of-memory"), detail: v.string() }),
  v.strictObject({ code: v.literal("unexpected"), detail: v.string() }),
]);

/** What one run did, without its weights. */
export const keptRunSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    id,
    state: v.picklist(["ready", "paused", "stopped", "finished", "failed"]),
    step: count,
    trainingSeconds: v.pipe(v.number(), v.minValue(0)),
    epochs: v.array(epochSchema),
    learningRateChanges: v.array(v.strictObject({ step: count, learningRate: v.number() })),
    result: v.nullable(resultSchema),
    problem: v.nullable(problemSchema),
    losses: v.instance(Float32Array),
    accuracies: v.instance(Float32Array),
    /** Names the own data that it was trained on; absent for MNIST. */
    dataId: v.exactOptional(v.string()),
    /** Training seconds after so many steps. */
    times: v.strictObject({ steps: v.instance(Float64Array), seconds: v.instance(Float64Array) }),
  }),
  v.check(({ losses, accuracies }) => losses.length === accuracies.length, "as many losses as accuracies"),
);
export type KeptRun = v.InferOutput<typeof keptRunSchema>;

/** A checkpoint whose tensors hold as many values as their shapes say. */
export const keptCheckpointSchema = v.pipe(
  runCheckpointSchema,
  v.check(
    ({ weights, optimizerState }) =>
      [...weights, ...optimizerState].every(
        ({ shape, values }) => values.length === shape.reduce((product, size) => product * size, 1),
      ),
    "as many values as the shapes say",
  ),
);

/** What did not fit, in words such as `layers.0.units: expected >=1, found 0`. */
export function describeIssues(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [issue] = issues;
  const path = v.getDotPath(issue);
  const expected = issue.expected ?? issue.message;
  return `${path ? `${path}: ` : ""}expected ${expected}, found ${issue.received}`;
}
