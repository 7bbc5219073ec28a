/** How a run is measured and when it ends before its last epoch. */
export interface MeasurePlan {
  readonly testEachEpoch: boolean;
  /** End after so many steps; null for all epochs. */
  readonly maxSteps: number | null;
  /** Measure only the first so many test images; null for all 10,000. */
  readonly testImages: number | null;
  /** Whether the images that were trained on are measured at the end as well; not where absent. */
  readonly trainingSetAtEnd?: boolean;
}
