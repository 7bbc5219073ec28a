import type { Experiment } from "../../protocol/experiment";
import { limits } from "../../protocol/limits";
import { onImages, type RunPlan, runPlan } from "../../protocol/runPlan";
import { usePlayground } from "../../store/usePlayground";

/** How the images that there are would be used by the experiment. */
export function useDraftPlan(experiment: Experiment): RunPlan {
  const available = usePlayground(({ dataset }) =>
    dataset.status === "ready" ? dataset.trainingImages : limits.trainingImages.max,
  );
  return runPlan(onImages(experiment, available));
}
