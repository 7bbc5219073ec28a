import { applyLayerEdits, type LayerEdit } from "../../protocol/layerEdit";
import { type Draft, draftLayers, type Settings, type TypedField } from "./draft";

/** One edit of a draft; what is left out stays. */
export interface DraftChange {
  readonly name?: string;
  readonly layers?: readonly LayerEdit[];
  readonly settings?: Partial<Settings>;
  readonly seeds?: number;
}

/** The draft after a change. Texts in fields whose value it sets, or whose layer it takes away, are dropped. */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  let { made } = draft;
  const holder = draftLayers(() => `layer${made++}`);
  const layers = applyLayerEdits(draft.layers, change.layers ?? [], holder);
  const changed = {
    ...draft,
    name: change.name ?? draft.name,
    layers,
    settings: { ...draft.settings, ...change.settings },
    seeds: change.seeds ?? draft.seeds,
    made,
  };
  const typed = Object.entries(draft.typed).filter(([, field]) => isKept(field, draft, changed));
  return { ...changed, typed: Object.fromEntries(typed) };
}

function isKept(field: TypedField, before: Draft, after: Draft): boolean {
  const isGone = before.layers.some(({ id }) => id === field.owner) && !after.layers.some(({ id }) => id === field.owner);
  return !isGone && fieldValue(field, before) === fieldValue(field, after);
}

/** The number that belongs to a field; undefined where the draft has no such number now. */
function fieldValue({ owner, name }: TypedField, { layers, settings, seeds }: Draft): unknown {
  if (owner === "seeds") return seeds;
  if (owner === "training") return Reflect.get(settings, name);
  const [part, index] = owner.split(":");
  if (part === "classWeights") return settings.classWeights?.[Number(index)];
  const holder = layers.find(({ id }) => id === owner)?.spec ?? Reflect.get(settings, owner);
  return typeof holder === "object" && holder !== null ? Reflect.get(holder, name) : undefined;
}
