import { makeNumberFormat, thinSpace } from "../formatNumber";

const number = makeNumberFormat("en");
const bare = (share: number) => number.decimal(share * 100, 2);
const percent = (share: number) => number.percent(share, 2);
const kilobytes = (bytes: number) => `${number.decimal(bytes / 1000, 1)}${thinSpace}kB`;
const pValue = (p: number) => (p < 0.0001 ? "<\u00a00.0001" : `=\u00a0${number.decimal(p, p < 0.01 ? 4 : 3)}`);

/** Pruned, quantised and distilled networks, in English. */
export const enSmaller = {
  tab: "Smaller models",
  title: "How small can a network be made?",
  explanation:
    "Articles 0, 3 and 4 ask for smaller models by pruning, quantisation and distillation. Each is done here to a network that you have trained, and measured on all test images.",
  accuracy: "Test accuracy",
  accuracyTerm: "Share of the test images read rightly, with its 95 % interval.",
  drawings: "My digits",
  drawingsTerm: "Share of the digits that you drew under My digits that are read rightly; a dash where there are none.",
  verdict: "Against the original",
  verdictTerm:
    "McNemar's exact test on the images that only one of the two reads rightly; p after Holm's correction over the rows. Better or worse below 0.05.",
  share: percent,
  interval: (low: number, high: number) => `${bare(low)} to ${percent(high)}`,
  ofDrawings: (correct: number, count: number) => `${correct} of ${count}`,
  verdicts: { a: "better", b: "worse", none: "no difference shown", seedsDisagree: "no difference shown" },
  verdictNote: (onlyThis: number, onlyOriginal: number, p: number) => `${onlyThis} : ${onlyOriginal}, p\u00a0${pValue(p)}`,
  compression: {
    title: "Prune and quantise",
    explanation:
      "Pruning sets the weights nearest to 0 to 0; quantising rounds each weight to one of at most 256 levels. Biases stay as they are, and nothing is trained again.",
    empty: "Train a network in the playground first; it can be chosen here once it has ended.",
    network: "Network",
    runName: (name: string, seed: number) => `${name}, seed ${seed}`,
    share: "Pruned",
    shareSpoken: "Share of the weights that are pruned",
    scope: "Smallest weights",
    scopes: { network: "of the whole network", layer: "of each layer" },
    scheme: "8-bit formula",
    schemes: { symmetric: "symmetric", affine: "affine" },
    per: "One scale for",
    pers: { channel: "each output channel", tensor: "each layer" },
    formula: {
      symmetric: "Symmetric: w ≈ s · q with s = max |w| / 127 and q a whole number from −127 to 127.",
      affine:
        "Affine: w ≈ s · (q − z) with s = (max − min) / 255, z = round(−min / s) and q a whole number from 0 to 255; min and max include 0.",
    },
    measure: "Measure",
    failed: "The trainer could not measure it. Is it still running?",
    caption: "The network before and after; scrolls sideways",
    variant: "Weights",
    variants: {
      original: (_share: string) => "Original, 32-bit",
      pruned: (share: string) => `${share} pruned`,
      quantized: (_share: string) => "8-bit",
      both: (share: string) => `${share} pruned, 8-bit`,
    },
    added: {
      original: (_share: string) => "copy",
      pruned: (share: string) => `${share} pruned`,
      quantized: (_share: string) => "8-bit",
      both: (share: string) => `${share} pruned, 8-bit`,
    },
    size: "Size",
    sizeTerm:
      "Bytes of all weights: 4 a number; 8-bit weights 1 each, and 4 a scale, with 1 more for an affine zero point. Pruned weights are stored sparsely: before each one that is left a byte counts the zeros since the last, with one more for every 254 of them. Below: the same bytes after gzip.",
    kilobytes,
    gzip: (bytes: number) => `gzip ${kilobytes(bytes)}`,
    timesSmaller: (times: number) =>
      times >= 1 ? `${number.decimal(times, 1)} times smaller` : `${number.decimal(1 / times, 1)} times larger`,
    zerosHead: "Zeros",
    zerosTerm: "Share of the weights, biases apart, that are exactly 0.",
    zeros: (share: number) => number.percent(share, 1),
    comparison: "Playground",
    addNote:
      "Add puts these weights in the playground as a network of their own, to compare and to look into. Resetting it, or opening a copied link, trains the ordinary network anew under its name.",
    addNoRoom: "There is no room to add one: remove a network in the playground first.",
    add: "Add",
    addSpoken: (name: string) => `Add to the playground: ${name}`,
    drawCurve: "Measure accuracy against pruning",
    curveLabel: (points: string) => `Test accuracy against the share pruned. ${points}`,
    curvePoint: (share: number, accuracy: number) => `${number.percent(share, 0)}: ${number.percent(accuracy, 1)}`,
    curveStart: "0 % pruned",
    curveEnd: "100 %",
  },
  distillation: {
    title: "Distil",
    explanation:
      "A small network, the student, learns from the answers of a trained one, the teacher, as well as from the labels: the loss is λ · T² · cross-entropy with the teacher + (1 − λ) · cross-entropy with the labels (Hinton et al. 2015). Both sides answer at temperature T, their logits divided by it. Images are trained on as they are, and the teacher answers to each once, before the first step. The same student also trains without a teacher, from the same seed. Copied links, duplicates and exported Python programs do not hold the teacher: there the student learns from the labels alone, under the same name.",
    teacher: "Teacher",
    student: "Student",
    epochs: "Epochs",
    temperature: "Temperature T",
    share: "Teacher's share λ",
    start: "Train with and without teacher",
    waiting: "Waiting for the teacher's weights…",
    noRoom: "There is no room for two more networks: remove some in the playground first.",
    failed: "The teacher's weights could not be had. Is the trainer still running?",
    alone: (network: string) => `${network}, alone`,
    taught: (network: string, teacher: string) => `${network}, taught by ${teacher}`,
    caption: (student: string) => `${student} and its teacher; scrolls sideways`,
    network: "Network",
    roles: { teacher: "Teacher", alone: "Student alone", taught: "Student with teacher" },
    gone: (name: string) => `${name} (gone)`,
    settings: (temperature: number, share: number) => `T = ${temperature}, λ = ${share}`,
    progress: "Progress",
    size: "Parameters",
    count: number.count,
    state: {
      ready: "not trained",
      asking: "the teacher answers first",
      training: (share: number) => `${number.percent(share, 0)} trained`,
      evaluating: "measuring",
      paused: (share: number) => `paused at ${number.percent(share, 0)}`,
      stopped: "stopped early",
      finished: "trained",
      failed: "failed",
    },
    outcome: {
      better: (taught: number, alone: number, p: number) =>
        `With its teacher the student reads ${percent(taught)} rightly, alone ${percent(alone)}: the teacher helped (p\u00a0${pValue(p)}).`,
      worse: (taught: number, alone: number, p: number) =>
        `With its teacher the student reads ${percent(taught)} rightly, alone ${percent(alone)}: the teacher did harm (p\u00a0${pValue(p)}).`,
      none: (taught: number, alone: number, p: number) =>
        `With its teacher the student reads ${percent(taught)} rightly, alone ${percent(alone)}: no difference that these test images show (p\u00a0${pValue(p)}).`,
    },
    otherSteps: (taught: number, alone: number) =>
      ` They were stopped after different numbers of steps, ${number.count(taught)} with the teacher and ${number.count(alone)} alone; that may be why.`,
    oneSeed: "McNemar's exact test, one seed each: another seed may turn it round.",
  },
};
