import { renderDrawing } from "../drawing/renderDrawing";
import type { RunId, RunResult, TrainerEvent } from "../protocol/messages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import type { DrawingActions, MyDigitsReading } from "./drawingState";
import { makeRun } from "./makeRun";
import type { MeasuringActions } from "./measuringState";
import { myDigitsReading } from "./myDigitsReading";
import { whyNoRoom } from "./roomForRuns";
import { freeColor, freeName, runGroups } from "./runGroups";
import type { StoreContext } from "./storeContext";

/** Measurements under way. */
export interface MeasuringSlice {
  readonly actions: MeasuringActions;
  /** Hands a measurement to whoever waits for it. */
  receive(event: TrainerEvent): void;
  /** The worker that is gone measures nothing more. */
  restarted(): void;
}

/** A page that measures nothing yet. */
export function createMeasuringSlice(context: StoreContext, readImages: DrawingActions["readImages"]): MeasuringSlice {
  const { trainer, records, getState, setState } = context;
  const waiting = new Map<RunId, (result: RunResult | null) => void>();
  const answer = (runId: RunId, result: RunResult | null) => {
    waiting.get(runId)?.(result);
    waiting.delete(runId);
  };
  const giveUp = () => {
    for (const runId of [...waiting.keys()]) answer(runId, null);
  };

  /** Has the trainer build a run that has no step left, so that starting it measures it. */
  const send = (runId: RunId, checkpoint: RunCheckpoint) => {
    const measure = { testEachEpoch: false, maxSteps: checkpoint.step, testImages: null };
    trainer.send({ type: "addRun", runId, experiment: checkpoint.experiment, measure, checkpoint });
    trainer.send({ type: "start", runIds: [runId] });
  };

  async function readMyDigits(runId: RunId): Promise<MyDigitsReading | null> {
    const { myDigits } = getState();
    if (myDigits.length === 0) return null;
    const images = myDigits.map(({ strokes }) => renderDrawing(strokes) ?? new Float32Array(784));
    const probabilities = (await readImages(images, [runId])).get(runId);
    return probabilities ? myDigitsReading(probabilities, myDigits) : null;
  }

  return {
    actions: {
      async measureWeights(checkpoint) {
        if (getState().trainerProblem) return null;
        const runId = context.newId();
        const result = await new Promise<RunResult | null>((resolve) => {
          waiting.set(runId, resolve);
          send(runId, settled(checkpoint));
        });
        // Without a trainer nothing is read, and nothing is to be removed.
        const myDigits = result && (await readMyDigits(runId).catch(() => null));
        trainer.send({ type: "removeRun", runId });
        return result && { result, myDigits };
      },
      addMeasured(checkpoint, name) {
        const { runs } = getState();
        if (whyNoRoom(runs) || getState().isRestoring) return null;
        const groups = runGroups(runs);
        const experiment = { ...checkpoint.experiment, name: freeName(name, groups) };
        const identity = { groupId: context.newId(), presetId: null, colorIndex: freeColor(groups) };
        const start = settled({ ...checkpoint, experiment });
        const run = { ...makeRun(context.newId(), experiment, identity), step: start.step };
        records.add(run);
        records.resume(run.id, start);
        setState({ runs: [...runs, run] });
        send(run.id, start);
        context.noticeSeries();
        return identity.groupId;
      },
    },
    receive(event) {
      if (event.type === "runEnded") {
        const { type: _, ...result } = event;
        answer(event.runId, result);
      }
      if (event.type === "runFailed") answer(event.runId, null);
      if (event.type === "trainerFailed") giveUp();
    },
    restarted: giveUp,
  };
}

/** A checkpoint at which no epoch is left to be measured. */
function settled({ epochSums: _, ...checkpoint }: RunCheckpoint): RunCheckpoint {
  return checkpoint;
}
