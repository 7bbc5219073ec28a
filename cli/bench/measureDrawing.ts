import { presets } from "../../src/protocol/presets";
import { measureOurs, type OurPlace } from "./measureOurs";
import { measurePage, type PageFigures } from "./measurePage";
import type { PointBudget } from "./peerPoint";
import { pairedRatios, type Spread, spreadOf } from "./statistics";
import type { Workload } from "./workloads";

/** What training for drawing costs one network on one backend; times in ms a step. */
export interface AugmentationCost {
  readonly workload: string;
  readonly backend: OurPlace["backend"];
  readonly plain: Spread;
  readonly forDrawing: Spread;
  /** How many times as long a step takes for drawing, repeat by repeat. */
  readonly ratio: Spread;
}

/** What was measured of drawing. */
export interface DrawingFigures {
  /** The page while the two networks of the first visit train, and paused: how soon a stroke is answered. */
  readonly page: PageFigures;
  readonly costs: readonly AugmentationCost[];
}

/** Both networks that a first visit shows, one with the longest steps among them. */
const scene = {
  title: `${presets["article2-cnn"].name} and ${presets["article0-dense128-batch128"].name}`,
  presets: ["article2-cnn", "article0-dense128-batch128"],
} as const;
/** The page's other figures are measured elsewhere. */
const pageSeconds = 2;

/** Measures how soon a stroke is answered on WebAssembly, and steps of `workloads` with and without training for drawing. */
export async function measureDrawing(
  place: Omit<OurPlace, "backend">,
  workloads: readonly Workload[],
  repeats: number,
  budget: PointBudget,
): Promise<DrawingFigures> {
  const page = await measurePage(place, scene, pageSeconds);
  const costs: AugmentationCost[] = [];
  for (const backend of ["wasm", "webgpu"] as const) {
    for (const workload of workloads) costs.push(await measureCost({ ...place, backend }, workload, repeats, budget));
  }
  return { page, costs };
}

async function measureCost(place: OurPlace, workload: Workload, repeats: number, budget: PointBudget): Promise<AugmentationCost> {
  const times = { none: [] as number[], drawing: [] as number[] };
  for (let repeat = 0; repeat < repeats; repeat++) {
    // In turns, so that a machine that is slower for a while slows both.
    for (const augmentation of ["none", "drawing"] as const) {
      const point = await measureOurs(place, { ...workload, experiment: { ...workload.experiment, augmentation } }, budget);
      times[augmentation].push(point.wallMillisecondsPerStep ?? point.millisecondsPerStep);
    }
  }
  const [plain, forDrawing] = [spreadOf(times.none), spreadOf(times.drawing)];
  const ratio = spreadOf(pairedRatios(times.drawing, times.none));
  if (!plain || !forDrawing || !ratio) throw new Error("expected at least one repeat, found none");
  return { workload: workload.name, backend: place.backend, plain, forDrawing, ratio };
}
