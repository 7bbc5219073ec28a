import type { Machine } from "./describeMachine";
import type { FloorResult } from "./floors";
import type { Measurement } from "./measureAll";
import type { DrawingFigures } from "./measureDrawing";
import type { Held } from "./measureMemory";
import type { PageFigures } from "./measurePage";
import type { EngineSummary } from "./summarize";

/** All that one run of the benchmark came to. */
export interface BenchResult {
  readonly machine: Machine;
  readonly repeats: number;
  /** Version and libraries of PyTorch; null where no Python has it. */
  readonly torch: { readonly version: string; readonly blas: string; readonly hasFastBlas: boolean } | null;
  /** One entry a workload, in order, by name. */
  readonly summaries: ReadonlyMap<string, readonly EngineSummary[]>;
  readonly floors: readonly FloorResult[];
  /** Empty where it was not measured. */
  readonly page: readonly PageFigures[];
  /** Null where it was not measured. */
  readonly memory: readonly Held[] | null;
  /** Null where it was not measured. */
  readonly drawing: DrawingFigures | null;
  readonly measurements: readonly Measurement[];
  /** Points left out for want of time. */
  readonly unmeasured: number;
  readonly minutes: number;
}

/** The result as JSON; the losses of single steps are left out. */
export function toJson(result: BenchResult): string {
  const measurements = result.measurements.map(({ outcome, ...rest }) => {
    if (outcome.kind === "cannot") return { ...rest, ...outcome };
    const { losses, ...point } = outcome.point;
    return { ...rest, ...point, steps: losses.length, firstLoss: losses[0] ?? null, lastLoss: losses.at(-1) ?? null };
  });
  return `${JSON.stringify({ ...result, summaries: Object.fromEntries(result.summaries), measurements }, null, 2)}\n`;
}
