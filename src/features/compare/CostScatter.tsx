import { useState } from "react";
import type { RunGroup } from "../../store/playgroundState";
import { runGroups } from "../../store/runGroups";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { ScatterPlot } from "../../ui/ScatterPlot";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import { Term } from "../../ui/Term";
import styles from "./CostScatter.module.css";
import { makeScatterView, type ScatterCost, scatterCosts } from "./scatterView";

/** Test accuracy against what it costs, with the networks that no other beats joined by a line. */
export function CostScatter() {
  const { compare } = usePanelTexts();
  const { scatter } = compare;
  const { actions } = usePlaygroundStore();
  const [cost, setCost] = useState<ScatterCost>("parameters");
  const groups = usePlayground(({ runs, groupView }) =>
    runGroups(runs).filter((group) => !groupView.hidden.has(group.id) && hasResult(group)),
  );
  const highlighted = usePlayground(({ groupView }) => groupView.highlighted);
  const view = makeScatterView(groups, cost, compare);
  if (!view) return <p className={styles.empty}>{scatter.empty}</p>;
  return (
    <>
      <div className={styles.tools}>
        <SegmentedSwitch
          label={scatter.xLabel}
          value={cost}
          onChange={setCost}
          options={scatterCosts.map((value) => ({ value, label: scatter.x[value] }))}
        />
        <span className={styles.front}>
          <svg width="24" height="8" viewBox="0 0 24 8" aria-hidden="true">
            <path d="M1 6H12V2H23" />
          </svg>
          <Term explanation={scatter.frontTerm}>{scatter.front}</Term>
        </span>
      </div>
      <ScatterPlot {...view} highlighted={highlighted} onPoint={actions.highlight} />
    </>
  );
}

function hasResult({ runs }: RunGroup): boolean {
  return runs.some(({ result }) => result !== null);
}
