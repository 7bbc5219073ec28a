import { useState } from "react";
import { runGroups } from "../../store/runGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Icon } from "../../ui/Icon";
import styles from "./CopyLink.module.css";

/** Copies the address that holds the comparison, and says that it did. */
export function CopyLink() {
  const { groups } = useTexts();
  const { actions } = usePlaygroundStore();
  const hasRuns = usePlayground((state) => state.runs.length > 0);
  const taught = usePlayground(({ runs, distillations }) =>
    runGroups(runs).flatMap(({ id, experiment }) => (distillations.has(id) ? [experiment.name] : [])),
  );
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  const copy = async () => {
    const address = new URL(actions.writeAddress(), location.href);
    try {
      await navigator.clipboard.writeText(address.href);
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  };
  return (
    <span className={styles.share}>
      <button
        type="button"
        className={styles.button}
        title={groups.share.title}
        disabled={!hasRuns}
        onClick={() => void copy()}
        onBlur={() => setOutcome(null)}
      >
        <Icon name="link" size={14} />
        {outcome === "copied" ? groups.share.copied : groups.share.copy}
      </button>
      <span role="status" className={outcome === "failed" ? styles.failed : styles.silent}>
        {outcome && groups.share[outcome]}
      </span>
      {outcome && taught.length > 0 && (
        <span role="status" className={styles.failed}>
          {groups.share.withoutTeacher(taught)}
        </span>
      )}
    </span>
  );
}
