import type { Experiment } from "../../protocol/experiment";
import { presets } from "../../protocol/presets";
import { outputLayer } from "../../protocol/shapeFix";

/** The smallest network there is, ten weighted sums of the pixels, with Keras's settings. */
export function blankExperiment(name: string): Experiment {
  return { ...presets["article4-dense128-batch64"], name, layers: [{ kind: "flatten" }, outputLayer], epochs: 5 };
}
