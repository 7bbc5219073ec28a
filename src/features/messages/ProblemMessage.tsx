import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { describeProblem } from "../../text/describeProblem";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import styles from "./ProblemMessage.module.css";

/** Says that the trainer is gone or the data did not load, with the way on; nothing while all is well. */
export function ProblemMessage() {
  const texts = useTexts();
  const { actions } = usePlaygroundStore();
  const trainerProblem = usePlayground((state) => state.trainerProblem);
  const dataProblem = usePlayground((state) => (state.dataset.status === "failed" ? state.dataset.problem : null));
  // Without a trainer there is nobody who could load the data again.
  const problem = trainerProblem ?? dataProblem;
  if (!problem) return null;
  const way = trainerProblem ? (
    <Button onClick={actions.restartTrainer}>{texts.page.restart}</Button>
  ) : (
    <Button onClick={actions.retryDataset}>{texts.dataset.retry}</Button>
  );
  return (
    <div className={styles.message}>
      <Notice action={way}>{describeProblem(problem, texts)}</Notice>
    </div>
  );
}
