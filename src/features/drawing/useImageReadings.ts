import { useEffect, useRef, useState } from "react";
import type { RunId } from "../../protocol/messages";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";

/** Images that runs are to read, with whatever else belongs to the question. */
export interface ImageQuestion {
  readonly images: readonly Float32Array[];
}

/** What runs read: ten probabilities an image by run. */
export interface ImageReadings<Q extends ImageQuestion> {
  readonly question: Q;
  readonly probabilities: ReadonlyMap<RunId, Float32Array>;
}

/** Shortest time between an answer and the next question, in milliseconds … */
const restMs = 60;
/** … and for each millisecond that the last one took, so that training goes on meanwhile. */
const restForEachMs = 2;

/**
 * What the runs `runIds` read in the images of `question`, again whenever the question or, as they train, the runs have changed.
 * One request at a time; the answer shown may be that to an earlier question. Null before the first.
 */
export function useImageReadings<Q extends ImageQuestion>(question: Q | null, runIds: readonly RunId[]): ImageReadings<Q> | null {
  const { actions } = usePlaygroundStore();
  const steps = usePlayground((state) => state.runs.map(({ id, step }) => (runIds.includes(id) ? step : 0)).join());
  const ids = runIds.join();
  const [read, setRead] = useState<ImageReadings<Q> | null>(null);
  const asking = useRef({ wanted: null as (() => Promise<void>) | null, isBusy: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `steps` says that the runs have learned, `ids` which they are
  useEffect(() => {
    const state = asking.current;
    const pump = async () => {
      if (state.isBusy) return;
      state.isBusy = true;
      while (state.wanted) {
        const ask = state.wanted;
        state.wanted = null;
        // The trainer is gone, which the page says elsewhere; the runs' next step asks again.
        const began = performance.now();
        await ask().catch(() => {});
        const rest = Math.max(restMs, restForEachMs * (performance.now() - began));
        await new Promise((resolve) => setTimeout(resolve, rest));
      }
      state.isBusy = false;
    };
    state.wanted =
      question && runIds.length > 0
        ? async () => setRead({ question, probabilities: await actions.readImages(question.images, runIds) })
        : null;
    void pump();
    return () => {
      state.wanted = null;
    };
  }, [actions, question, ids, steps]);

  return question && runIds.length > 0 ? read : null;
}
