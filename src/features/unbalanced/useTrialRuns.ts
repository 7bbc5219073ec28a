import type { Experiment } from "../../protocol/experiment";
import { experimentKey } from "../../store/experimentKey";
import type { Run } from "../../store/playgroundState";
import { runGroups } from "../../store/runGroups";
import { hasOwnWeights } from "../../store/runPhase";
import { usePlayground } from "../../store/usePlayground";
import { type TrialName, trialNames } from "./threeExperiments";

/** The run of each experiment from the page's seed, whatever its name; null where there is none on the page. */
export function useTrialRuns(experiments: Readonly<Record<TrialName, Experiment>>): Readonly<Record<TrialName, Run | null>> {
  return usePlayground(({ runs, seed, distillations }) => {
    const first = runGroups(runs).flatMap((group) => group.runs[0] ?? []);
    const find = (trial: TrialName) =>
      first.find(
        (run) =>
          run.experiment.seed === seed &&
          hasOwnWeights(run) &&
          !distillations.has(run.groupId) &&
          keyOf(run.experiment) === keyOf(experiments[trial]),
      ) ?? null;
    const [whole, thinned, weighted] = trialNames.map(find);
    return { whole: whole ?? null, thinned: thinned ?? null, weighted: weighted ?? null };
  });
}

const keys = new WeakMap<Experiment, string>();

/** Written once an experiment: the page asks at every read-back. */
function keyOf(experiment: Experiment): string {
  const key = keys.get(experiment) ?? experimentKey({ ...experiment, name: "" });
  keys.set(experiment, key);
  return key;
}
