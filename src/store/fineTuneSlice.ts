import { renderDrawing } from "../drawing/renderDrawing";
import type { Experiment } from "../protocol/experiment";
import type { RunId } from "../protocol/messages";
import type { OwnImages } from "../protocol/ownImages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import type { DrawingActions, FineTune, MyDigit } from "./drawingState";
import { makeRun } from "./makeRun";
import type { MeasuringActions } from "./measuringState";
import { myDigitsReading } from "./myDigitsReading";
import type { PlaygroundActions, PlaygroundState, Run } from "./playgroundState";
import { whyNoRoom } from "./roomForRuns";
import { freeColor, freeName, runGroups } from "./runGroups";
import type { StoreContext } from "./storeContext";
import { lastTestMeasurement } from "./testMeasurement";

/** Images in an epoch of fine-tuning, own ones and MNIST's together. */
export const fineTuneImages = 6000;
/** Share of them that are own ones, each repeated as often as it takes. */
export const fineTuneShare = 0.2;
const fineTuneEpochs = 3;
/** The learning rate against the one that the network was trained with: what it knows shall not be washed away. */
const learningRateShare = 0.3;
/** Of each digit's drawings every third is kept apart and never trained on. */
const heldOutEvery = 3;

/** Fine-tuned groups of a page. */
export interface FineTuneSlice {
  readonly fineTune: DrawingActions["fineTune"];
  /** What a run that is being sent begins with and trains on besides MNIST; null for one whose group is not fine-tuned. */
  startOf(run: Run): { readonly checkpoint: RunCheckpoint; readonly own: OwnImages } | null;
  /** Whether the trainer holds the run with own digits: a reset there would keep them, whatever became of them here. */
  isSent(runId: RunId): boolean;
  /** Forgets what groups that are gone were fine-tuned on. */
  stateChanged(state: PlaygroundState, previous: PlaygroundState): void;
}

/** The ids of the own digits that fine-tuning leaves out, so that they tell how it works for what was never seen. */
export function heldOutDigits(digits: readonly MyDigit[]): ReadonlySet<string> {
  const seen = new Map<number, number>();
  return new Set(
    digits.flatMap(({ id, label }) => {
      const nth = (seen.get(label) ?? 0) + 1;
      seen.set(label, nth);
      return nth % heldOutEvery === 0 ? [id] : [];
    }),
  );
}

