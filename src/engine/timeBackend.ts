import { type Dataset, type ImageSet, pixelCount } from "../data/imageSet";
import { createRandom } from "../data/random";
import type { Experiment } from "../protocol/experiment";
import type { BackendName } from "../protocol/options";
import { chooseBackend } from "./backend";
import { readMeasured } from "./readMeasured";
import { createTrainingRun, type TrainingRun } from "./trainingRun";

/** Rounds that compile kernels and fill pools. */
const warmUpRounds = 2;
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
  const runs = experiments.map(createNoiseRun);
  const began = performance.now();
  for (let round = 0; round < warmUpRounds; round++) await trainRound(runs);
  await finishSteps(runs);
  const warmUpMs = performance.now() - began;
  if (warmUpMs > hopelessMs) return warmUpMs / warmUpRounds;

  const start = performance.now();
  let rounds = 0;
  do {
    await trainRound(runs);
    rounds++;
    // Finishing each round costs a GPU little against a round, and keeps the clock honest.
    await finishSteps(runs);
  } while (performance.now() - start < measureForMs);
  return (performance.now() - start) / rounds;
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

/** A run on images of noise, whose epoch never ends. */
function createNoiseRun(experiment: Experiment): TrainingRun {
  const noise = noiseImages(experiment.batchSize);
  const dataset: Dataset = { train: noise, test: noise };
  const endless: Experiment = { ...experiment, trainingImages: noise.count, validation: { kind: "none" }, epochs: 1_000_000 };
  const nothing = () => {};
  const listener = { evaluating: nothing, training: nothing, epochEnded: nothing, flush: async () => {} };
  return createTrainingRun("timing", endless, { testEachEpoch: false, maxSteps: null, testImages: 1 }, dataset, listener);
}

function noiseImages(count: number): ImageSet {
  const random = createRandom(count);
  return {
    count,
    images: Uint8Array.from({ length: count * pixelCount }, () => random() >>> 24),
    labels: Uint8Array.from({ length: count }, () => random() % 10),
  };
}
