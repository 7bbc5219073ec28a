import { usePlayground, useRunGroups } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { ProbabilityBars } from "../../ui/ProbabilityBars";
import { SettledStatus } from "../../ui/SettledStatus";
import { agreementWords } from "./agreement";
import styles from "./DrawingPanel.module.css";
import { makeProbabilityRow } from "./makeProbabilityRow";
import { readGroup } from "./readGroup";

/** What every network reads in the drawing, as it is drawn and as the runs train, and how far they agree. */
export function DrawingAnswers() {
  const { drawing: text, number } = useTexts();
  const groups = useRunGroups();
  const predictions = usePlayground((state) => state.predictions);
  const isTooSmall = usePlayground((state) => state.drawing === null && state.strokes.length > 0);
  if (groups.length === 0) return <p className={styles.explanation}>{text.answers.noRuns}</p>;
  const readings = groups.flatMap((group) => readGroup(group, predictions) ?? []);
  const nameOf = (groupId: string) => groups.find(({ id }) => id === groupId)?.experiment.name ?? "";
  const words = isTooSmall ? text.answers.tooSmall : agreementWords(readings, nameOf, text.answers, number);
  return (
    <>
      <div className={styles.spoken}>
        <p className={isTooSmall ? styles.lateSummary : styles.summary}>{words}</p>
        <SettledStatus text={words} />
      </div>
      <ProbabilityBars
        label={text.answers.label}
        rows={groups.map((group) => makeProbabilityRow(group, predictions, text.answers, number))}
      />
    </>
  );
}
