import { type Dataset, type ImageSet, pixelCount } from "../data/imageSet";
import { createRandom } from "../data/random";
import type { Experiment } from "../protocol/experiment";
import type { BackendName } from "../protocol/options";
import { chooseBackend } from "./backend";
import { readMeasured } from "./readMeasured";
import { createTrainingRun, type TrainingRun } from "./trainingRun";
import { writeDigitsInSlices } from "./writtenDigits";

/** A GPU is asked so often whether it is done, as in training: to wait for each step would take longer than the step. */
const finishEveryMs = 80;
/** Most steps of an epoch of noise, and the images that it has at most; a batch may be larger. */
const noiseSteps = 64;
const noiseImagesMost = 4096;
/** Rounds that compile kernels and fill pools, and how long they go on at least. */
const warmUpRounds = 2;
const warmUpForMs = 150;
/** The measurement ends after so long, … */
const measureForMs = 800;
/** … and the warm-up of a backend that is too slow to be taken is the last that is seen of it. */
const hopelessMs = 3000;

/**
 * Starts `backend` in this thread and gives the milliseconds that one training step of each experiment takes, all together.
 * Meant for a worker that is thrown away afterwards. Throws where the backend does not start.
 */
export async function timeBackend(backend: BackendName, experiments: readonly Experiment[]): Promise<number> {
  await chooseBackend(backend);
  if (experiments.some(({ augmentation }) => augmentation === "drawing")) await writeDigitsInSlices();
  const runs = experiments.map(createNoiseRun);
  const began = performance.now();
  let warmUps = 0;
  let warmUpMs = 0;
  while (warmUps < warmUpRounds || warmUpMs < warmUpForMs) {
    await trainRound(runs);
    await finishSteps(runs);
    warmUps++;
    warmUpMs = performance.now() - began;
  }
  if (warmUpMs > hopelessMs) return warmUpMs / warmUps;

  const start = performance.now();
  let rounds = 0;
  let now = start;
  while (now - start < measureForMs) {
    const began = now;
    do {
      await trainRound(runs);
      rounds++;
    } while (performance.now() - began < finishEveryMs);
    await finishSteps(runs);
    now = performance.now();
  }
  return (now - start) / rounds;
}

async function trainRound(runs: readonly TrainingRun[]): Promise<void> {
  // The step of an epoch's end comes with slices, in which nothing is trained.
  for (const run of runs) while ((await run.advance()) === "slice");
}

/** Resolves when the device has done every step so far. */
async function finishSteps(runs: readonly TrainingRun[]): Promise<void> {
  const measured = runs.flatMap((run) => run.metrics.takePending().measured);
  if (measured.length > 0) await readMeasured(measured, true);
}

/** A run on images of noise that never ends. */
function createNoiseRun(experiment: Experiment): TrainingRun {
  const { batchSize } = experiment;
  const steps = Math.min(noiseSteps, Math.max(1, Math.floor(noiseImagesMost / batchSize)));
  const noise = noiseImages(batchSize * steps);
  const dataset: Dataset = { train: noise, test: noise };
  const endless: Experiment = {
    ...experiment,
    trainingImages: noise.count,
    validation: { kind: "none" },
    // A cosine over so many epochs leaves the learning rate as it is.
    epochs: 1_000_000,
  };
  const nothing = () => {};
  const listener = { evaluating: nothing, training: nothing, epochEnded: nothing, flush: async () => {} };
  return createTrainingRun("timing", endless, { testEachEpoch: false, maxSteps: null, testImages: 1 }, dataset, listener);
}

/** Ink as MNIST has it, since black pixels cost less: a fifth of the image, and all of it within the middle 20 × 20 pixels. */
function noiseImages(count: number): ImageSet {
  const random = createRandom(count);
  const isInk = (pixel: number) => {
    const [row, column] = [Math.floor(pixel / 28), pixel % 28];
    return row >= 4 && row < 24 && column >= 4 && column < 24 && random() % 8 < 3;
  };
  return {
    count,
    images: Uint8Array.from({ length: count * pixelCount }, (_, i) => (isInk(i % pixelCount) ? random() >>> 24 : 0)),
    labels: Uint8Array.from({ length: count }, () => random() % 10),
  };
}
