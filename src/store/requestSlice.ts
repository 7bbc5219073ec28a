import type { Experiment } from "../protocol/experiment";
import type { Inspection, RunId, TrainerEvent } from "../protocol/messages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import { timingKey } from "./experimentKey";
import type { PlaygroundActions, TestImages } from "./playgroundState";
import type { StoreContext } from "./storeContext";

type RequestActions = Pick<PlaygroundActions, "inspect" | "readTestImages" | "takeCheckpoint" | "timeExperiment">;

/** Reading the largest network back takes seconds on a slow device. */
const checkpointWithinMs = 30_000;

/** Questions to the trainer and who waits for their answers. */
export interface RequestSlice {
  readonly actions: RequestActions;
  /** Hands an answer to whoever asked; false where the event is one that nobody waits for any more. */
  receive(event: TrainerEvent): boolean;
  /** Nobody will answer what the worker that is gone was asked: it rejects or resolves, and the new one is asked to look inside. */
  restarted(): void;
  /** The runs are gone: nothing that waits for them goes on waiting. */
  runsRemoved(runIds: readonly RunId[]): void;
}

interface ImageRequest {
  readonly resolve: (images: TestImages) => void;
  readonly reject: (reason: Error) => void;
}

/** A page that has asked nothing yet. */
export function createRequestSlice({ trainer, records, getState, setState }: StoreContext): RequestSlice {
  let requests = 0;
  let inspection: Inspection | null = null;
  const imageRequests = new Map<number, ImageRequest>();
  const checkpointRequests = new Map<RunId, ((checkpoint: RunCheckpoint | null) => void)[]>();
  /** Keys of the experiments that are being timed, by request. */
  const timed = new Map<number, string>();

  const answerCheckpoint = (runId: RunId, checkpoint: RunCheckpoint | null) => {
    for (const resolve of checkpointRequests.get(runId) ?? []) resolve(checkpoint);
    checkpointRequests.delete(runId);
  };
  const inspect = (wanted: Omit<Inspection, "inspectionId"> | null) => {
    requests += 1;
    const isSameRun = wanted !== null && wanted.runId === inspection?.runId;
    inspection = wanted && { ...wanted, inspectionId: requests };
    // What was seen of the same run stays until the next look, so that the page does not blink.
    if (!isSameRun && getState().inspected) setState({ inspected: null });
    trainer.send({ type: "inspect", inspection });
  };
  const timeExperiment = (experiment: Experiment) => {
    const key = timingKey(experiment);
    if (getState().timings.has(key) || [...timed.values()].includes(key)) return;
    requests += 1;
    timed.set(requests, key);
    trainer.send({ type: "timeExperiment", requestId: requests, experiment });
  };

  const giveUp = () => {
    for (const { reject } of imageRequests.values()) reject(new Error("the trainer is gone"));
    imageRequests.clear();
    for (const runId of [...checkpointRequests.keys()]) answerCheckpoint(runId, null);
    timed.clear();
  };

  return {
    actions: {
      inspect,
      timeExperiment,
      readTestImages(rows, runIds) {
        requests += 1;
        const requestId = requests;
        return new Promise<TestImages>((resolve, reject) => {
          imageRequests.set(requestId, { resolve, reject });
          trainer.send({ type: "readTestImages", requestId, rows, runIds });
        });
      },
      takeCheckpoint(runId) {
        const run = getState().runs.find((candidate) => candidate.id === runId);
        if (!run || getState().trainerProblem) return Promise.resolve(null);
        // The trainer tells of a failed run no more; what it last told is the best there is.
        if (run.state === "failed") return Promise.resolve(records.checkpoint(runId));
        return new Promise((resolve) => {
          checkpointRequests.set(runId, [...(checkpointRequests.get(runId) ?? []), resolve]);
          trainer.send({ type: "takeCheckpoint", runId });
          // Where there is no room for a copy, no answer comes.
          setTimeout(() => resolve(null), checkpointWithinMs);
        });
      },
    },
    receive(event) {
      switch (event.type) {
        case "testImagesRead": {
          const { rows, images, readings } = event;
          const probabilities = new Map(readings.map((reading) => [reading.runId, reading.probabilities]));
          imageRequests.get(event.requestId)?.resolve({ rows, images, probabilities });
          return imageRequests.delete(event.requestId);
        }
        case "experimentTimed": {
          const key = timed.get(event.requestId);
          if (key === undefined) return false;
          timed.delete(event.requestId);
          setState({ timings: new Map(getState().timings).set(key, event.millisecondsPerStep) });
          return true;
        }
        case "inspected":
          return event.inspected.inspectionId === inspection?.inspectionId;
        case "checkpointed":
          answerCheckpoint(event.runId, event.checkpoint);
          return true;
        case "runFailed":
          answerCheckpoint(event.runId, null);
          return true;
        case "trainerFailed":
          giveUp();
          return true;
        default:
          return true;
      }
    },
    restarted() {
      giveUp();
      // What was timed holds for the backend that is gone.
      setState({ timings: new Map(), inspected: null, gpuBytes: null });
      if (inspection) trainer.send({ type: "inspect", inspection });
    },
    runsRemoved(runIds) {
      for (const runId of runIds) answerCheckpoint(runId, null);
      if (inspection && runIds.includes(inspection.runId)) inspect(null);
    },
  };
}
