import type { BackendName } from "../src/protocol/options";
import type { TerminalEvent } from "../src/terminal";
import type { DrawingsResult } from "./createDrawingTask";

type EventOf<Type extends TerminalEvent["type"]> = Extract<TerminalEvent, { type: Type }>;

/** One line of `--json`: which backend computes, and on which GPU. */
export function backendLine({ backend, adapter }: EventOf<"backendChosen">) {
  return { type: "backend", backend, adapter } satisfies { type: "backend"; backend: BackendName; adapter: string | null };
}

/**
 * One line of `--json`: an epoch of one run. Losses in nats, accuracies in 0..1, `seconds` and `steps` those of this epoch;
 * `firstStep` is the number of steps done before it.
 */
export function epochLine(event: EventOf<"epochEnded">, firstStep: number) {
  return {
    type: "epoch",
    run: event.runId,
    epoch: event.epoch,
    trainLoss: event.trainLoss,
    trainAccuracy: event.trainAccuracy,
    validationLoss: event.validation?.loss ?? null,
    validationAccuracy: event.validation?.accuracy ?? null,
    seconds: event.seconds,
    steps: event.step - firstStep,
  };
}

/** One line of `--json`: the result of one run, marked where its share of a GPU's time is an estimate. */
export function finishedLine(event: EventOf<"runEnded">) {
  return {
    type: "finished",
    run: event.runId,
    testLoss: event.test.loss,
    testAccuracy: event.test.accuracy,
    seconds: event.seconds,
    steps: event.steps,
    millisecondsPerStep: event.millisecondsPerStep,
    ...(event.secondsAreEstimated ? { secondsAreEstimated: true } : {}),
  };
}

/** One line of `--json`: the share of the drawings that one run read rightly, in 0..1. */
export function drawingsLine({ runId, count, accuracy }: DrawingsResult) {
  return { type: "drawings", run: runId, count, accuracy };
}
