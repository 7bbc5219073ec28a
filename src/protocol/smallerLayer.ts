import type { LayerSpec } from "./experiment";
import { limits } from "./limits";
import { traceModel } from "./modelShape";

/**
 * The layer at `layer` with fewer units or filters: the largest power of two with which the layers up to `end` keep within the limit
 * of parameters, or half of what it has where none does. Null where it has one only, or none.
 */
export function smallerLayer(layers: readonly LayerSpec[], layer: number, end: number): LayerSpec | null {
  const spec = layers[layer];
  if (spec?.kind !== "dense" && spec?.kind !== "conv2d") return null;
  const size = spec.kind === "dense" ? spec.units : spec.filters;
  if (size <= 1) return null;
  const sized = (values: number): LayerSpec =>
    spec.kind === "dense" ? { ...spec, units: values } : { ...spec, filters: values };
  const fits = (values: number) => {
    const { layers: shapes } = traceModel(layers.with(layer, sized(values)).slice(0, end + 1));
    return shapes.reduce((sum, shape) => sum + (shape?.parameters ?? 0), 0) <= limits.parameters.max;
  };
  for (let values = 2 ** Math.ceil(Math.log2(size) - 1); values >= 1; values /= 2) {
    if (fits(values)) return sized(values);
  }
  return sized(Math.floor(size / 2));
}
