import { usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { ConfirmPopover } from "../../ui/ConfirmPopover";
import styles from "./KeptRuns.module.css";

/** Where runs are kept, and the way to delete them all. */
export function KeptRuns() {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  return (
    <p className={styles.kept}>
      {groups.kept.note}{" "}
      <ConfirmPopover
        isNeeded
        question={groups.kept.question}
        confirmLabel={groups.kept.confirm}
        onConfirm={() => void actions.deleteKept()}
      >
        <button type="button" className={styles.delete}>
          {groups.kept.delete}
        </button>
      </ConfirmPopover>
    </p>
  );
}
