import { renderDrawing } from "../drawing/renderDrawing";
import type { Experiment } from "../protocol/experiment";
import type { OwnImages, RunId } from "../protocol/messages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import type { DrawingActions, MyDigit } from "./drawingState";
import { makeRun } from "./makeRun";
import type { PlaygroundActions } from "./playgroundState";
import { whyNoRoom } from "./roomForRuns";
import { freeColor, freeName, runGroups } from "./runGroups";
import type { StoreContext } from "./storeContext";

/** Images in an epoch of fine-tuning, own ones and MNIST's together. */
export const fineTuneImages = 6000;
/** Share of them that are own ones, each repeated as often as it takes. */
export const fineTuneShare = 0.2;
const fineTuneEpochs = 3;
/** The learning rate against the one that the network was trained with: what it knows shall not be washed away. */
const learningRateShare = 0.3;
/** Of each digit's drawings every third is kept apart and never trained on. */
const heldOutEvery = 3;

/** Fine-tuned runs of a page. */
export interface FineTuneSlice {
  readonly fineTune: DrawingActions["fineTune"];
  /** What a run trains on besides MNIST; undefined for all others. */
  ownImages(runId: RunId): OwnImages | undefined;
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
export function createFineTuneSlice(context: StoreContext, takeCheckpoint: PlaygroundActions["takeCheckpoint"]): FineTuneSlice {
  const { trainer, records, getState, setState } = context;
  const owns = new Map<RunId, OwnImages>();
  return {
    ownImages: (runId) => owns.get(runId),
    async fineTune(groupId, label) {
      const base = runGroups(getState().runs).find((group) => group.id === groupId)?.runs[0];
      const { myDigits } = getState();
      const heldOut = heldOutDigits(myDigits);
      const taught = myDigits.filter(({ id }) => !heldOut.has(id));
      if (!base || base.step === 0 || taught.length === 0 || whyNoRoom(getState().runs)) return null;
      const checkpoint = await takeCheckpoint(base.id);
      const groups = runGroups(getState().runs);
      if (!checkpoint || whyNoRoom(getState().runs)) return null;
      const experiment = fineTuned(base.experiment, freeName(label(base.experiment.name), groups));
      const identity = { groupId: context.newId(), presetId: null, colorIndex: freeColor(groups) };
      const run = makeRun(context.newId(), experiment, identity);
      const own = ownImagesOf(taught);
      owns.set(run.id, own);
      records.add(run);
      setState({
        runs: [...getState().runs, run],
        fineTunes: new Map(getState().fineTunes).set(identity.groupId, { baseGroupId: groupId, digits: myDigits, heldOut }),
      });
      const measure = { testEachEpoch: true, maxSteps: null, testImages: null };
      trainer.send({ type: "addRun", runId: run.id, experiment, measure, checkpoint: startOf(checkpoint, experiment), own });
      context.sendFor("start", [run.id], "training");
      context.noticeSeries();
      return identity.groupId;
    },
  };
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
function startOf({ weights, optimizerState }: RunCheckpoint, experiment: Experiment): RunCheckpoint {
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
