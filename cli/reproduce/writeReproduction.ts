import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { type Reproduction, reproductionSchema } from "../../src/articles/reproduction";
import { reproductionJson } from "./assembleReproduction";
import { plotExperiment } from "./plotExperiment";
import { renderReproduction } from "./renderReproduction";

/** Where a reproduction is written. */
export interface ReproductionPlaces {
  /** Folder of reproduction.md and of images/reproduction. */
  readonly documents: string;
  readonly json: string;
}

/** The repository's own places. */
export function committedPlaces(root: string): ReproductionPlaces {
  return { documents: join(root, "docs"), json: join(root, "src/articles/reproduction.json") };
}

/** Every file of a reproduction, by its path, with its text. Throws where it does not fit the schema. */
export function reproductionFiles(measured: Reproduction, { documents, json }: ReproductionPlaces): Map<string, string> {
  // In the schema's order of keys, whoever put the figures together.
  const reproduction = v.parse(reproductionSchema, measured);
  const files = new Map([
    [join(documents, "reproduction.md"), renderReproduction(reproduction)],
    [json, reproductionJson(reproduction)],
  ]);
  for (const experiment of reproduction.experiments) {
    files.set(join(documents, "images/reproduction", `${experiment.presetId}.svg`), plotExperiment(experiment));
  }
  return files;
}

/** Writes document, pictures and figures. */
export function writeReproduction(reproduction: Reproduction, places: ReproductionPlaces): void {
  for (const [file, text] of reproductionFiles(reproduction, places)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
