import type { BackendReason, BackendTiming } from "../protocol/backendChoice";
import type { LayerSpec } from "../protocol/experiment";
import type { RunState } from "../protocol/messages";
import type { Shape } from "../protocol/modelShape";
import { activationOptions, type BackendName, backendOptions, layerOptions } from "../protocol/options";
import { makeNumberFormat, thinSpace } from "./formatNumber";
import { shapeText } from "./shapeText";

const number = makeNumberFormat("en");
const many = (count: number, one: string, more: string) => `${number.count(count)} ${count === 1 ? one : more}`;

const layerName = (layer: LayerSpec): string => {
  const kind = layerOptions[layer.kind].label;
  switch (layer.kind) {
    case "dense":
      return `${kind} ${layer.units}`;
    case "conv2d":
      return `${kind} ${layer.filters}`;
    case "maxPool2d":
    case "averagePool2d":
      return `${kind} ${layer.poolSize}`;
    case "dropout":
      return `${kind} ${number.percent(layer.rate, 0)}`;
    case "flatten":
    case "batchNormalization":
      return kind;
  }
};

/** Terms that are explained below a list, each with its explanation. */
export type ExplainedTerms = readonly (readonly [term: string, explanation: string])[];

const cardTerms: ExplainedTerms = [
  ["parameters", "The numbers inside a network that training changes: weights and biases."],
  ["batch", "Images that pass the network together before its weights change once."],
  ["epochs", "Passes over all training images."],
  ["article", "Which of the five articles in the README this network and its settings come from."],
];

