import type { Experiment } from "../../protocol/experiment";
import { presets } from "../../protocol/presets";

/** What the editor opens on for a new network: small enough to train at once, large enough to be worth changing. */
export function newExperiment(name: string): Experiment {
  return {
    ...presets["article4-dense128-batch64"],
    name,
    layers: [
      { kind: "flatten" },
      { kind: "dense", units: 64, activation: "relu" },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
    epochs: 5,
  };
}
