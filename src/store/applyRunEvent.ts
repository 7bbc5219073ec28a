import type { RunId, TrainerEvent } from "../protocol/messages";
import { resetRun } from "./makeRun";
import type { PlaygroundState, Run } from "./playgroundState";
import { canStop, hasEnded, isActive } from "./runPhase";
import { secondsLeft } from "./secondsLeft";

/**
 * The state after `event`; the same object where the event changes nothing, as an event of a run that is gone does.
 * `speedOf` gives a run's images per second, null before there is a figure.
 */
export function applyRunEvent(
  state: PlaygroundState,
  event: TrainerEvent,
  speedOf: (runId: RunId) => number | null = () => null,
): PlaygroundState {
  switch (event.type) {
    case "backendChosen": {
      const { type: _, choices, ...backend } = event;
      return { ...state, backend, backendChoices: choices };
    }
    case "backendTimed":
      // Told to whoever asked, which is never the page.
      return state;
    case "datasetProgressed":
      if (state.dataset.status === "ready") return state;
      return {
        ...state,
        dataset: { status: "loading", loadedBytes: event.loadedBytes, totalBytes: event.totalBytes },
      };
    case "datasetLoaded": {
      const { type: _, ...loaded } = event;
      return { ...state, dataset: { status: "ready", ...loaded } };
    }
    case "datasetFailed":
      return { ...state, dataset: { status: "failed", problem: event.problem } };
    case "runStateChanged":
      // The trainer's word that a run is back at its initial weights also clears what was still under way.
      if (event.state === "ready" && event.step === 0) return changeRun(state, event.runId, (run) => resetRun(run));
      return withTimesLeft(
        state,
        changeRun(state, event.runId, (run) => ({
          ...run,
          state: shownState(run, event.state),
          step: event.step,
          ...(event.state === "training" || event.state === "evaluating" ? {} : { secondsLeft: null }),
        })),
      );
    case "stepped":
      return withTimesLeft(
        state,
        event.runs.reduce((changed, { runId, firstStep, losses, trainingSeconds }) => {
          const step = firstStep + losses.length;
          return changeRun(changed, runId, (run) => ({ ...run, step, trainingSeconds, imagesPerSecond: speedOf(runId) }));
        }, state),
      );
    case "epochEnded": {
      const { type: _, ...epoch } = event;
      return changeRun(state, event.runId, (run) => ({
        ...run,
        epochs: [...run.epochs.filter((earlier) => earlier.epoch < epoch.epoch), epoch],
      }));
    }
    case "runEnded": {
      const { type: _, ...result } = event;
      return changeRun(state, event.runId, (run) => ({
        ...run,
        result,
        step: result.steps,
        trainingSeconds: result.seconds,
        secondsLeft: null,
        // The state follows in `runStateChanged`; nothing may look unfinished until then.
        state: result.stoppedEarly || result.steps >= run.plan.totalSteps ? "finished" : "stopped",
      }));
    }
    case "learningRateChanged": {
      const { step, learningRate } = event;
      return changeRun(state, event.runId, (run) => ({
        ...run,
        learningRateChanges: [...run.learningRateChanges.filter((earlier) => earlier.step !== step), { step, learningRate }],
      }));
    }
    case "inspected":
      return state.runs.some((run) => run.id === event.inspected.runId) ? { ...state, inspected: event.inspected } : state;
    case "gpuMemoryChanged":
      return { ...state, gpuBytes: event.bytes };
    case "checkpointed":
    case "testImagesRead":
    case "imagesRead":
    case "experimentTimed":
    case "dataFileRead":
      // Answers to whoever asked, kept beside the state.
      return state;
    case "predicted": {
      const predictions = new Map(state.predictions);
      for (const { runId, probabilities } of event.predictions) {
        if (state.runs.some((run) => run.id === runId)) predictions.set(runId, probabilities);
      }
      return { ...state, predictions };
    }
    case "runFailed":
      return changeRun(state, event.runId, (run) => ({ ...run, state: "failed", problem: event.problem, secondsLeft: null }));
    case "trainerFailed":
      return {
        ...state,
        trainerProblem: event.problem,
        runs: state.runs.map((run) => (canStop(run) ? { ...run, state: "failed", secondsLeft: null } : run)),
      };
  }
}

/** A run taken up from a checkpoint is ready to the trainer; to a person it is paused, or has ended as it had before. */
function shownState(run: Run, told: Run["state"]): Run["state"] {
  if (told !== "ready") return told;
  return hasEnded(run) ? run.state : "paused";
}

function changeRun(state: PlaygroundState, runId: RunId, change: (run: Run) => Run): PlaygroundState {
  if (!state.runs.some((run) => run.id === runId)) return state;
  return { ...state, runs: state.runs.map((run) => (run.id === runId ? change(run) : run)) };
}

/** Fills in the time left of every run that trains, as far as all speeds are known; nothing where nothing has changed. */
function withTimesLeft(before: PlaygroundState, state: PlaygroundState): PlaygroundState {
  if (state === before) return before;
  const active = state.runs.filter(isActive);
  if (active.length === 0) return state;
  const work = active.map((run) => ({
    steps: run.plan.totalSteps - run.step,
    secondsPerStep: run.imagesPerSecond ? run.experiment.batchSize / run.imagesPerSecond : Number.NaN,
  }));
  const runs = state.runs.map((run) => {
    const index = active.indexOf(run);
    if (index < 0) return run;
    const left = secondsLeft(work, index);
    return { ...run, secondsLeft: Number.isFinite(left) ? left : null };
  });
  return { ...state, runs };
}
