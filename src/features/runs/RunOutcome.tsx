import type { LossAndAccuracy } from "../../protocol/messages";
import type { Run } from "../../store/playgroundState";
import { lastTestMeasurement } from "../../store/testMeasurement";
import { usePlayground } from "../../store/usePlayground";
import { wilsonInterval } from "../../statistics/wilsonInterval";
import { useTexts } from "../../text/useTexts";
import { Term } from "../../ui/Term";
import styles from "./RunOutcome.module.css";

/** How well a run reads the test images: after its last measured epoch while it trains, its result once it has ended. */
export function RunOutcome({ run, epoch }: { readonly run: Run; readonly epoch: number }) {
  const { runs } = useTexts();
  const isMeasuredEachEpoch = usePlayground((state) => state.testEachEpoch);
  const last = lastTestMeasurement(run);
  const test = run.result?.test ?? last?.measured ?? null;
  const isMeasuredNext = isMeasuredEachEpoch || run.experiment.validation.kind === "testSet";
  const waiting = run.state === "failed" ? runs.neverMeasured : runs.notMeasured(isMeasuredNext ? epoch : null);
  return (
    <div className={styles.outcome}>
      <p className={styles.label}>
        <Term explanation={runs.testAccuracyTerm}>{runs.testAccuracy}</Term>
      </p>
      <p className={styles.accuracy} data-final={run.result !== null}>
        {test ? runs.accuracy(test.accuracy) : runs.noAccuracy}
      </p>
      {run.result ? <Certainty test={run.result.test} /> : <p>{last ? runs.afterEpoch(last.epoch) : waiting}</p>}
    </div>
  );
}

function Certainty({ test }: { readonly test: LossAndAccuracy }) {
  const { runs } = useTexts();
  const [low, high] = wilsonInterval(test.correct, test.count);
  return (
    <p>
      <Term explanation={runs.intervalTerm}>{runs.interval(low, high)}</Term>
    </p>
  );
}
