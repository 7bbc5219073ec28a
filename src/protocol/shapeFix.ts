import type { LayerSpec } from "./experiment";
import type { LayerEdit } from "./layerEdit";
import { limits } from "./limits";
import { classCount, type LayerShape, type ModelTrace, type ShapeProblem, traceModel } from "./modelShape";
import { smallerLayer } from "./smallerLayer";

/** A change that a person can take with one press; `code` and the layers named say what it does. */
export interface ShapeFix {
  readonly code:
    | "insert-flatten"
    | "move-flatten-before"
    | "move-flatten-after"
    | "remove-flatten"
    | "move-before-flatten"
    | "move-to-end"
    | "remove"
    | "replace-with-flatten"
    | "smaller-kernel"
    | "smaller-pool"
    | "same-padding"
    | "add-output"
    | "make-output"
    | "use-relu"
    | "fewer-values";
  /** Place of the layer that the sentence names: the one at fault, but for a Flatten that moves or goes and a layer that shrinks. */
  readonly layer: number;
  /** That layer after the change; before it where the change leaves it as it is. */
  readonly spec: LayerSpec;
  readonly edits: readonly LayerEdit[];
}

/** The layer that every network may end with: ten probabilities. */
export const outputLayer = { kind: "dense", units: classCount, activation: "softmax" } as const satisfies LayerSpec;
const flatten = { kind: "flatten" } as const satisfies LayerSpec;

/** Whether a layer takes an image as well as a row of values. */
const takesAny = ({ kind }: LayerSpec) => kind === "dropout" || kind === "batchNormalization" || kind === "flatten";
const takesImage = ({ kind }: LayerSpec) => kind === "conv2d" || kind === "maxPool2d" || kind === "averagePool2d";

/**
 * Ways out of the first problem of `layers`, the best first; none where there is no problem. Whichever is taken each time, a
 * bounded number of fixes ends in a network: none brings a dense layer before a convolution or pool, and each of the others takes
 * away a fault that none of them makes again.
 */
export function shapeFixes(layers: readonly LayerSpec[], trace: ModelTrace = traceModel(layers)): readonly ShapeFix[] {
  const { problem } = trace;
  const faulty = problem && layers[problem.layer];
  if (!problem || !faulty) return [];
  switch (problem.code) {
    case "needs-vector":
      return vectorFixes(layers, problem, faulty);
    case "needs-image":
      return imageFixes(layers, problem, faulty);
    case "too-small":
      return sizeFixes(trace, problem, faulty);
    case "last-layer":
      return outputFixes(layers, problem, faulty);
    case "softmax-not-last":
      return softmaxFixes(layers, problem, faulty);
    case "too-many-parameters":
      return parameterFixes(layers, problem);
  }
}

const removal = (layer: number, spec: LayerSpec): ShapeFix => ({
  code: "remove",
  layer,
  spec,
  edits: [{ type: "remove", at: layer }],
});

const replacement = (code: ShapeFix["code"], layer: number, spec: LayerSpec): ShapeFix => ({
  code,
  layer,
  spec,
  edits: [{ type: "replace", at: layer, layer: spec }],
});

/** A dense layer is given an image. */
function vectorFixes(layers: readonly LayerSpec[], { layer }: ShapeProblem, spec: LayerSpec): ShapeFix[] {
  const later = layers.findIndex(({ kind }, at) => at > layer && kind === "flatten");
  const isInTheWay = layers.slice(layer, later).some(takesImage);
  const moved: ShapeFix[] =
    later > layer && !isInTheWay
      ? [{ code: "move-flatten-before", layer, spec, edits: [{ type: "move", from: later, to: layer }] }]
      : [];
  if (layers.length < limits.layers.max) {
    return [{ code: "insert-flatten", layer, spec, edits: [{ type: "insert", at: layer, layer: flatten }] }, ...moved];
  }
  const isLast = layer === layers.length - 1;
  return [...moved, isLast ? replacement("replace-with-flatten", layer - 1, flatten) : removal(layer, spec)];
}

