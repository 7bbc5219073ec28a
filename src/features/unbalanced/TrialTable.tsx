import type { DigitReading, ShareWithInterval } from "../../statistics/digitRecall";
import { wilsonInterval } from "../../statistics/wilsonInterval";
import type { Run } from "../../store/playgroundState";
import { useArticleTexts } from "../../text/useArticleTexts";
import { FigureTable } from "../../ui/FigureTable";
import { NotedFigure } from "../../ui/NotedFigure";
import { ProgressRail } from "../../ui/ProgressRail";
import { Term } from "../../ui/Term";
import { type TrialName, trialNames } from "./threeExperiments";
import styles from "./UnbalancedPanel.module.css";
import { useLiveRecall } from "./useLiveRecall";

/** How far each of the three networks is, and how it reads the digit. */
export function TrialTable({
  runs,
  readings,
  names,
  digit,
  rows,
}: {
  readonly runs: Readonly<Record<TrialName, Run | null>>;
  readonly readings: Readonly<Record<TrialName, DigitReading | null>>;
  readonly names: Readonly<Record<TrialName, string>>;
  readonly digit: number;
  /** Test images of the digit. */
  readonly rows: readonly number[];
}) {
  const { table: words } = useArticleTexts().unbalanced;
  const training = trialNames.flatMap((trial) => (runs[trial]?.state === "training" ? [runs[trial].id] : []));
  const live = useLiveRecall(training, rows, digit);
  const figure = (share: ShareWithInterval | null | undefined) =>
    share ? <NotedFigure notes={[words.interval(...share.interval)]}>{words.share(share.value)}</NotedFigure> : "–";
  const soFar = (trial: TrialName) => {
    const recall = live.get(runs[trial]?.id ?? "");
    if (!recall || runs[trial]?.step === 0) return "–";
    const { right, images } = recall;
    const notes = [words.interval(...wilsonInterval(right, images)), words.soFar(images)];
    return <NotedFigure notes={notes}>{words.share(right / images)}</NotedFigure>;
  };
  const explained = (id: string, label: string, explanation: string) => ({
    id,
    face: <Term explanation={explanation}>{label}</Term>,
  });
  return (
    <FigureTable
      caption={words.caption}
      headings={[
        { id: "training", face: words.training },
        explained("recall", words.recall(digit), words.recallTerm(digit)),
        explained("precision", words.precision, words.precisionTerm(digit)),
        explained("f1", words.f1, words.f1Term),
        explained("accuracy", words.accuracy, words.accuracyTerm),
      ]}
      rows={trialNames.map((trial) => {
        const reading = readings[trial];
        return {
          id: trial,
          cells: [
            <TrialHead key="training" name={names[trial]} run={runs[trial]} />,
            reading ? figure(reading.recall) : soFar(trial),
            figure(reading?.precision),
            figure(reading?.f1),
            figure(reading?.accuracy),
          ],
        };
      })}
    />
  );
}

function TrialHead({ name, run }: { readonly name: string; readonly run: Run | null }) {
  const { progress: words } = useArticleTexts().unbalanced;
  const share = run ? run.step / run.plan.totalSteps : 0;
  const state = stateWords(words, run, share);
  return (
    <>
      {name}
      <span className={styles.state}>{state}</span>
      {run && !run.result && run.state !== "failed" && (
        <ProgressRail value={share} max={1} sleepers={run.experiment.epochs} label={words.label(name)} valueText={state} />
      )}
    </>
  );
}

function stateWords(words: ReturnType<typeof useArticleTexts>["unbalanced"]["progress"], run: Run | null, share: number): string {
  switch (run?.state) {
    case undefined:
    case "ready":
      return words.waiting;
    case "training":
      return words.training(share);
    case "evaluating":
      return words.measuring;
    case "paused":
      return words.paused(share);
    case "stopped":
      return words.stopped;
    case "finished":
      return words.ended;
    case "failed":
      return words.failed;
  }
}
