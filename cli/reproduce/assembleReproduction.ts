import type { Reproduction } from "../../src/articles/reproduction";
import { isModelShape, modelShape } from "../../src/protocol/modelShape";
import { optionNames } from "../../src/protocol/options";
import { presets } from "../../src/protocol/presets";
import { runPlan } from "../../src/protocol/runPlan";
import { defaultSeeds } from "./reproduceOptions";
import type { DoneRun } from "./superviseReproduction";

/** What runs came to, experiments in the order of the articles. */
export function assembleReproduction(done: readonly DoneRun[]): Reproduction {
  const experiments = optionNames(presets)
    .toSorted()
    .flatMap((presetId) => {
      const runs = done.filter((run) => run.presetId === presetId).map(({ result }) => result);
      return runs.length > 0 ? [{ presetId, parameters: parametersOf(presetId), runs }] : [];
    });
  const isWhole = ({ presetId, runs }: Reproduction["experiments"][number]) => {
    const { totalSteps } = runPlan(presets[presetId]);
    return runs.length >= defaultSeeds && runs.every(({ steps }) => steps === totalSteps);
  };
  const isComplete = experiments.length === optionNames(presets).length && experiments.every(isWhole);
  return { version: 1, isComplete, experiments };
}

function parametersOf(id: keyof typeof presets): number {
  const shape = modelShape(presets[id].layers);
  if (!isModelShape(shape)) throw new Error(`The layers of ${id} do not fit together.`);
  return shape.parameters;
}

/** Text of reproduction.json: a line a run, so that a change of one shows as one. */
export function reproductionJson({ version, isComplete, experiments }: Reproduction): string {
  const parts = experiments.map(({ presetId, parameters, runs }) => {
    const lines = runs.map((run) => JSON.stringify(run)).join(",\n");
    return `{"presetId":${JSON.stringify(presetId)},"parameters":${parameters},"runs":[\n${lines}\n]}`;
  });
  return `{"version":${version},"isComplete":${isComplete},"experiments":[\n${parts.join(",\n")}\n]}\n`;
}
