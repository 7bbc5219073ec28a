import type { ReactNode } from "react";
import { type ChartView, progressUnits } from "../../store/chartView";
import { mostSmoothing } from "../../store/smoothSeries";
import { useTexts } from "../../text/useTexts";
import { IconButton } from "../../ui/IconButton";
import { RangeField } from "../../ui/RangeField";
import { SelectField } from "../../ui/SelectField";
import { Term } from "../../ui/Term";
import { ToggleButton } from "../../ui/ToggleButton";
import styles from "./ViewControls.module.css";

interface ViewControlsProps {
  readonly view: ChartView;
  readonly onChange: (part: Partial<ChartView>) => void;
  readonly isZoomed: boolean;
  readonly onFit: () => void;
  /** More controls, at the end. */
  readonly children: ReactNode;
}

/** How the curves are shown: what the x axis counts, logarithmic axes, smoothing, and all of the axis again. */
export function ViewControls({ view, onChange, isZoomed, onFit, children }: ViewControlsProps) {
  const { charts, number } = useTexts();
  return (
    <fieldset className={styles.controls} aria-label={charts.view.label}>
      <div className={styles.unit}>
        <Term explanation={charts.axis.unitTerms[view.unit]}>{charts.axis.face}</Term>
        <SelectField
          label={charts.axis.label}
          isLabelHidden
          value={view.unit}
          onChange={(chosen) => {
            const unit = progressUnits.find((candidate) => candidate === chosen);
            if (unit) onChange({ unit });
          }}
          options={progressUnits.map((unit) => ({ value: unit, label: charts.axis.units[unit] }))}
        />
      </div>
      <ToggleButton
        explanation={charts.view.logTerm}
        isOn={view.isLogarithmic}
        onChange={(isLogarithmic) => onChange({ isLogarithmic })}
      >
        {charts.view.log}
      </ToggleButton>
      <div className={styles.smoothing}>
        <RangeField
          face={<Term explanation={charts.view.smoothingTerm}>{charts.view.smoothing}</Term>}
          label={charts.view.smoothing}
          min={0}
          max={sliderPlace(mostSmoothing)}
          step={0.05}
          value={sliderPlace(view.smoothing)}
          valueText={number.decimal(view.smoothing, view.smoothing > 0.985 ? 3 : 2)}
          onChange={(place) => onChange({ smoothing: Math.min(mostSmoothing, 1 - 10 ** -place) })}
        />
      </div>
      <div className={styles.end}>
        <IconButton icon="fit" label={charts.view.fit} disabled={!isZoomed} onClick={onFit} />
        {children}
      </div>
    </fieldset>
  );
}

/** Where a smoothing stands on the slider, finer near the end: 0.9, 0.99 and 0.999 are as far apart as 0 and 0.9. */
function sliderPlace(smoothing: number): number {
  return Number((-Math.log10(1 - smoothing)).toFixed(2)) + 0;
}
