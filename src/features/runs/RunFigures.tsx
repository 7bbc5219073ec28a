import { backendOptions } from "../../protocol/options";
import type { GroupProgress } from "../../store/groupProgress";
import type { RunGroup } from "../../store/playgroundState";
import { useTexts } from "../../text/useTexts";
import { Term } from "../../ui/Term";
import { currentEpoch } from "./currentEpoch";
import styles from "./RunFigures.module.css";

/** Epoch, step, speed and time of a group, in five lines that are there from the start. */
export function RunFigures({ group, progress }: { readonly group: RunGroup; readonly progress: GroupProgress }) {
  const { runs: texts, groups } = useTexts();
  const results = group.runs.flatMap((run) => run.result ?? []);
  const hasEnded = results.length === group.runs.length;
  const isEstimated = results.some((result) => result.secondsAreEstimated);
  const speed = hasEnded ? meanSpeed(group) : progress.imagesPerSecond;
  const isSeveral = group.runs.length > 1;
  const backend = results[0]?.backend;
  const ended = hasEnded && backend;
  return (
    <dl className={styles.figures}>
      {ended ? (
        <div>
          <dt>
            <Term explanation={texts.testLossTerm}>{texts.testLoss}</Term>
          </dt>
          <dd>{texts.loss(results.reduce((sum, result) => sum + result.test.loss, 0) / results.length)}</dd>
        </div>
      ) : (
        <div>
          <dt>
            <Term explanation={texts.epochTerm}>{texts.epoch}</Term>
          </dt>
          <dd>{texts.epochOf(Math.min(...group.runs.map(currentEpoch)), group.experiment.epochs)}</dd>
        </div>
      )}
      <div>
        <dt>
          <Term explanation={isSeveral ? groups.several.step : texts.stepTerm}>{texts.step}</Term>
        </dt>
        <dd>{texts.stepOf(progress.step, progress.totalSteps)}</dd>
      </div>
      <div>
        <dt>{texts.speedLabel}</dt>
        <dd>{speed === null ? texts.noSpeed : texts.speed(speed)}</dd>
      </div>
      <div>
        <dt>{texts.time}</dt>
        <dd title={isEstimated ? texts.estimated : undefined}>{texts.trainedFor(progress.trainingSeconds, isEstimated)}</dd>
      </div>
      <div>
        <dt>{ended ? texts.computedOn : texts.timeLeft}</dt>
        <dd>
          {ended ? backendOptions[ended].label : progress.secondsLeft === null ? texts.noSpeed : texts.left(progress.secondsLeft)}
        </dd>
      </div>
    </dl>
  );
}

/** Images per second over all that the runs trained; null where no time was counted. */
function meanSpeed({ runs }: RunGroup): number | null {
  const seconds = runs.reduce((sum, run) => sum + (run.result?.seconds ?? 0), 0);
  const images = runs.reduce(
    (sum, { result, plan }) => sum + ((result?.steps ?? 0) / plan.stepsPerEpoch) * plan.trainingImages,
    0,
  );
  return seconds > 0 ? images / seconds : null;
}
