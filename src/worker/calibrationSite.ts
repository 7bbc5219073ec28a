import { get, set } from "idb-keyval";
import type { CalibrationSite } from "../engine/calibrate";
import type { TrainerCommand, TrainerEvent } from "../protocol/messages";

/** A backend that has not answered by then is given up: it may compile forever or hang. */
const giveUpAfterMs = 15_000;

/** Calibration in a browser: backends are timed in copies of this worker, answers are kept in IndexedDB. */
export const calibrationSite: CalibrationSite = {
  timeBackend: (backend, experiments) =>
    new Promise((resolve) => {
      // Older browsers have no workers in workers; the backend is then taken untimed.
      if (typeof Worker === "undefined") return resolve(null);
      // A copy is thrown away with the backend and all that it holds.
      const worker = new Worker(self.location.href, { type: "module", name: `timing ${backend}` });
      const end = (milliseconds: number | null) => {
        clearTimeout(timer);
        worker.terminate();
        resolve(milliseconds);
      };
      const timer = setTimeout(() => end(null), giveUpAfterMs);
      worker.onerror = () => end(null);
      worker.onmessage = ({ data }: MessageEvent<TrainerEvent>) => {
        if (data.type === "backendTimed") end(data.milliseconds);
      };
      const command: TrainerCommand = { type: "timeBackend", backend, experiments };
      worker.postMessage(command);
    }),
  // Private windows may refuse to keep anything; then it is asked anew each time.
  recall: (key) => get<unknown>(key).catch(() => undefined),
  keep: (key, value) => set(key, value).catch(() => {}),
};
