import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { describeProblem } from "../../text/describeProblem";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import styles from "./TrainerMessage.module.css";

/** Says that the trainer is gone and offers a new one; nothing while all is well. */
export function TrainerMessage() {
  const texts = useTexts();
  const { actions } = usePlaygroundStore();
  const problem = usePlayground((state) => state.trainerProblem);
  if (!problem) return null;
  return (
    <div className={styles.message}>
      <Notice action={<Button onClick={actions.restartTrainer}>{texts.page.restart}</Button>}>
        {describeProblem(problem, texts)}
      </Notice>
    </div>
  );
}
