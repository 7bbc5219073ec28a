import type { Experiment, LayerSpec } from "../../protocol/experiment";
import type { LayerHolder } from "../../protocol/layerEdit";
import type { NumberName } from "./numberRules";

/** A layer with an id that stays while it is edited and moved. */
export interface DraftLayer {
  readonly id: string;
  readonly spec: LayerSpec;
}

/** All of an experiment but its name and layers. */
export type Settings = Omit<Experiment, "name" | "layers">;

/** What stands in a field while its text is not simply its value. */
export interface TypedField {
  /** A layer's id, or the part of the settings that the number belongs to; see `fieldKey`. */
  readonly owner: string;
  readonly name: NumberName;
  readonly text: string;
  /** Whether the text is a number that the field takes. */
  readonly isValid: boolean;
}

/** An experiment that is being edited. Numbers are the last valid ones; texts that are none stand in `typed`. */
export interface Draft {
  /** As typed, which may be empty or too long. */
  readonly name: string;
  readonly layers: readonly DraftLayer[];
  readonly settings: Settings;
  /** How many times it is to be trained, each from another seed. */
  readonly seeds: number;
  readonly typed: Readonly<Record<string, TypedField>>;
  /** Layers made so far, for ids that do not repeat. */
  readonly made: number;
}

/** Where a field's text is kept. */
export function fieldKey(owner: string, name: NumberName): string {
  return `${owner}/${name}`;
}

/** A draft of `experiment`, nothing typed yet. */
export function makeDraft({ name, layers, ...settings }: Experiment, seeds = 1, made = 0): Draft {
  return {
    name,
    layers: layers.map((spec, index) => ({ id: `layer${made + index}`, spec })),
    settings,
    seeds,
    typed: {},
    made: made + layers.length,
  };
}

/** The experiment of a draft, with the last valid numbers; its layers may not fit each other. */
export function draftExperiment({ name, layers, settings }: Draft): Experiment {
  return { ...settings, name: name.trim(), layers: layers.map(({ spec }) => spec) };
}

/** How a draft holds its layers; `nextId` names those that are new. */
export function draftLayers(nextId: () => string): LayerHolder<DraftLayer> {
  return { make: (spec) => ({ id: nextId(), spec }), change: (layer, spec) => ({ ...layer, spec }) };
}
