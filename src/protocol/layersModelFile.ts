import * as v from "valibot";
import { experimentSchema } from "./experiment";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What of a model.json that Trainset wrote is needed to make a run of it again. */
export const layersModelSchema = v.object({
  format: v.literal("layers-model"),
  userDefinedMetadata: v.object({
    /** What was trained, and how far. */
    trainset: v.strictObject({ version: v.literal(1), experiment: experimentSchema, step: count, learningRate: v.number() }),
  }),
  weightsManifest: v.pipe(
    v.array(v.object({ weights: v.array(v.object({ shape: v.array(count), dtype: v.literal("float32") })) })),
    v.minLength(1),
  ),
});

/** What of a run goes into a model.json beside the model. */
export type TrainsetMetadata = v.InferOutput<typeof layersModelSchema>["userDefinedMetadata"]["trainset"];

/** The parts of a model.json that are needed; null where it is no JSON or was not written here. */
export function parseLayersModel(text: string): v.InferOutput<typeof layersModelSchema> | null {
  try {
    const parsed = v.safeParse(layersModelSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
