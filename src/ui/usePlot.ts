import { createContext, useContext, useMemo } from "react";
import { type PlotArea, usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { axisPlace } from "./axisPlace";
import type { ChartCursor } from "./chartCursor";
import type { ChartAxis, ChartCurve } from "./chartCurve";
import type { Scale } from "./linePath";

/** What is drawn inside recharts' chart without rendering the chart again. */
export interface DrawnCurves {
  /** Those drawn above the others come last. */
  readonly curves: readonly ChartCurve[];
  readonly cursor: ChartCursor;
  /** Where a range began that is being chosen; it ends at the cursor. */
  readonly anchor: ChartCursor;
  /** The curve that the others fade for; null where none is. */
  readonly highlighted: string | null;
  /** Whether names stand at the lines' ends. */
  readonly hasLabels: boolean;
  readonly yAxis: ChartAxis;
}

/** Hands the curves past recharts' chart to what draws them. */
export const CurvesContext = createContext<DrawnCurves | null>(null);

/** The axes' scales and the plot's edges, in pixels. */
export interface Plot {
  readonly scaleX: Scale;
  readonly scaleY: Scale;
  readonly area: PlotArea;
}

/** The plot around the component, the same object while its axes are; null before recharts has laid out the chart. */
export function usePlot(): Plot | null {
  const mapX = useXAxisScale();
  const mapY = useYAxisScale();
  const area = usePlotArea();
  const yAxis = useContext(CurvesContext)?.yAxis;
  return useMemo(() => {
    if (!mapX || !mapY || !area || !yAxis) return null;
    return {
      scaleX: (x) => mapX(x) ?? Number.NaN,
      scaleY: (y) => mapY(axisPlace(yAxis, y)) ?? Number.NaN,
      area,
    };
  }, [mapX, mapY, area, yAxis]);
}
