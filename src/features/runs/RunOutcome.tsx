import type { LossAndAccuracy } from "../../protocol/messages";
import { wilsonInterval } from "../../statistics/wilsonInterval";
import { groupProgress } from "../../store/groupProgress";
import type { Run, RunGroup } from "../../store/playgroundState";
import { lastTestMeasurement } from "../../store/testMeasurement";
import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Term } from "../../ui/Term";
import { currentEpoch } from "./currentEpoch";
import styles from "./RunOutcome.module.css";

/** How well a group reads the test images: after its last measured epoch while it trains, its result once it has ended. */
export function RunOutcome({ group }: { readonly group: RunGroup }) {
  const { runs: texts, groups } = useTexts();
  const isMeasuredEachEpoch = usePlayground((state) => state.testEachEpoch);
  const [run] = group.runs;
  if (!run) return null;
  const measured = group.runs.flatMap((each) => testOf(each) ?? []);
  const accuracies = measured.map(({ accuracy }) => accuracy);
  const isFinal = group.runs.every((each) => each.result !== null);
  const isSeveral = group.runs.length > 1;
  const isMeasuredNext = isMeasuredEachEpoch || run.experiment.validation.kind === "testSet";
  const hasFailed = groupProgress(group).state === "failed";
  const waiting = hasFailed ? texts.neverMeasured : texts.notMeasured(isMeasuredNext ? currentEpoch(run) : null);
  return (
    <div className={styles.outcome}>
      <p className={styles.label}>
        <Term explanation={texts.testAccuracyTerm}>{isSeveral ? groups.several.mean : texts.testAccuracy}</Term>
      </p>
      <p className={styles.accuracy} data-final={isFinal}>
        {accuracies.length > 0 ? texts.accuracy(mean(accuracies)) : texts.noAccuracy}
      </p>
      {isSeveral ? (
        <p>
          {accuracies.length === group.runs.length
            ? groups.several.range(Math.min(...accuracies), Math.max(...accuracies))
            : accuracies.length > 0
              ? groups.several.measured(accuracies.length, group.runs.length)
              : waiting}
        </p>
      ) : (
        <SingleOutcome run={run} waiting={waiting} />
      )}
    </div>
  );
}

function SingleOutcome({ run, waiting }: { readonly run: Run; readonly waiting: string }) {
  const { runs: texts } = useTexts();
  const last = lastTestMeasurement(run);
  if (run.result) return <Certainty test={run.result.test} />;
  return <p>{last ? texts.afterEpoch(last.epoch) : waiting}</p>;
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

function testOf(run: Run): LossAndAccuracy | null {
  return run.result?.test ?? lastTestMeasurement(run)?.measured ?? null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
