import type { LayerSpec } from "./experiment";
import { limits } from "./limits";
import type { LayerKind } from "./options";

/** Shape of one image or activation without the batch axis: [height, width, channels] or [features]. */
export type Shape = readonly [number, number, number] | readonly [number];

/** One layer with what follows from its place in the network. */
export interface LayerShape {
  readonly layer: LayerSpec;
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: number;
  /** Floating-point operations of the forward pass for one image; a multiply-add counts as two. */
  readonly flops: number;
  /** Bytes that one image takes in training: the layer's output and, behind the first trained weights, its gradient. */
  readonly activationBytes: number;
}

/** Shapes, parameters and work of a whole network. */
export interface ModelShape {
  readonly layers: readonly LayerShape[];
  readonly parameters: number;
  readonly flops: number;
  /** Of all layers, for one image. */
  readonly activationBytes: number;
}

/** Why a sequence of layers is no network: `layer` counts from 0, `expected` and `found` are shapes or counts. */
export interface ShapeProblem {
  readonly code: "needs-image" | "needs-vector" | "too-small" | "last-layer" | "softmax-not-last" | "too-many-parameters";
  readonly layer: number;
  readonly kind: LayerKind;
  readonly found: string;
}

/** MNIST images: 28 × 28 pixels, one channel. */
export const imageShape = [28, 28, 1] as const satisfies Shape;
/** The ten digits. */
export const classCount = 10;

/** A shape as people write it, such as "26 × 26 × 32". */
export function formatShape(shape: Shape): string {
  return shape.join(" × ");
}

/** Number of values in a shape. */
export function shapeSize(shape: Shape): number {
  return shape[0] * (shape[1] ?? 1) * (shape[2] ?? 1);
}

/** A sequence of layers followed as far as its shapes are known, whether or not it is a network. */
export interface ModelTrace {
  /** One for each layer; null from the first layer on that cannot take its input. */
  readonly layers: readonly (LayerShape | null)[];
  /** The first one met. */
  readonly problem: ShapeProblem | null;
}

/**
 * Follows an image of 28 × 28 × 1 through `layers`. Convolutions and pools without padding give ⌊(n − k) / s⌋ + 1
 * values along an axis, with `same` padding ⌈n / s⌉.
 */
export function traceModel(layers: readonly LayerSpec[]): ModelTrace {
  const shapes: (LayerShape | null)[] = [];
  const problems: ShapeProblem[] = [];
  let input: Shape | null = imageShape;
  let parameters = 0;
  for (const [layer, spec] of layers.entries()) {
    if (!input) {
      shapes.push(null);
      continue;
    }
    const found = formatShape(input);
    const report = (code: ShapeProblem["code"], what = found) => problems.push({ code, layer, kind: spec.kind, found: what });
    const isLast = layer === layers.length - 1;
    if ("activation" in spec && spec.activation === "softmax" && !(isLast && spec.kind === "dense")) report("softmax-not-last");
    const next = layerShape(spec, input);
    if (typeof next === "string") {
      report(next);
      shapes.push(null);
      input = null;
      continue;
    }
    if (isLast && (spec.kind !== "dense" || spec.units !== classCount)) report("last-layer", formatShape(next.output));
    parameters += next.parameters;
    if (parameters > limits.parameters.max) report("too-many-parameters", String(parameters));
    shapes.push({ ...next, activationBytes: keptTensors(spec, parameters > 0) * shapeSize(next.output) * 4 });
    input = next.output;
  }
  return { layers: shapes, problem: problems[0] ?? null };
}

/** The shapes of `layers`, or the first reason why they are no network. */
export function modelShape(layers: readonly LayerSpec[]): ModelShape | ShapeProblem {
  const trace = traceModel(layers);
  if (trace.problem) return trace.problem;
  const shapes = trace.layers.filter((layer) => layer !== null);
  const sum = (of: (layer: LayerShape) => number) => shapes.reduce((total, layer) => total + of(layer), 0);
  return {
    layers: shapes,
    parameters: sum((layer) => layer.parameters),
    flops: sum((layer) => layer.flops),
    activationBytes: sum((layer) => layer.activationBytes),
  };
}

/** Whether `modelShape` found a network rather than a problem. */
export function isModelShape(result: ModelShape | ShapeProblem): result is ModelShape {
  return "layers" in result;
}

/** Tensors of the size of its output that a layer keeps in training; flatten only looks at the one before in another way. */
function keptTensors(layer: LayerSpec, hasGradient: boolean): number {
  if (layer.kind === "flatten") return 0;
  // Dropout keeps its mask as well, batch normalization the normalized values.
  const own = layer.kind === "dropout" || layer.kind === "batchNormalization" ? 2 : 1;
  return hasGradient ? own + 1 : own;
}

function layerShape(layer: LayerSpec, input: Shape): Omit<LayerShape, "activationBytes"> | ShapeProblem["code"] {
  switch (layer.kind) {
    case "dense": {
      if (input.length !== 1) return "needs-vector";
      const weights = input[0] * layer.units;
      return { layer, input, output: [layer.units], parameters: weights + layer.units, flops: 2 * weights + layer.units };
    }
    case "conv2d": {
      if (input.length !== 3) return "needs-image";
      const [height, width, channels] = input;
      const along = (size: number) =>
        layer.padding === "same" ? Math.ceil(size / layer.strides) : Math.floor((size - layer.kernelSize) / layer.strides) + 1;
      const output = [along(height), along(width), layer.filters] as const;
      if (output[0] < 1 || output[1] < 1) return "too-small";
      const weights = layer.kernelSize ** 2 * channels * layer.filters;
      return {
        layer,
        input,
        output,
        parameters: weights + layer.filters,
        flops: output[0] * output[1] * (2 * weights + layer.filters),
      };
    }
    case "maxPool2d":
    case "averagePool2d": {
      if (input.length !== 3) return "needs-image";
      const [height, width, channels] = input;
      const output = [Math.floor(height / layer.poolSize), Math.floor(width / layer.poolSize), channels] as const;
      if (output[0] < 1 || output[1] < 1) return "too-small";
      return { layer, input, output, parameters: 0, flops: shapeSize(output) * layer.poolSize ** 2 };
    }
    case "flatten":
      return { layer, input, output: [shapeSize(input)], parameters: 0, flops: 0 };
    case "batchNormalization": {
      const channels = input.at(-1) ?? 1;
      // Scale and shift are trained; the moving mean and variance are not. Subtract, multiply, add: two a value at prediction.
      return { layer, input, output: input, parameters: 2 * channels, flops: 2 * shapeSize(input) };
    }
    case "dropout":
      // Leaves out nothing when an image is read.
      return { layer, input, output: input, parameters: 0, flops: 0 };
  }
}