/** A page on which nothing is fine-tuned yet. */
export function createFineTuneSlice(
  context: StoreContext,
  takeCheckpoint: PlaygroundActions["takeCheckpoint"],
  readImages: DrawingActions["readImages"],
  measureWeights: MeasuringActions["measureWeights"],
): FineTuneSlice {
  const { records, getState, setState } = context;

  const noteBefore = (groupId: string, known: Partial<FineTune["before"]>) => {
    const fineTune = getState().fineTunes.get(groupId);
    if (!fineTune) return;
    const before = { ...fineTune.before, ...known };
    setState({ fineTunes: new Map(getState().fineTunes).set(groupId, { ...fineTune, before }) });
  };

  /** Has the test images read by weights that no epoch ended with. */
  async function measureMnistBefore(groupId: string, checkpoint: RunCheckpoint): Promise<void> {
    const measured = await measureWeights(checkpoint);
    if (measured) noteBefore(groupId, { mnist: measured.result.test.accuracy });
  }

  /** Has `runId`, which has not trained a step, read the digits, and notes how many it reads rightly. */
  async function measureBefore(groupId: string, runId: RunId, digits: readonly MyDigit[]): Promise<void> {
    const images = digits.map(({ strokes }) => renderDrawing(strokes) ?? new Float32Array(784));
    const probabilities = (await readImages(images, [runId])).get(runId);
    const fineTune = getState().fineTunes.get(groupId);
    if (!probabilities || !fineTune) return;
    const { answers } = myDigitsReading(probabilities, digits);
    const right = (ids: ReadonlySet<string>) => digits.filter(({ id, label }, i) => ids.has(id) && answers[i] === label).length;
    noteBefore(groupId, { own: { taught: right(fineTune.taught), heldOut: right(fineTune.heldOut) } });
  }

  const sent = new Set<RunId>();

  return {
    startOf({ id, groupId, experiment }) {
      const { fineTunes, myDigits } = getState();
      const fineTune = fineTunes.get(groupId);
      if (!fineTune) {
        sent.delete(id);
        return null;
      }
      sent.add(id);
      // Of digits that were deleted nothing is kept.
      const own = ownImagesOf(myDigits.filter((digit) => fineTune.taught.has(digit.id)));
      const learningRate = experiment.optimizer.learningRate;
      return { checkpoint: { ...fineTune.start, experiment, learningRate }, own };
    },
    isSent: (runId) => sent.has(runId),
    async fineTune(groupId, label) {
      const base = runGroups(getState().runs).find((group) => group.id === groupId)?.runs[0];
      const { myDigits } = getState();
      const heldOut = heldOutDigits(myDigits);
      const taught = new Set(myDigits.flatMap(({ id }) => (heldOut.has(id) ? [] : [id])));
      if (!base || base.step === 0 || taught.size === 0 || whyNoRoom(getState().runs)) return null;
      const checkpoint = await takeCheckpoint(base.id);
      const groups = runGroups(getState().runs);
      if (!checkpoint || whyNoRoom(getState().runs)) return null;
      const experiment = fineTuned(base.experiment, freeName(label(base.experiment.name), groups));
      const identity = { groupId: context.newId(), presetId: null, colorIndex: freeColor(groups) };
      const run = makeRun(context.newId(), experiment, identity);
      const mnist = accuracyAt(getState().runs.find(({ id }) => id === base.id) ?? base, checkpoint.step);
      const before = { mnist, own: null };
      const fineTune = { taught, heldOut, start: startFrom(checkpoint, experiment), before };
      records.add(run);
      setState({
        runs: [...getState().runs, run],
        fineTunes: new Map(getState().fineTunes).set(identity.groupId, fineTune),
      });
      // Asked for first, so that it is there before the figures that it is compared with.
      if (mnist === null) measureMnistBefore(identity.groupId, checkpoint).catch(() => {});
      context.sendRun(run);
      // Read before the first step, since the trainer does what it is asked in order; without a trainer nothing is to be read.
      measureBefore(identity.groupId, run.id, myDigits).catch(() => {});
      context.sendFor("start", [run.id], "training");
      context.noticeSeries();
      return identity.groupId;
    },
    stateChanged(state, previous) {
      if (state.runs === previous.runs && state.removedGroups === previous.removedGroups) return;
      const present = new Set([...state.runs.map(({ groupId }) => groupId), ...state.removedGroups.map(({ id }) => id)]);
      const kept = [...state.fineTunes].filter(([groupId]) => present.has(groupId));
      if (kept.length < state.fineTunes.size) setState({ fineTunes: new Map(kept) });
    },
  };
}

/** Share of MNIST's test images that a run reads rightly, as last measured; null before it was. */
export function testAccuracy(run: Run): number | null {
  return run.result?.test.accuracy ?? lastTestMeasurement(run)?.measured.accuracy ?? null;
}

/** Share of the test images that a run read rightly with the weights of `step`; null where it was measured at other steps only. */
function accuracyAt(run: Run, step: number): number | null {
  if (run.result?.steps === step) return run.result.test.accuracy;
  const epochs = run.epochs.filter((epoch) => epoch.step === step);
  return lastTestMeasurement({ ...run, epochs })?.measured.accuracy ?? null;
}

function fineTuned(experiment: Experiment, name: string): Experiment {
  const { optimizer, trainingImages } = experiment;
  return {
    ...experiment,
    name,
    trainingImages: Math.min(trainingImages, fineTuneImages),
    optimizer: { ...optimizer, learningRate: optimizer.learningRate * learningRateShare },
    schedule: { kind: "constant", warmUpSteps: 0 },
    epochs: fineTuneEpochs,
    shuffle: true,
    validation: { kind: "none" },
    earlyStopping: null,
  };
}

/** The weights of a run that has trained, with nothing else of it: step 0, and an optimizer that remembers nothing. */
function startFrom({ weights, optimizerState }: RunCheckpoint, experiment: Experiment): RunCheckpoint {
  return {
    version: 1,
    experiment,
    step: 0,
    learningRate: experiment.optimizer.learningRate,
    weights,
    optimizerState: optimizerState.map(({ shape, values }) => ({ shape, values: new Float32Array(values.length) })),
    bestValidationLoss: null,
    epochsWithoutGain: 0,
  };
}

function ownImagesOf(digits: readonly MyDigit[]): OwnImages {
  const drawn = digits.flatMap(({ label, strokes }) => {
    const image = renderDrawing(strokes);
    return image ? [{ label, image }] : [];
  });
  const images = new Uint8Array(drawn.length * 784);
  for (const [index, { image }] of drawn.entries()) {
    images.set(
      Uint8Array.from(image, (value) => Math.round(value * 255)),
      index * 784,
    );
  }
  return { images, labels: Uint8Array.from(drawn, ({ label }) => label), share: fineTuneShare };
}
