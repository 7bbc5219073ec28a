import { useEffect } from "react";
import type { Experiment } from "../../protocol/experiment";
import { timingKey } from "../../store/experimentKey";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";

/** How long an experiment stays as it is before a step of it is timed. */
const settleMs = 600;

/**
 * Milliseconds of one training step of `experiment` on this machine; null where it cannot be timed, undefined before it is known.
 * Asks for it once the experiment has not changed for a moment.
 */
export function useStepTime(experiment: Experiment | null): number | null | undefined {
  const { actions } = usePlaygroundStore();
  const key = experiment && timingKey(experiment);
  const milliseconds = usePlayground((state) => (key === null ? undefined : state.timings.get(key)));
  const isWanted = key !== null && milliseconds === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: experiments of one key take the same time
  useEffect(() => {
    if (!isWanted || !experiment) return;
    const timer = setTimeout(() => actions.timeExperiment(experiment), settleMs);
    return () => clearTimeout(timer);
  }, [isWanted, key, actions]);
  return milliseconds;
}
