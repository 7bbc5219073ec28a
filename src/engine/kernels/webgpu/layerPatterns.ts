import type { LayerSpec } from "../../../protocol/experiment";
import type { LayerShape } from "../../../protocol/modelShape";
import { planBatchNormalization } from "./planBatchNormalization";
import { planConvolution } from "./planConvolution";
import { planDense } from "./planDense";
import { planDropout } from "./planDropout";
import type { PatternCall, PlannedLayer } from "./plannedLayer";
import { planAveragePool, planMaxPool } from "./planPool";
import { isGelu, withGelu } from "./withGelu";

/** A row of layers that is planned as one. */
export interface LayerPattern {
  readonly kinds: readonly LayerSpec["kind"][];
  /** Beside the kinds; true where it is not told. */
  fits?(layers: readonly LayerShape[]): boolean;
  plan(layers: readonly LayerShape[], call: PatternCall): PlannedLayer;
}

/** How layer sequences become kernels; the first that fits is taken, and what fits none is left to TensorFlow.js. */
const patterns: readonly LayerPattern[] = [
  // A pool of activated values is an activation of the pool only where the activation never falls, as GELU does.
  { kinds: ["conv2d", "maxPool2d"], fits: ([convolution]) => !isGelu(convolution), plan: planConvolution },
  { kinds: ["conv2d"], plan: withGelu(planConvolution) },
  { kinds: ["dense"], plan: withGelu(planDense) },
  { kinds: ["batchNormalization"], plan: planBatchNormalization },
  { kinds: ["maxPool2d"], plan: planMaxPool },
  { kinds: ["averagePool2d"], plan: planAveragePool },
  { kinds: ["dropout"], plan: planDropout },
  { kinds: ["flatten"], plan: planFlatten },
];

/** Values keep their places: the next layer reads them as a row. */
function planFlatten([layer]: readonly LayerShape[], { input }: PatternCall): PlannedLayer {
  return { output: { ...input, shape: layer?.output ?? input.shape }, forward: [], backward: [] };
}

/** The patterns that cover `layers` one after the other; null where a layer fits none. */
export function coverLayers(layers: readonly LayerShape[]): readonly { index: number; pattern: LayerPattern }[] | null {
  const cover: { index: number; pattern: LayerPattern }[] = [];
  for (let index = 0; index < layers.length; ) {
    const rest = layers.slice(index);
    const pattern = patterns.find(
      ({ kinds, fits }) => kinds.every((kind, i) => rest[i]?.layer.kind === kind) && (fits?.(rest) ?? true),
    );
    if (!pattern) return null;
    cover.push({ index, pattern });
    index += pattern.kinds.length;
  }
  return cover;
}
