import type { RunId, TrainerEvent } from "../protocol/messages";
import type { DrawingActions } from "./drawingState";
import type { StoreContext } from "./storeContext";

/** Images of the page on their way to the trainer, and who waits for what runs read in them. */
export interface ReadingSlice {
  readonly readImages: DrawingActions["readImages"];
  /** Hands an answer to whoever asked. */
  receive(event: TrainerEvent): void;
  /** Nobody will answer what the worker that is gone was asked. */
  restarted(): void;
}

interface Request {
  readonly resolve: (probabilities: ReadonlyMap<RunId, Float32Array>) => void;
  readonly reject: (reason: Error) => void;
}

/** A page that has asked nothing yet. */
export function createReadingSlice({ trainer }: Pick<StoreContext, "trainer">): ReadingSlice {
  const requests = new Map<number, Request>();
  let asked = 0;
  const giveUp = () => {
    for (const { reject } of requests.values()) reject(new Error("the trainer is gone"));
    requests.clear();
  };
  return {
    readImages(images, runIds) {
      asked += 1;
      const requestId = asked;
      const all = new Float32Array(images.length * 784);
      for (const [index, image] of images.entries()) all.set(image, index * 784);
      return new Promise((resolve, reject) => {
        requests.set(requestId, { resolve, reject });
        trainer.send({ type: "readImages", requestId, images: all, runIds });
      });
    },
    receive(event) {
      if (event.type === "trainerFailed") giveUp();
      if (event.type !== "imagesRead") return;
      requests.get(event.requestId)?.resolve(new Map(event.readings.map(({ runId, probabilities }) => [runId, probabilities])));
      requests.delete(event.requestId);
    },
    restarted: giveUp,
  };
}
