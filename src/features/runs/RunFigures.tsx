import { backendOptions } from "../../protocol/options";
import type { Run } from "../../store/playgroundState";
import { useTexts } from "../../text/useTexts";
import { Term } from "../../ui/Term";
import styles from "./RunFigures.module.css";

/** Epoch, step, speed and time of a run, in five lines that are there from the start. */
export function RunFigures({ run, epoch }: { readonly run: Run; readonly epoch: number }) {
  const { runs } = useTexts();
  const { experiment, plan, result, step, secondsLeft } = run;
  const speed = shownSpeed(run);
  return (
    <dl className={styles.figures}>
      {result ? (
        <div>
          <dt>
            <Term explanation={runs.testLossTerm}>{runs.testLoss}</Term>
          </dt>
          <dd>{runs.loss(result.test.loss)}</dd>
        </div>
      ) : (
        <div>
          <dt>
            <Term explanation={runs.epochTerm}>{runs.epoch}</Term>
          </dt>
          <dd>{runs.epochOf(epoch, experiment.epochs)}</dd>
        </div>
      )}
      <div>
        <dt>
          <Term explanation={runs.stepTerm}>{runs.step}</Term>
        </dt>
        <dd>{runs.stepOf(step, plan.totalSteps)}</dd>
      </div>
      <div>
        <dt>{runs.speedLabel}</dt>
        <dd>{speed === null ? runs.noSpeed : runs.speed(speed)}</dd>
      </div>
      <div>
        <dt>{runs.time}</dt>
        <dd title={result?.secondsAreEstimated ? runs.estimated : undefined}>
          {result ? runs.trainedFor(result.seconds, result.secondsAreEstimated) : runs.trainedFor(run.trainingSeconds, false)}
        </dd>
      </div>
      <div>
        <dt>{result ? runs.computedOn : runs.timeLeft}</dt>
        <dd>{result ? backendOptions[result.backend].label : secondsLeft === null ? runs.noSpeed : runs.left(secondsLeft)}</dd>
      </div>
    </dl>
  );
}

/** The speed of late while a run trains, its mean once it has ended. */
function shownSpeed({ result, plan, imagesPerSecond }: Run): number | null {
  if (!result) return imagesPerSecond;
  const images = (result.steps / plan.stepsPerEpoch) * plan.trainingImages;
  return result.seconds > 0 ? images / result.seconds : null;
}
