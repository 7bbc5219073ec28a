import type { LossAndAccuracy } from "../../protocol/messages";
import type { Run } from "../../store/playgroundState";
import { usePlayground } from "../../store/usePlayground";
import { wilsonInterval } from "../../store/wilsonInterval";
import { useTexts } from "../../text/useTexts";
import { Term } from "../../ui/Term";
import styles from "./RunOutcome.module.css";

/** How well a run reads the test images: after its last measured epoch while it trains, its result once it has ended. */
export function RunOutcome({ run }: { readonly run: Run }) {
  const { runs } = useTexts();
  const isMeasuredEachEpoch = usePlayground((state) => state.testEachEpoch);
  const measured = run.epochs.findLast((epoch) => epoch.test !== null);
  const test: LossAndAccuracy | null = run.result?.test ?? measured?.test ?? null;
  return (
    <div className={styles.outcome}>
      <p className={styles.label}>
        <Term explanation={runs.testAccuracyTerm}>{runs.testAccuracy}</Term>
      </p>
      <p className={styles.accuracy} data-final={run.result !== null} data-testid={run.result ? "result" : undefined}>
        {test ? runs.accuracy(test.accuracy) : runs.noAccuracy}
      </p>
      {run.result ? (
        <Certainty test={run.result.test} />
      ) : (
        <p>{measured ? runs.afterEpoch(measured.epoch) : runs.notMeasured(isMeasuredEachEpoch)}</p>
      )}
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
