import type { MeasurePlan } from "../protocol/measurePlan";
import type { PresetId } from "../protocol/presets";
import type { Run } from "./playgroundState";

/** Article 1's program prints the accuracy on the images it trained on, which no other does. */
const measuresTrainingSet: PresetId = "article1-mlp128-64";

/** How a run of the page is measured: to its last epoch and on all test images. */
export function measurePlanOf({ presetId }: Pick<Run, "presetId">, testEachEpoch: boolean): MeasurePlan {
  return {
    testEachEpoch,
    maxSteps: null,
    testImages: null,
    ...(presetId === measuresTrainingSet && { trainingSetAtEnd: true }),
  };
}
