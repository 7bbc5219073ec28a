import type { TrainerCommand, TrainerEvent } from "../protocol/messages";

/** The trainer as the page sees it; a test passes a fake of three lines. */
export interface Trainer {
  /** Sends a command; transfers nothing, so the caller keeps its arrays. */
  send(command: TrainerCommand): void;
  /** Calls `listener` for every event from now on; returns what ends that. */
  subscribe(listener: (event: TrainerEvent) => void): () => void;
  /** Ends the present worker, whatever it does, and starts an empty one that knows no run; send `initialize` next. */
  restart(): void;
  /** Ends the worker for good. */
  dispose(): void;
}

/** Starts the trainer's worker. A worker that cannot start or dies is told as `trainerFailed`. */
export function createTrainerClient(): Trainer {
  const listeners = new Set<(event: TrainerEvent) => void>();
  const emit = (event: TrainerEvent) => {
    for (const listener of listeners) listener(event);
  };
  let worker = startWorker(emit);
  return {
    send: (command) => worker?.postMessage(command),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restart() {
      worker?.terminate();
      worker = startWorker(emit);
    },
    dispose() {
      worker?.terminate();
      worker = null;
      listeners.clear();
    },
  };
}

function startWorker(emit: (event: TrainerEvent) => void): Worker | null {
  try {
    const worker = new Worker(new URL("./host.ts", import.meta.url), { type: "module", name: "trainer" });
    worker.onmessage = (message: MessageEvent<TrainerEvent>) => emit(message.data);
    worker.onerror = (error) => {
      error.preventDefault();
      worker.terminate();
      emit({ type: "trainerFailed", problem: { code: "worker-crashed", detail: error.message || "the script did not load" } });
    };
    return worker;
  } catch (error) {
    // Reported later, so that whoever asked has had time to subscribe.
    queueMicrotask(() => emit({ type: "trainerFailed", problem: { code: "worker-unavailable", detail: String(error) } }));
    return null;
  }
}
