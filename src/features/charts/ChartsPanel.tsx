import { useRef, useState, useSyncExternalStore } from "react";
import { type ChartView, createChartViewStore } from "../../store/chartView";
import { useTexts } from "../../text/useTexts";
import { createChartCursor } from "../../ui/chartCursor";
import { Panel } from "../../ui/Panel";
import { DownloadMenu } from "./DownloadMenu";
import { LiveCharts } from "./LiveCharts";
import type { ProgressRange } from "./progressAxis";
import { ViewControls } from "./ViewControls";

/** Loss and accuracy of every network while they train, with what changes how they are shown. */
export function ChartsPanel() {
  const { charts } = useTexts();
  const [viewStore] = useState(() => createChartViewStore(() => localStorage));
  const view = useSyncExternalStore(viewStore.subscribe, viewStore.getState);
  const [zoom, setZoom] = useState<ProgressRange | null>(null);
  const [cursor] = useState(createChartCursor);
  const [anchor] = useState(createChartCursor);
  const chartsRef = useRef<HTMLDivElement>(null);
  const change = (part: Partial<ChartView>) => {
    if (part.unit !== undefined) {
      // A place and a part of one axis are nowhere on another.
      setZoom(null);
      cursor.set(null);
      anchor.set(null);
    }
    viewStore.change(part);
  };
  return (
    <Panel
      title={charts.heading}
      aside={
        <ViewControls view={view} onChange={change} isZoomed={zoom !== null} onFit={() => setZoom(null)}>
          <DownloadMenu charts={chartsRef} />
        </ViewControls>
      }
    >
      <LiveCharts view={view} zoom={zoom} onZoom={setZoom} cursor={cursor} anchor={anchor} charts={chartsRef} />
    </Panel>
  );
}