/** The panels of the page in English, but for charts and drawing. */
export const enPage = {
  page: {
    title: "Trainset",
    documentTitle: "Trainset: train neural networks in the browser",
    description:
      "Train dense and convolutional networks on all 60,000 MNIST images in a browser tab, several at once, and draw digits that they read.",
    views: { playground: "Playground", articles: "Articles" },
    viewsLabel: "Views",
    broken: "The page met an error that it cannot draw around. Reload it; runs that have trained are kept in this browser.",
    reload: "Reload the page",
    keysButton: "Keys",
    tabsLabel: "What the runs did",
    restart: "Restart",
  },
  tabs: {
    curves: "Curves",
    compare: "Compare",
    mistakes: "Mistakes",
    inside: "Inside",
  },
  network: {
    image: "28 × 28 image",
    layer: layerName,
    layerWithOutput: (layer: LayerSpec, output: Shape) => {
      const details = [
        layerName(layer),
        ...(layer.kind === "conv2d" ? [`${layer.kernelSize} × ${layer.kernelSize}`] : []),
        ...("activation" in layer ? [activationOptions[layer.activation].label] : []),
      ];
      return `${details.join(", ")}: gives ${shapeText(output)}`;
    },
    list: (names: readonly string[]) => names.join(", "),
  },
  presets: {
    title: "Networks",
    purpose: "Train neural networks on handwritten digits, here in your browser. Choose one or several.",
    legend: "On the cards:",
    terms: cardTerms,
    article: (articleNumber: string) => `Article ${articleNumber}`,
    parameters: (count: number) => many(count, "parameter", "parameters"),
    batchAndEpochs: (batchSize: number, epochs: number) => `Batch ${batchSize} · ${many(epochs, "epoch", "epochs")}`,
  },
  controls: {
    label: "Training",
    train: "Train",
    pause: "Pause",
    resume: "Resume",
    step: "Step",
    stop: "Stop",
    reset: "Reset",
    newSeed: "New seed",
    seed: "Seed",
    seedTerm:
      "The number that decides the initial weights and the order of the images. The same seed gives the same curves again.",
    stepTitle: "One batch, then pause",
    stopTitle: "End training and measure the test images",
    resetTitle: "Back to the same initial weights",
    newSeedTitle: "Other initial weights and another order",
    progress: "All runs",
    loading: (loaded: number, total: number) =>
      total > 0 ? `Loading ${number.decimal(loaded / 1e6, 1)} of ${number.megabytes(total)}` : "Loading the data…",
    choosing: "Choosing where to compute…",
    waiting: "Ready to train",
    nothing: "Choose a network to train",
    lost: "The trainer has stopped",
    noData: "The data are missing",
    paused: "Paused",
    measuring: "Measuring…",
    ended: "All runs have ended",
    elapsed: (seconds: number) => `${number.clock(seconds)} elapsed`,
    left: (seconds: number) => `${number.duration(seconds)} left`,
    percentDone: (share: number) => `${number.percent(share, 0)} done`,
  },
  runs: {
    title: "Runs",
    empty: "No run yet. Choose a network above; it appears here and trains when you press Train.",
    remove: (name: string) => `Remove ${name}`,
    removeQuestion: (name: string) => `Remove ${name}? What it has learned is lost.`,
    removeConfirmed: "Remove the run",
    progress: (name: string) => `Progress of ${name}`,
    progressValue: (epoch: number, epochs: number, step: number, steps: number) =>
      `Epoch ${epoch} of ${epochs}, step ${number.count(step)} of ${number.count(steps)}`,
    states: {
      ready: "Ready",
      training: "Training",
      evaluating: "Measuring",
      paused: "Paused",
      stopped: "Stopped",
      finished: "Finished",
      failed: "Failed",
    } satisfies Record<RunState, string>,
    epoch: "Epoch",
    epochTerm: "One pass over all training images.",
    epochOf: (epoch: number, epochs: number) => `${epoch}${thinSpace}/${thinSpace}${epochs}`,
    step: "Step",
    stepTerm: "One batch of images through the network, and one small change of its weights.",
    stepOf: (step: number, steps: number) => `${number.count(step)}${thinSpace}/${thinSpace}${number.count(steps)}`,
    speed: (imagesPerSecond: number) => `${number.count(imagesPerSecond)} images/s`,
    speedLabel: "Speed",
    noSpeed: "–",
    time: "Training time",
    timeLeft: "Time left",
    left: (seconds: number) => number.duration(seconds),
    computedOn: "Computed on",
    trainedFor: (seconds: number, isEstimated: boolean) => `${isEstimated ? "≈ " : ""}${number.clock(seconds)}`,
    testAccuracy: "Test accuracy",
    testAccuracyTerm: "Share of test images, none of which it was trained on, that the network reads correctly.",
    interval: (low: number, high: number) => `${number.decimal(low * 100, 2)} to ${number.percent(high, 2)}`,
    intervalTerm: "95 % Wilson interval: with other test images of the same kind the accuracy would likely lie in here.",
    accuracy: (share: number) => number.percent(share, 2),
    noAccuracy: "–",
    testLoss: "Test loss",
    testLossTerm: "Mean cross-entropy over the test images: the lower, the surer the network was of the right digit.",
    loss: (loss: number) => number.decimal(loss, 4),
    afterEpoch: (epoch: number) => `after epoch ${epoch}`,
    notMeasured: (epoch: number | null) => (epoch === null ? "measured at the end" : `comes after epoch ${epoch}`),
    neverMeasured: "not measured",
    stoppedEarly: (epoch: number, epochs: number) =>
      `Stopped early after epoch ${epoch} of ${epochs}: the validation loss fell no more.`,
    estimated: "This run's share of a shared graphics processor, by its amount of arithmetic.",
    measureLabel: "Measure the test images after each epoch",
    measureWhy: "Draws the dashed test curves. Nothing is ever chosen by them; without it training is a little faster.",
  },
  backend: {
    title: "Where to compute",
    automatic: "Automatic",
    choosing: "Choosing…",
    none: "None",
    software: "software",
    button: (label: string) => `Computes on ${label}. Choose another`,
    choosingButton: "Where to compute",
    hint: "Another backend starts every run again from its initial weights.",
    slow: {
      cpu: "Plain JavaScript computes here: about a hundred times slower. A current browser with WebAssembly trains in seconds.",
      cpuAsked: "Plain JavaScript computes here: about a hundred times slower. Choose Automatic at the top right.",
      software: "A software graphics adapter computes here, which is slow. Choose Automatic at the top right.",
    },
    gpuMemory: (bytes: number) => `This page holds ${number.megabytes(bytes)} on the graphics processor.`,
    inUse: "In use",
    use: (label: string, losesTraining: boolean) => `Use ${label}${losesTraining ? " and start again" : ""}`,
    whyUnknown: "Choosing where to compute…",
    automaticNote: "The fastest of the graphics processor and WebAssembly, measured once.",
    notes: {
      webgpu: "The graphics processor, by the newest way.",
      wasm: "The main processor, with compiled code.",
      webgl: "The graphics processor, by the older way.",
      cpu: "The main processor, slow but everywhere.",
    } satisfies Record<BackendName, string>,
    unavailable: {
      webgpu: "This browser offers no WebGPU adapter.",
      wasm: "This browser does not run WebAssembly with SIMD.",
      webgl: "This browser offers no WebGL in a worker.",
      cpu: "Not available here.",
    } satisfies Record<BackendName, string>,
    softwareNote: (adapter: string | null) => `A software adapter${adapter ? `, ${adapter}` : ""}: slow, for trying out.`,
    why: (backend: BackendName, adapter: string | null, reason: BackendReason, timings: readonly BackendTiming[]) => {
      const place = `${backendOptions[backend].label}${adapter ? ` on ${adapter}` : ""}`;
      switch (reason) {
        case "asked":
          return `${place}, because you chose it.`;
        case "hardware-gpu":
          return `${place}: the graphics processor passed its self-test.`;
        case "fastest": {
          const measured = timings.map(
            (timing) => `${backendOptions[timing.backend].label} ${number.milliseconds(timing.milliseconds)}`,
          );
          return `${place}: the fastest here for the networks chosen (a step takes ${measured.join(", ")}).`;
        }
        case "no-gpu":
          return `${place}: this browser offers no graphics processor to compute on.`;
        case "software-gpu-only":
          return `${place}: the only graphics adapter here is a software one, which is slower.`;
        case "gpu-self-test-failed":
          return `${place}: the graphics processor did not pass its self-test.`;
        case "no-webassembly":
          return `${place}: neither a graphics processor nor WebAssembly with SIMD is available here. Training is slow.`;
      }
    },
  },
  dataset: {
    title: "Test images",
    loading: "Loading MNIST",
    loadingOwn: "Loading your data",
    own: "Your own data",
    useOwn: "Use your own data",
    progress: (loaded: number, total: number) =>
      total > 0 ? `${number.decimal(loaded / 1e6, 1)} of ${number.megabytes(total)}` : number.megabytes(loaded),
    unpacking: "Unpacking…",
    retry: "Retry",
    failed: "The images did not load.",
    stopped: "The data come back when the trainer restarts.",
    counts: (training: number, test: number) => `${number.count(training)} to train, ${number.count(test)} to test`,
    samples: (each: number) => `Test images: ${each} of each digit from 0 to 9`,
  },
  keys: {
    title: "Keys",
    close: "Close",
    space: "Space",
    right: "→",
    rows: {
      train: "Train, pause or resume",
      step: "One training step",
      reset: "Reset, unless training",
      keys: "Show these keys",
      close: "Close what is open",
    },
    note: "They act in the playground. A control that has the focus and uses a key itself keeps it.",
  },
};
