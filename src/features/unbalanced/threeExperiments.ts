import { balancedWeights, thinnedCounts } from "../../protocol/classBalance";
import type { Experiment, ThinningSpec } from "../../protocol/experiment";
import { type PresetId, presets } from "../../protocol/presets";

/** The networks that are trained, in the order of the table. */
export const trialNames = ["whole", "thinned", "weighted"] as const;
export type TrialName = (typeof trialNames)[number];

/** Networks of the articles that train an epoch within seconds. */
export const quickPresets = [
  "article0-dense128-batch128",
  "article0-dense128-batch32",
  "article1-mlp128-64",
  "article3-dense64-64",
  "article4-dense128-batch64",
] as const satisfies readonly PresetId[];
export type QuickPreset = (typeof quickPresets)[number];

/** What a person chooses. */
export interface Trial extends ThinningSpec {
  readonly presetId: QuickPreset;
  readonly epochs: number;
}

/**
 * One network trained on all images, on images of which one digit is thinned out, and on these with class weights that make up for
 * it. `counts` are the training images of each digit; no image is held back, so that they are those trained on.
 */
export function threeExperiments(
  { presetId, epochs, digit, keep }: Trial,
  counts: readonly number[],
  nameOf: (trial: TrialName, network: string) => string,
): Record<TrialName, Experiment> {
  const preset: Experiment = presets[presetId];
  const base: Experiment = { ...preset, epochs, validation: { kind: "none" } };
  const thinning = { digit, keep };
  const named = (trial: TrialName, changes: Partial<Experiment>): Experiment => ({
    ...base,
    ...changes,
    name: nameOf(trial, preset.name),
  });
  return {
    whole: named("whole", {}),
    thinned: named("thinned", { thinning }),
    weighted: named("weighted", { thinning, classWeights: balancedWeights(thinnedCounts(counts, thinning)) }),
  };
}

/** The choice that a thinned experiment among `experiments` was made by; null where there is none. */
export function presentTrial(experiments: readonly Experiment[]): Trial | null {
  const thinned = experiments.findLast(({ thinning }) => thinning !== null);
  const presetId = thinned && quickPresets.find((id) => isOf(thinned, presets[id]));
  return thinned?.thinning && presetId ? { ...thinned.thinning, presetId, epochs: thinned.epochs } : null;
}

function isOf({ layers, batchSize, preprocessing, shuffle }: Experiment, preset: Experiment): boolean {
  const isSame = batchSize === preset.batchSize && preprocessing === preset.preprocessing && shuffle === preset.shuffle;
  return isSame && JSON.stringify(layers) === JSON.stringify(preset.layers);
}
