import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import styles from "./MyDigitsView.module.css";

/** Says what was deleted last and takes that back; nothing while nothing was. */
export function DeletedDigits() {
  const text = useTexts().myDigits;
  const { actions } = usePlaygroundStore();
  const count = usePlayground((state) => state.deletedDigits.length);
  return (
    <div role="status">
      {count > 0 && (
        <p className={styles.notice}>
          <span className={styles.noticeWords}>{text.deleted(count)}</span>
          <Button onClick={actions.undoDeleteMyDigits}>{text.undo}</Button>
          <Button onClick={actions.forgetDeletedDigits}>{text.dismiss}</Button>
        </p>
      )}
    </div>
  );
}
