import { createTrainerHost } from "../engine/trainerHost";
import type { TrainerCommand } from "../protocol/messages";
import { calibrationSite } from "./calibrationSite";

/** Entry of the worker: commands in, events out. Arrays of events are copied; they are small. */
const host = createTrainerHost((event) => self.postMessage(event), calibrationSite);

self.onmessage = (message: MessageEvent<TrainerCommand>) => host.receive(message.data);
self.onunhandledrejection = (event) => host.fail(event.reason);
