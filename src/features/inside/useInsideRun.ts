import { useDeferredValue, useEffect, useMemo } from "react";
import type { LayerSpec } from "../../protocol/experiment";
import type { InspectedLayer } from "../../protocol/inspectedLayer";
import type { Inspection, RunId } from "../../protocol/messages";
import { isModelShape, type LayerShape, modelShape, shapeSize } from "../../protocol/modelShape";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { type KernelForm, kernelForm } from "./kernelTiles";

/** A layer with its place in the network, and what was last seen in it. */
export interface InsideLayer {
  readonly index: number;
  readonly shape: LayerShape;
  /** How its kernel can be seen; null for a layer without one. The same object while the layers are the same. */
  readonly form: KernelForm | null;
  /** Null before the first look, and where what was seen is that of another network. */
  readonly seen: InspectedLayer | null;
}

/** What is known of the inside of a run. */
export interface InsideRun {
  /** Step of the last look; null before the first. */
  readonly step: number | null;
  readonly layers: readonly InsideLayer[];
}

/**
 * Has the trainer look into a run for as long as the component lives, with `image` passing through its layers; gives the
 * last look. Nothing is asked while `isOn` is false.
 */
export function useInsideRun(runId: RunId, layers: readonly LayerSpec[], image: Inspection["image"], isOn: boolean): InsideRun {
  const { actions } = usePlaygroundStore();
  // Deferred: a look is drawn in pieces between which the page answers, and left out where the next is there already.
  const inspected = useDeferredValue(usePlayground((state) => state.inspected));
  const { kind } = image;
  const row = image.kind === "testImage" ? image.row : 0;
  useEffect(() => {
    if (isOn) actions.inspect({ runId, image: kind === "testImage" ? { kind, row } : { kind } });
  }, [actions, runId, kind, row, isOn]);
  // Apart from the above, which only changes what is looked at: an end in between would empty the panel for a moment.
  useEffect(() => () => actions.inspect(null), [actions]);

  const shapes = useMemo(() => {
    const shape = modelShape(layers);
    if (!isModelShape(shape)) return [];
    return shape.layers.map((layer, index) => ({ index, shape: layer, form: kernelForm(shape.layers, index) }));
  }, [layers]);
  return useMemo(() => {
    const current = inspected?.runId === runId && inspected.layers.length === shapes.length ? inspected : null;
    const seenLayers = shapes.map((layer) => {
      const seen = current?.layers[layer.index];
      return { ...layer, seen: seen?.activations.length === shapeSize(layer.shape.output) ? seen : null };
    });
    return { step: current?.step ?? null, layers: seenLayers };
  }, [shapes, inspected, runId]);
}