/** A convolution or pool is given a row of values, which a Flatten before it has made. */
function imageFixes(layers: readonly LayerSpec[], { layer }: ShapeProblem, spec: LayerSpec): ShapeFix[] {
  const first = layers.findIndex(({ kind }) => kind === "flatten");
  const swap: ShapeFix = { code: "move-before-flatten", layer, spec, edits: [{ type: "move", from: layer, to: first }] };
  if (!layers.slice(first, layer).every(takesAny)) return [swap, removal(layer, spec)];
  const next = layers.slice(layer).find((candidate) => candidate.kind === "flatten" || candidate.kind === "dense");
  const flattenFix: ShapeFix =
    next?.kind === "flatten"
      ? { code: "remove-flatten", layer: first, spec: flatten, edits: [{ type: "remove", at: first }] }
      : { code: "move-flatten-after", layer, spec, edits: [{ type: "move", from: first, to: layer }] };
  return [flattenFix, swap, removal(layer, spec)];
}

/** A kernel or pool is larger than what it is given. */
function sizeFixes(trace: ModelTrace, { layer }: ShapeProblem, spec: LayerSpec): ShapeFix[] {
  const [height, width = height] = trace.layers[layer - 1]?.output ?? [1, 1];
  const size = Math.min(height, width);
  if (spec.kind === "conv2d") {
    return [
      replacement("smaller-kernel", layer, { ...spec, kernelSize: size }),
      replacement("same-padding", layer, { ...spec, padding: "same" }),
      removal(layer, spec),
    ];
  }
  const isPool = spec.kind === "maxPool2d" || spec.kind === "averagePool2d";
  // A pool of 1 would do nothing.
  const smaller = isPool && size > 1 ? [replacement("smaller-pool", layer, { ...spec, poolSize: size })] : [];
  return [...smaller, removal(layer, spec)];
}

/** The last layer does not give ten values. */
function outputFixes(layers: readonly LayerSpec[], { layer }: ShapeProblem, spec: LayerSpec): ShapeFix[] {
  const made = replacement("make-output", layer, outputLayer);
  if (layers.length >= limits.layers.max) return [made];
  const added: ShapeFix = {
    code: "add-output",
    layer,
    spec,
    edits: [{ type: "insert", at: layers.length, layer: outputLayer }],
  };
  if (spec.kind !== "dense") return [added];
  const isHidden = spec.activation !== "softmax" && spec.activation !== "linear";
  return isHidden ? [added, made] : [made, added];
}

/** A layer that is not the last, or that is no dense layer, ends in softmax. */
function softmaxFixes(layers: readonly LayerSpec[], { layer }: ShapeProblem, spec: LayerSpec): ShapeFix[] {
  if (spec.kind !== "dense" && spec.kind !== "conv2d") return [];
  const relu = replacement("use-relu", layer, { ...spec, activation: "relu" });
  const last = layers.length - 1;
  const lastSpec = layers[last];
  const isOutput = (candidate: LayerSpec | undefined) => candidate?.kind === "dense" && candidate.units === classCount;
  // Behind another output it would only change places with it.
  if (!isOutput(spec) || isOutput(lastSpec) || layers.slice(layer + 1).some(takesImage)) return [relu];
  return [relu, { code: "move-to-end", layer, spec, edits: [{ type: "move", from: layer, to: last }] }];
}

/** The layers up to this one have more parameters than a tab can hold. */
function parameterFixes(layers: readonly LayerSpec[], { layer: end }: ShapeProblem): ShapeFix[] {
  const { layers: shapes } = traceModel(layers.slice(0, end + 1));
  const parametersOf = (shape: LayerShape | null) => shape?.parameters ?? 0;
  const bySize = shapes
    .map((shape, layer) => ({ layer, parameters: parametersOf(shape) }))
    .sort((one, other) => other.parameters - one.parameters);
  for (const { layer } of bySize) {
    const isOutput = layer === layers.length - 1;
    const smaller = isOutput ? null : smallerLayer(layers, layer, end);
    if (smaller) return [replacement("fewer-values", layer, smaller)];
  }
  return [];
}
