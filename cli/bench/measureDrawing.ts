import { setTimeout as pause } from "node:timers/promises";
import { presets } from "../../src/protocol/presets";
import { measureOurs, type OurPlace } from "./measureOurs";
import { measurePage, type PageFigures } from "./measurePage";
import type { PointBudget } from "./peerPoint";
import { pairedRatios, type Spread, spreadOf } from "./statistics";
import { openTrainerSession } from "./trainerSession";
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
  const measure = place.backend === "wasm" ? measureInTurns : measureEach;
  const pairs: Pair[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) pairs.push(await measure(place, workload, budget));
  const times = { plain: pairs.map(({ plain }) => plain), forDrawing: pairs.map(({ forDrawing }) => forDrawing) };
  const [plain, forDrawing] = [spreadOf(times.plain), spreadOf(times.forDrawing)];
  const ratio = spreadOf(pairedRatios(times.forDrawing, times.plain));
  if (!plain || !forDrawing || !ratio) throw new Error("expected at least one repeat, found none");
  return { workload: workload.name, backend: place.backend, plain, forDrawing, ratio };
}

/** Milliseconds a step. */
interface Pair {
  readonly plain: number;
  readonly forDrawing: number;
}

/** Both in one worker, a step of each in turn, by the clock of each: exact where a step is done when its call returns. */
async function measureInTurns(place: OurPlace, { experiment }: Workload, budget: PointBudget): Promise<Pair> {
  const session = await openTrainerSession(place.address, place.executablePath, place.backend);
  try {
    const runIds = ["plain", "forDrawing"] as const;
    await session.addRun("plain", { ...experiment, augmentation: "none" });
    await session.addRun("forDrawing", { ...experiment, augmentation: "drawing" });
    await session.send({ type: "start", runIds });
    await pause(2 * budget.measureMs);
    const fewest = budget.warmUpSteps + budget.fewestSteps;
    await session.until(() => (session.progress("forDrawing").at(-1)?.step ?? 0) >= fewest);
    await session.send({ type: "stop", runIds });
    await session.until(() => runIds.every((runId) => session.result(runId) !== null));
    const [plain, forDrawing] = runIds.map((runId) => session.result(runId)?.millisecondsPerStep ?? Number.NaN);
    return { plain: plain ?? Number.NaN, forDrawing: forDrawing ?? Number.NaN };
  } finally {
    await session.close();
  }
}

/** One after the other by the wall clock, since a graphics processor's time cannot be told apart. */
async function measureEach(place: OurPlace, workload: Workload, budget: PointBudget): Promise<Pair> {
  const measure = async (augmentation: "none" | "drawing") => {
    const point = await measureOurs(place, { ...workload, experiment: { ...workload.experiment, augmentation } }, budget);
    return point.wallMillisecondsPerStep ?? point.millisecondsPerStep;
  };
  return { plain: await measure("none"), forDrawing: await measure("drawing") };
}
