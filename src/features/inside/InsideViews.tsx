import { type ReactNode, useState } from "react";
import type { Inspection, RunId } from "../../protocol/messages";
import { usePlayground } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import { ActivationsView } from "./ActivationsView";
import { HistogramsView } from "./HistogramsView";
import styles from "./InsidePanel.module.css";
import { useInsideRun } from "./useInsideRun";
import { WeightsView } from "./WeightsView";

type View = "activations" | "weights" | "histograms";

/** One run's inside, seen in one of three ways; `chooser` stands at the left of that choice. */
export function InsideViews({ runId, chooser }: { readonly runId: RunId; readonly chooser: ReactNode }) {
  const text = usePanelTexts().inside;
  const [view, setView] = useState<View>("activations");
  const [image, setImage] = useState<Inspection["image"]>({ kind: "testImage", row: 0 });
  const experiment = usePlayground(({ runs }) => runs.find(({ id }) => id === runId)?.experiment);
  const hasDrawing = usePlayground(({ drawing }) => drawing !== null);
  const hasData = usePlayground(({ dataset }) => dataset.status === "ready");
  const isLost = usePlayground(({ trainerProblem }) => trainerProblem !== null);
  // Without a drawing there is nothing to pass through the layers, but still weights to look at.
  const passed = image.kind === "drawing" && !hasDrawing ? firstImage : image;
  const inside = useInsideRun(runId, experiment?.layers ?? noLayers, passed, hasData && !isLost);
  const views = (["activations", "weights", "histograms"] as const).map((value) => ({ value, label: text.views[value] }));
  return (
    <div className={styles.inside}>
      <div className={styles.choices}>
        {chooser}
        <SegmentedSwitch label={text.view} options={views} value={view} onChange={setView} />
      </div>
      <p className={styles.about}>
        <span>{text.about[view]}</span>
        <span className={styles.step}>{inside.step === null ? "" : text.afterStep(inside.step)}</span>
      </p>
      {view === "activations" && <ActivationsView runId={runId} layers={inside.layers} image={image} onImage={setImage} />}
      {view === "weights" && <WeightsView key={runId} layers={inside.layers} />}
      {view === "histograms" && <HistogramsView layers={inside.layers} />}
      {inside.step === null && <p className={styles.note}>{isLost ? text.broken : hasData ? text.waiting : text.noData}</p>}
    </div>
  );
}

const firstImage: Inspection["image"] = { kind: "testImage", row: 0 };
const noLayers: readonly never[] = [];
