import { useState } from "react";
import { useTexts } from "../../text/useTexts";
import { Panel } from "../../ui/Panel";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import { LiveCharts } from "./LiveCharts";
import type { ProgressUnit } from "./progressAxis";

/** Loss and accuracy of every run while they train, over epochs or steps. */
export function ChartsPanel() {
  const { charts } = useTexts();
  const [unit, setUnit] = useState<ProgressUnit>("epoch");
  return (
    <Panel
      title={charts.heading}
      aside={
        <SegmentedSwitch
          label={charts.axis.label}
          value={unit}
          onChange={setUnit}
          options={[
            { value: "epoch", label: charts.axis.epoch },
            { value: "step", label: charts.axis.step },
          ]}
        />
      }
    >
      {/* A new unit is a new axis: the cursor must not stay at a place that means something else. */}
      <LiveCharts key={unit} unit={unit} />
    </Panel>
  );
}
