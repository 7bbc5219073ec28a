import { createTrainerHost } from "../engine/trainerHost";
import type { TrainerCommand, TrainerEvent } from "../protocol/messages";
import { calibrationSite } from "./calibrationSite";

/** Entry of the worker: commands in, events out. */
const host = createTrainerHost((event) => self.postMessage(event, { transfer: handedOver(event) }), calibrationSite);

self.onmessage = (message: MessageEvent<TrainerCommand>) => host.receive(message.data);
self.onunhandledrejection = (event) => host.fail(event.reason);

/** Memory that is not copied: checkpoints are large and nobody here needs them any more. Arrays of other events are small. */
function handedOver(event: TrainerEvent): Transferable[] {
  if (event.type !== "checkpointed") return [];
  const { weights, optimizerState } = event.checkpoint;
  return [...weights, ...optimizerState].map(({ values }) => values.buffer);
}
