/**
 * What a person can choose, one row per choice. Pickers, the schema of an experiment, the terminal's `--help` and the
 * tests loop over these tables; the engine implements each row in a table that must have the same keys. A `label` is the row's
 * English name; the page shows those of its language, which stand in src/text.
 */

/** Where tensors are computed. `label` is a product name and is not translated. */
export const backendOptions = {
  webgpu: { label: "WebGPU" },
  wasm: { label: "WebAssembly" },
  webgl: { label: "WebGL" },
  cpu: { label: "JavaScript" },
} as const;
export type BackendName = keyof typeof backendOptions;
/** `auto` lets the worker choose. */
export type BackendPreference = "auto" | BackendName;

/** Activation functions of a dense or convolution layer. */
export const activationOptions = {
  linear: { label: "linear" },
  relu: { label: "ReLU" },
  sigmoid: { label: "sigmoid" },
  tanh: { label: "tanh" },
  /** Exponential linear unit with α = 1 (Clevert et al. 2016). */
  elu: { label: "ELU" },
  /** Gaussian error linear unit, the exact form x·Φ(x) (Hendrycks & Gimpel 2016). */
  gelu: { label: "GELU" },
  softmax: { label: "softmax" },
} as const;
export type ActivationName = keyof typeof activationOptions;

/** How a pixel byte 0..255 becomes the number that the network sees. */
export const preprocessingOptions = {
  /** x / 255, in 0..1. */
  unit: { label: "x / 255", scale: 1 / 255, offset: 0 },
  /** (x / 255 − 0.5) / 0.5, in −1..1. */
  centered: { label: "(x / 255 − 0.5) / 0.5", scale: 2 / 255, offset: -1 },
} as const;
export type PreprocessingName = keyof typeof preprocessingOptions;

/** What is done to training images before the network sees them; each time anew, by the seed. */
export const augmentationOptions = {
  none: { label: "as they are" },
  /** Turned, slanted, thickened and bent, with digits among them as people write them with a pen. */
  drawing: { label: "for drawing" },
} as const;
export type AugmentationName = keyof typeof augmentationOptions;

/** How weights and biases start; named after the framework whose default it is. */
export const initializationOptions = {
  /** Weights uniform in ±√(6 / (fan in + fan out)), biases zero. */
  keras: { label: "Glorot uniform, zero biases" },
  /** Weights and biases uniform in ±1 / √(fan in). */
  pytorch: { label: "uniform ±1/√(fan in)" },
  /** Weights normal with variance 2 / fan in, cut at two standard deviations (He et al. 2015), biases zero. */
  he: { label: "He normal, zero biases" },
} as const;
export type InitializationName = keyof typeof initializationOptions;

export const optimizerOptions = {
  adam: { label: "Adam" },
  /** Adam with weight decay apart from the gradient (Loshchilov & Hutter 2019). */
  adamw: { label: "AdamW" },
  rmsprop: { label: "RMSProp" },
  /** With momentum where that is above 0. */
  sgd: { label: "SGD" },
} as const;
export type OptimizerName = keyof typeof optimizerOptions;

/** How the learning rate changes while training; each may be preceded by a warm-up. */
export const scheduleOptions = {
  constant: { label: "constant" },
  /** Multiplied by a factor after every so many epochs. */
  step: { label: "steps" },
  /** Half a cosine from the full rate down to a fraction of it at the end of the last epoch. */
  cosine: { label: "cosine" },
} as const;
export type ScheduleName = keyof typeof scheduleOptions;

/** Layers that a network can be made of. */
export const layerOptions = {
  dense: { label: "Dense" },
  conv2d: { label: "Conv" },
  maxPool2d: { label: "Max pool" },
  averagePool2d: { label: "Average pool" },
  batchNormalization: { label: "Batch norm" },
  flatten: { label: "Flatten" },
  dropout: { label: "Dropout" },
} as const;
export type LayerKind = keyof typeof layerOptions;

/** Names of a table's rows, with their literal types. */
export function optionNames<T extends object>(table: T): [keyof T & string, ...(keyof T & string)[]] {
  // Every table above has at least one row and string keys only, which `Object.keys` cannot know.
  return Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
}
