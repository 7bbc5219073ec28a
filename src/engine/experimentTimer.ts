import type { Experiment } from "../protocol/experiment";
import type { BackendName } from "../protocol/options";
import type { CalibrationSite } from "./calibrate";

/** Answers how long one training step of an experiment takes. */
export interface ExperimentTimer {
  time(backend: BackendName, requestId: number, experiment: Experiment): void;
}

interface Request {
  readonly backend: BackendName;
  readonly requestId: number;
  readonly experiment: Experiment;
}

/**
 * Times at `site`, one experiment after the other. A request that still waits when the next one comes is answered with null:
 * somebody is typing, and the newest is the one that is looked at.
 */
export function createExperimentTimer(
  site: Pick<CalibrationSite, "timeBackend">,
  answer: (requestId: number, millisecondsPerStep: number | null) => void,
): ExperimentTimer {
  let waiting: Request | null = null;
  let isTiming = false;

  async function work(): Promise<void> {
    while (waiting) {
      const { backend, requestId, experiment }: Request = waiting;
      waiting = null;
      answer(requestId, await site.timeBackend(backend, [experiment]).catch(() => null));
    }
  }

  return {
    time(backend, requestId, experiment) {
      if (waiting) answer(waiting.requestId, null);
      waiting = { backend, requestId, experiment };
      if (isTiming) return;
      isTiming = true;
      void work().finally(() => {
        isTiming = false;
      });
    },
  };
}
