import type { Dataset } from "../data/imageSet";
import type { InspectedRun, Inspection, RunId } from "../protocol/messages";
import { createBatchMaker, drawingTensor } from "./batches";
import { type ImageMaker, lookInside } from "./lookInside";
import type { TrainingRun } from "./trainingRun";

/** Looks are at least so far apart, … */
const everyMs = 250;
/** … and further where one takes long, so that a look takes at most so much of the time. */
const mostShare = 0.1;

/** Shows what is inside one run, as long as somebody wants to see it. */
export interface Inspector {
  /** What to look into from now on; null to end. The first look is taken at once. */
  inspect(inspection: Inspection | null): void;
  /** Looks again soon: weights, runs or the drawing may have changed. Costs nothing where nobody looks. */
  lookAgain(): void;
  readonly isLooking: boolean;
  settled(): Promise<void>;
}

/** What an inspector needs of the trainer. */
export interface InspectorSite {
  run(id: RunId): TrainingRun | null;
  readonly dataset: Dataset;
  /** The drawing last shown. */
  drawing(): Float32Array | null;
  onLook(inspected: InspectedRun): void;
}

/** Makes an inspector that looks into nothing yet. */
export function createInspector(site: InspectorSite): Inspector {
  let wanted: Inspection | null = null;
  let looking: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isStale = false;
  let notBefore = 0;

  async function look(): Promise<void> {
    const inspection = wanted;
    const run = inspection && site.run(inspection.runId);
    const image = inspection && imageMaker(inspection);
    isStale = false;
    if (!inspection || !run || !image) return;
    const began = performance.now();
    const { step } = run;
    const layers = await lookInside(run, image, site.dataset.train);
    const now = performance.now();
    notBefore = Math.max(began + everyMs, now + (now - began) * (1 / mostShare - 1));
    // Another run, or none, may be wanted by now.
    if (wanted === inspection && site.run(inspection.runId) === run) {
      site.onLook({ inspectionId: inspection.inspectionId, runId: inspection.runId, step, layers });
    }
  }

  function imageMaker({ image }: Inspection): ImageMaker | null {
    if (image.kind === "drawing") {
      const drawing = site.drawing();
      return drawing && (({ experiment }) => drawingTensor(drawing, experiment.preprocessing));
    }
    const { test } = site.dataset;
    if (!(Number.isInteger(image.row) && image.row >= 0 && image.row < test.count)) return null;
    return ({ experiment }) => createBatchMaker(experiment.preprocessing, 1).make(test, Uint32Array.of(image.row)).images;
  }

  /** One look at a time; what changes meanwhile is seen by the next. */
  function begin(): void {
    if (looking) return;
    // A device that is lost while it is read is reported by the training loop or the device itself.
    looking = look()
      .catch(() => {})
      .finally(() => {
        looking = null;
        if (isStale && wanted) schedule();
      });
  }

  function schedule(): void {
    isStale = true;
    if (looking || timer !== null) return;
    const wait = notBefore - performance.now();
    if (wait <= 0) {
      begin();
      return;
    }
    timer = setTimeout(() => {
      timer = null;
      if (wanted) begin();
    }, wait);
  }

  return {
    inspect(inspection) {
      wanted = inspection;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (!inspection) return;
      isStale = true;
      begin();
    },
    lookAgain() {
      if (wanted) schedule();
    },
    get isLooking() {
      return looking !== null;
    },
    settled: async () => {
      await looking;
    },
  };
}
