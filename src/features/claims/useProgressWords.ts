import { groupProgress } from "../../store/groupProgress";
import type { RunGroup } from "../../store/playgroundState";
import { describeProblem } from "../../text/describeProblem";
import { useArticleTexts } from "../../text/useArticleTexts";
import { useTexts } from "../../text/useTexts";

/** How far the experiment of a claim is on this machine, in a few words; nothing where it is not there. */
export function useProgressWords(group: RunGroup | null): string {
  const texts = useTexts();
  const { accuracy, experiment: text } = useArticleTexts().claims;
  const [first] = group?.runs ?? [];
  if (!group || !first) return "";
  const { state, step, trainingSeconds } = groupProgress(group);
  const { epochs, name } = group.experiment;
  // All seeds of a group train in turn, one step each.
  const epoch = Math.min(epochs, Math.floor(first.step / first.plan.stepsPerEpoch) + 1);
  switch (state) {
    case "ready":
      return text.isThere;
    case "training":
      return text.epoch(epoch, epochs);
    case "evaluating":
      return text.measuring;
    case "paused":
      return step > 0 ? text.paused(epoch, epochs) : text.isThere;
    case "stopped":
      return text.stopped(epoch, epochs);
    case "failed": {
      const problem = group.runs.find((run) => run.problem)?.problem;
      return problem ? `${text.failed}: ${describeProblem(problem, texts)}` : text.failed;
    }
    case "finished": {
      if (group.runs.some((run) => run.learningRateChanges.length > 0)) return text.changedRate;
      const measured = group.runs.flatMap(({ result }) => result?.test.accuracy ?? []);
      const mean = measured.reduce((sum, value) => sum + value, 0) / measured.length;
      return measured.length > 0 ? text.ended(name, accuracy(mean), trainingSeconds) : text.measuring;
    }
  }
}
