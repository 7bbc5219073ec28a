import type { Prediction } from "../protocol/messages";
import { predict } from "./predict";
import type { TrainingRun } from "./trainingRun";

/** Keeps the drawing on the pad read by every run. */
export interface DrawingReader {
  /** Another drawing, or none; it is read at once. */
  readonly show: (drawingId: number, image: Float32Array | null) => void;
  /** Reads the present drawing again after weights or runs changed. */
  readonly readAgain: () => void;
  /** The drawing last shown; null where there is none. */
  readonly image: Float32Array | null;
  readonly isReading: boolean;
  settled(): Promise<void>;
}

/** One reading at a time: whatever comes while one is under way is served by one more, with the newest drawing. */
export function createDrawingReader(
  runs: () => readonly TrainingRun[],
  onRead: (drawingId: number, predictions: readonly Prediction[]) => void,
): DrawingReader {
  let shown: { drawingId: number; image: Float32Array } | null = null;
  let reading: Promise<void> | null = null;
  let isStale = false;

  async function read(): Promise<void> {
    while (isStale && shown) {
      isStale = false;
      const { drawingId, image } = shown;
      const readers = runs().map((run) => ({
        id: run.id,
        step: run.step,
        model: run.model,
        preprocessing: run.experiment.preprocessing,
      }));
      const probabilities = await predict(readers, image);
      const predictions = readers.map(({ id, step }, i) => ({ runId: id, step, probabilities: probabilities[i] ?? [] }));
      // A network whose weights are no numbers any more has no answer.
      onRead(
        drawingId,
        predictions.filter(({ probabilities }) => probabilities.every(Number.isFinite)),
      );
    }
  }

  function readAgain(): void {
    if (!shown) return;
    isStale = true;
    // A device that is lost while it reads is reported by the training loop or the device itself.
    reading ??= read()
      .catch(() => {})
      .finally(() => {
        reading = null;
      });
  }

  return {
    show(drawingId, image) {
      shown = image && { drawingId, image };
      readAgain();
    },
    readAgain,
    get image() {
      return shown?.image ?? null;
    },
    get isReading() {
      return reading !== null;
    },
    settled: async () => {
      await reading;
    },
  };
}
