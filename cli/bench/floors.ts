import { type EngineId, engines, ourEngine } from "./engines";
import type { DrawingFigures } from "./measureDrawing";
import type { Forecast } from "./measureForecast";
import type { Held } from "./measureMemory";
import type { PageFigures } from "./measurePage";
import type { Spread } from "./statistics";
import type { EngineSummary } from "./summarize";
import { baseWorkload } from "./workloads";

/** A ratio that Trainset is to reach. `atLeast`: the peer takes so many times as long; `atMost`: we take so many times as long. */
interface Floor {
  readonly workload: string;
  /** Which of our own engines; the first unless told. */
  readonly ours?: EngineId;
  /** The fastest of these counts. */
  readonly against: readonly EngineId[];
  readonly title: string;
  readonly bound: { readonly kind: "atLeast" | "atMost"; readonly times: number };
}

const stock: readonly EngineId[] = ["tfjs-wasm", "tfjs-cpu", "tfjs-webgl", "tfjs-webgpu"];
/** Threads cost more than they bring where a step is short. */
const torch: readonly EngineId[] = ["torch-1", "torch-all"];

const floors: readonly Floor[] = [
  { workload: "dense-128", against: ["tfjs-wasm"], title: "stock fit on wasm", bound: { kind: "atLeast", times: 6 } },
  { workload: "dense-128", against: ["jax-wasm"], title: "jax-js on wasm", bound: { kind: "atLeast", times: 2.5 } },
  { workload: "cnn", against: stock, title: "fastest stock backend", bound: { kind: "atLeast", times: 30 } },
  { workload: "cnn", against: ["jax-wasm"], title: "jax-js on wasm", bound: { kind: "atLeast", times: 30 } },
  { workload: "dense-128", against: torch, title: "PyTorch, 1 thread or all cores", bound: { kind: "atMost", times: 2 } },
  { workload: "cnn", against: torch, title: "PyTorch, 1 thread or all cores", bound: { kind: "atMost", times: 2 } },
  webgpu("dense-128", "tfjs-webgpu", "stock fit", 20),
  webgpu("dense-128", "jax-webgpu", "jax-js", 2),
  webgpu("cnn", "tfjs-webgpu", "stock fit", 15),
  webgpu("cnn", "jax-webgpu", "jax-js", 3),
];

/** Both on WebGPU, on whatever adapter this machine has. */
function webgpu(workload: string, against: EngineId, title: string, times: number): Floor {
  return {
    workload,
    ours: "trainset-webgpu",
    against: [against],
    title: `${title}, both on webgpu`,
    bound: { kind: "atLeast", times },
  };
}

/** The longest task on the page thread must stay below so many milliseconds. */
const longestAllowedTask = 50;
/** A time per epoch may be foretold so much too long or too short. */
const forecastTolerance = 0.25;
/** After 5,000 steps the heap may hold so much more than after 100. */
const heapTolerance = 2e6;

/** A stroke must be answered in so many milliseconds; while networks train, one step may be added. */
const answerWithinMs = 50;
/** A step that trains for drawing may take so many times as long as one that does not. */
const augmentationBounds = { cnn: 1.25, dense: 2 };

/** One floor with what was measured for it; null where it was not. */
export interface FloorResult {
  readonly workload: string;
  readonly title: string;
  readonly wanted: string;
  readonly measured: string;
  readonly isReached: boolean | null;
}

/** Holds what was measured of the page and of the worker's memory against their bounds; nothing for what was not. */
export function checkBounds(page: readonly PageFigures[], memory: readonly Held[] | null): FloorResult[] {
  return [
    ...page.map(({ networks, longestTask }) => ({
      workload: networks,
      title: "page thread while training",
      wanted: `longest task under ${longestAllowedTask} ms`,
      measured: longestTask === 0 ? "none of 50 ms" : `${longestTask.toFixed(0)} ms`,
      isReached: longestTask < longestAllowedTask,
    })),
    ...(memory ?? []).slice(-1).map((last) => ({
      workload: baseWorkload,
      title: "memory of the worker",
      wanted: "the same tensors, heap within 2 MB",
      measured: describeGrowth(memory?.[0] ?? last, last),
      isReached: isMemoryFlat(memory ?? []),
    })),
  ];
}

