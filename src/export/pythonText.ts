import type { Experiment } from "../protocol/experiment";

/** `value` as a Python string. */
export function pythonString(value: string): string {
  // JSON's escapes are all Python's as well.
  return JSON.stringify(value);
}

/** A finite number as Python writes it. */
export function pythonNumber(value: number): string {
  return String(value);
}

/** `lines` with `spaces` before each one that is not empty. */
export function indented(lines: readonly string[], spaces: number): string[] {
  return lines.map((line) => (line === "" ? line : " ".repeat(spaces) + line));
}

/** A learning rate that a person set while a run trained: it holds after so many steps. */
export interface RateChange {
  readonly step: number;
  readonly learningRate: number;
}

/** The first lines of every script: what it is and the settings that a person may want to change. */
export function scriptHead(
  experiment: Experiment,
  changes: readonly RateChange[],
  framework: string,
  ...usage: readonly string[]
): string[] {
  return [
    `# ${pythonString(experiment.name)}, a network for MNIST, in ${framework}. Written by Trainset.`,
    ...usage.map((line) => `# ${line}`),
    "# Random numbers differ between programs: curves come out alike, not equal.",
    ...(experiment.augmentation === "drawing"
      ? ["# Trainset trained it for drawing. This code trains on MNIST's images as they are, and reads drawings less well."]
      : []),
    ...(changes.length > 0
      ? ["# This run's learning rate was changed by hand while it trained, which this script does not repeat:"]
      : []),
    ...changes.map(({ step, learningRate }) => `#   ${pythonNumber(learningRate)} after step ${step}`),
  ];
}

/** The learning rate of each step as the body of a Python function of `step`, with `math` as the name of a module. */
export function scheduleLines({ schedule }: Experiment, math: string, minimum: string, maximum: string): string[] {
  const lines: string[] = [];
  if (schedule.kind === "step") {
    const everySteps = `(${schedule.everyEpochs} * STEPS_PER_EPOCH)`;
    lines.push(`factor = ${pythonNumber(schedule.factor)} ** (step // ${everySteps})`);
  }
  if (schedule.kind === "cosine") {
    const { finalFraction, warmUpSteps } = schedule;
    const final = pythonNumber(finalFraction);
    const half = `(1 + ${math}.cos(math.pi * t)) / 2`;
    lines.push(
      `length = max(1, EPOCHS * STEPS_PER_EPOCH - 1${warmUpSteps > 0 ? ` - ${warmUpSteps}` : ""})`,
      `t = ${minimum}(1.0, ${maximum}(0.0, ${warmUpSteps > 0 ? `(step - ${warmUpSteps})` : "step"} / length))`,
      `factor = ${finalFraction > 0 ? `${final} + (1 - ${final}) * ` : ""}${half}`,
    );
  }
  if (schedule.warmUpSteps > 0) {
    const warmUp = `${minimum}(1.0, (step + 1) / ${schedule.warmUpSteps})`;
    lines.push(schedule.kind === "constant" ? `factor = ${warmUp}` : `factor = factor * ${warmUp}`);
  }
  return [...lines, "return LEARNING_RATE * factor"];
}

/** Whether the learning rate changes while training. */
export function hasSchedule({ schedule }: Experiment): boolean {
  return schedule.kind !== "constant" || schedule.warmUpSteps > 0;
}

/** Lines that leave images of a digit out of NumPy's `x_train` and `y_train`, the first `trainingImages` of which are trained on. */
export function thinningLines({ thinning }: Experiment, trainingImages: number): string[] {
  if (!thinning) return [];
  const { digit, keep } = thinning;
  return [
    "",
    `# Of digit ${digit} the share ${pythonNumber(keep)} stays. Its other images' places go to images drawn from the rest: Trainset draws them anew in`,
    "# every epoch, this script once.",
    "generator = np.random.default_rng(SEED)",
    `rows = np.arange(${trainingImages})`,
    `of_digit = generator.permutation(rows[y_train[:${trainingImages}] == ${digit}])`,
    `rows = np.setdiff1d(rows, of_digit[max(1, int(${pythonNumber(keep)} * len(of_digit) + 0.5)) :])`,
    `more = np.resize(generator.permutation(rows), ${trainingImages} - len(rows))`,
    `rows = np.concatenate([rows, more, np.arange(${trainingImages}, len(x_train))])`,
    "x_train, y_train = x_train[rows], y_train[rows]",
  ];
}

/** The settings at the top of a script. */
export function settingLines(experiment: Experiment, trainingImages: number): string[] {
  const { seed, batchSize, epochs, optimizer } = experiment;
  return [
    `SEED = ${seed}`,
    `BATCH_SIZE = ${batchSize}`,
    `EPOCHS = ${epochs}`,
    `LEARNING_RATE = ${pythonNumber(optimizer.learningRate)}`,
    ...(hasSchedule(experiment) ? [`STEPS_PER_EPOCH = ${Math.ceil(trainingImages / batchSize)}`] : []),
  ];
}

/** The text of a script, with no more than two empty lines in a row. */
export function scriptText(lines: readonly string[]): string {
  return lines.join("\n").replace(/\n{4,}/g, "\n\n\n");
}
