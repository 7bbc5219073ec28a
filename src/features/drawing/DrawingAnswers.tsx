import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { ProbabilityBars } from "../../ui/ProbabilityBars";
import styles from "./DrawingPanel.module.css";
import { makeProbabilityRow } from "./makeProbabilityRow";

/** What every run reads in the drawing, as it is drawn and as the runs train. */
export function DrawingAnswers() {
  const { drawing: text, number } = useTexts();
  const runs = usePlayground((state) => state.runs);
  const predictions = usePlayground((state) => state.predictions);
  if (runs.length === 0) return <p className={styles.explanation}>{text.answers.noRuns}</p>;
  return (
    <ProbabilityBars
      label={text.answers.label}
      rows={runs.map((run) => makeProbabilityRow(run, predictions.get(run.id) ?? null, text.answers, number))}
    />
  );
}
