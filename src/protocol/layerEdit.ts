import type { LayerSpec } from "./experiment";

/** One change to a list of layers; places count from 0. */
export type LayerEdit =
  | { readonly type: "insert"; readonly at: number; readonly layer: LayerSpec }
  | { readonly type: "remove"; readonly at: number }
  /** `to` is the place the layer has afterwards. */
  | { readonly type: "move"; readonly from: number; readonly to: number }
  | { readonly type: "replace"; readonly at: number; readonly layer: LayerSpec };

/** How a list holds its layers, which may carry more than the layer itself. */
export interface LayerHolder<T> {
  /** An item for a layer that is new. */
  make(layer: LayerSpec): T;
  /** The same item with another layer. */
  change(item: T, layer: LayerSpec): T;
}

/** The list after `edits`, one after the other; an edit of a place that is not there changes nothing. */
export function applyLayerEdits<T>(items: readonly T[], edits: readonly LayerEdit[], holder: LayerHolder<T>): readonly T[] {
  return edits.reduce<readonly T[]>((list, edit) => applyLayerEdit(list, edit, holder), items);
}

function applyLayerEdit<T>(items: readonly T[], edit: LayerEdit, { make, change }: LayerHolder<T>): readonly T[] {
  switch (edit.type) {
    case "insert":
      return items.toSpliced(edit.at, 0, make(edit.layer));
    case "remove":
      return items.toSpliced(edit.at, 1);
    case "move": {
      const item = items[edit.from];
      return item === undefined ? items : items.toSpliced(edit.from, 1).toSpliced(edit.to, 0, item);
    }
    case "replace": {
      const item = items[edit.at];
      return item === undefined ? items : items.with(edit.at, change(item, edit.layer));
    }
  }
}

/** A list of bare layers. */
export const bareLayers: LayerHolder<LayerSpec> = { make: (layer) => layer, change: (_, layer) => layer };