/** Holds the times per epoch that the model editor foretells against those that were measured. */
export function checkForecasts(forecasts: readonly Forecast[]): FloorResult[] {
  return forecasts.map(({ workload, foretold, measured }) => ({
    workload,
    title: "time per epoch as foretold",
    wanted: `within ${100 * forecastTolerance} % of the time measured`,
    measured: `${foretold.toFixed(2)} s foretold, ${measured.toFixed(2)} s measured`,
    isReached: Math.abs(foretold / measured - 1) <= forecastTolerance,
  }));
}

/** Holds the time until a stroke is answered, and what training for drawing costs, against their bounds. */
export function checkDrawing(drawing: DrawingFigures | null): FloorResult[] {
  if (!drawing) return [];
  const { page, costs } = drawing;
  // While it trains a drawing is served between two runs' steps, so that it waits for one step at most.
  const longestStep = Math.max(0, ...costs.filter(({ backend }) => backend === "wasm").map(({ plain }) => plain.median));
  const answer = (spread: Spread | null, title: string, most: number): FloorResult => ({
    workload: page.networks,
    title,
    wanted: `at most ${most.toFixed(0)} ms`,
    measured: spread === null ? "no answer" : `${spread.median.toFixed(0)} ms`,
    isReached: spread !== null && spread.median <= most,
  });
  return [
    answer(page.answerWhileIdle, "a stroke's answer while nothing trains, wasm", answerWithinMs),
    answer(page.answerWhileTraining, "a stroke's answer while both train, wasm", answerWithinMs + longestStep),
    ...costs.map(({ workload, backend, ratio }) => {
      const most = workload === "cnn" ? augmentationBounds.cnn : augmentationBounds.dense;
      return {
        workload,
        title: `the same without training for drawing, ${backend}`,
        wanted: `at most ${most} × its time`,
        measured: `${ratio.median.toFixed(2)} ×`,
        isReached: ratio.median <= most,
      };
    }),
  ];
}

function describeGrowth(first: Held, last: Held): string {
  return `${last.tensors - first.tensors} tensors, ${((last.heapBytes - first.heapBytes) / 1e6).toFixed(2)} MB more`;
}

/** Whether the last moment holds the same tensors as the first and no more than 2 MB of heap beyond it. */
export function isMemoryFlat(held: readonly Held[]): boolean {
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return false;
  return first.tensors === last.tensors && last.heapBytes - first.heapBytes <= heapTolerance;
}

/** Holds the summaries of all workloads, by name, against the floors. */
export function checkFloors(summaries: ReadonlyMap<string, readonly EngineSummary[]>): FloorResult[] {
  return floors.map(({ workload, ours = ourEngine, against, title, bound }) => {
    const ratioOf = (ids: readonly EngineId[]) =>
      (summaries.get(workload) ?? []).flatMap(({ engine, outcome }) =>
        ids.includes(engine) && outcome.kind === "measured" && outcome.ratio && outcome.losses?.isRight !== false
          ? [outcome.ratio.median]
          : [],
      );
    const ratios = ratioOf(against);
    // All ratios are to the first of our engines, which has none itself.
    const [own = null] = ours === ourEngine ? [1] : ratioOf([ours]);
    const fastest = ratios.length > 0 && own !== null ? Math.min(...ratios) / own : null;
    const isAtLeast = bound.kind === "atLeast";
    const measured = fastest === null ? null : isAtLeast ? fastest : 1 / fastest;
    return {
      workload,
      title,
      wanted: isAtLeast
        ? `${engines[ours].label}, at least ${bound.times} × as fast`
        : `${engines[ours].label}, at most ${bound.times} × its time`,
      measured: measured === null ? "not measured" : `${measured.toFixed(measured < 10 ? 2 : 1)} ×`,
      isReached: measured === null ? null : isAtLeast ? measured >= bound.times : measured <= bound.times,
    };
  });
}
