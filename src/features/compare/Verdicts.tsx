import { useMemo, useState } from "react";
import { createMeasuredGroupsSelector } from "../../store/measuredGroups";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import type { ImageSet } from "./imageSet";
import { useVerdicts } from "./useVerdicts";
import { VerdictRow } from "./VerdictRow";
import styles from "./Verdicts.module.css";
import { makePairs } from "./verdictPairs";

/** For every pair of networks that have ended: is one better, or is there no difference that the test images can show? */
export function Verdicts({ onShowImages }: { readonly onShowImages: (set: ImageSet) => void }) {
  const { verdicts: words } = usePanelTexts().compare;
  const [selectGroups] = useState(createMeasuredGroupsSelector);
  const measured = usePlayground(selectGroups);
  const hidden = usePlayground(({ groupView }) => groupView.hidden);
  const groups = useMemo(() => measured.filter(({ id }) => !hidden.has(id)), [measured, hidden]);
  const labels = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.testLabels : null));
  const baseline = usePlayground(({ groupView }) => groupView.baseline);
  const [scope, setScope] = useState<"all" | "baseline">("all");
  const pairs = useMemo(() => makePairs(groups, scope === "baseline", baseline), [groups, scope, baseline]);
  const { verdicts, done } = useVerdicts(pairs, labels);
  if (pairs.length === 0) return <p className={styles.empty}>{words.empty}</p>;
  const widest = Math.max(1, ...(verdicts ?? []).map(({ comparison }) => Math.max(comparison.onlyA, comparison.onlyB)));
  return (
    <>
      <p className={styles.rule}>{words.rule}</p>
      {groups.length > 2 && (
        <div>
          <SegmentedSwitch
            label={words.pairs}
            value={scope}
            onChange={setScope}
            options={[
              { value: "all", label: words.allPairs },
              { value: "baseline", label: words.withBaseline },
            ]}
          />
        </div>
      )}
      {!verdicts && <p className={styles.empty}>{words.working(done, pairs.length)}</p>}
      <ul className={styles.list}>
        {pairs.map((pair, i) => {
          const verdict = verdicts?.[i];
          return (
            verdict &&
            labels && (
              <VerdictRow
                key={pair.key}
                pair={pair}
                verdict={verdict}
                labels={labels}
                pairsShown={pairs.length}
                widest={widest}
                onShowImages={onShowImages}
              />
            )
          );
        })}
      </ul>
    </>
  );
}
