import type { RunId, TrainerEvent } from "../protocol/messages";
import type { Distillation } from "./distillationState";
import type { FineTune } from "./drawingState";
import type { PlaygroundState, RunGroup } from "./playgroundState";

/** What was last kept of a group. */
export interface SavedGroup {
  readonly group: RunGroup;
  readonly note: string;
  readonly fineTune: FineTune | undefined;
  readonly distillation: Distillation | undefined;
}

/** Whether a group is kept as it is now, but for its runs' progress. */
export function isSaved({ group, note, fineTune, distillation }: SavedGroup, saved: SavedGroup | undefined): boolean {
  if (!saved || saved.note !== note || saved.fineTune !== fineTune) return false;
  if (saved.distillation !== distillation) return false;
  if (saved.group === group) return true;
  return (
    saved.group.experiment === group.experiment &&
    saved.group.colorIndex === group.colorIndex &&
    saved.group.runs.length === group.runs.length &&
    saved.group.runs.every((run, index) => run.id === group.runs[index]?.id)
  );
}

/** Whether a person has done something: trained, or changed what is compared. */
export function isTouched(state: PlaygroundState, previous: PlaygroundState): boolean {
  if (state.notes !== previous.notes || state.runs.length !== previous.runs.length) return true;
  return state.runs.some((run, index) => {
    const before = previous.runs[index];
    return run.id !== before?.id || run.experiment !== before.experiment || run.step > before.step;
  });
}

/** The run whose record an event makes old. */
export function changedRun(event: TrainerEvent): RunId | null {
  switch (event.type) {
    case "checkpointed":
    case "epochEnded":
    case "runEnded":
    case "runFailed":
    case "learningRateChanged":
      return event.runId;
    case "runStateChanged":
      return event.state === "training" || event.state === "evaluating" ? null : event.runId;
    default:
      return null;
  }
}
