import type { EngineId } from "./engines";
import type { PointBudget } from "./peerPoint";
import type { Point } from "./point";
import { enginesInRepeat, type Workload } from "./workloads";

/** One engine on one workload in one repeat, counted from 0. */
export interface Measurement {
  readonly workload: string;
  readonly engine: EngineId;
  readonly repeat: number;
  readonly outcome: { readonly kind: "point"; readonly point: Point } | { readonly kind: "cannot"; readonly error: string };
}

/** Which points are measured, for how long, and with what. */
export interface MeasurePlan {
  readonly workloads: readonly Workload[];
  readonly repeats: number;
  readonly withSlowEngines: boolean;
  /** Engines that this machine has not. */
  readonly absent: readonly EngineId[];
  budget(workload: Workload): PointBudget;
  measure(engine: EngineId, workload: Workload, budget: PointBudget): Promise<Point>;
  /** True once no further point may begin. */
  isTimeUp(): boolean;
  onMeasured(measurement: Measurement): void;
}

/** Points that were not measured for want of time. */
export interface Unmeasured {
  readonly points: number;
}

/**
 * Measures every point, engines in turn: A B C, A B C. The workloads that peers are compared on come first, one after the
 * other; growth goes repeat by repeat, so that where time runs out the last repeats are missing and not the last charts.
 */
export async function measureAll(plan: MeasurePlan): Promise<Unmeasured> {
  let unmeasured = 0;
  const impossible = new Set<string>();
  for (const { workload, repeat } of scheduleRounds(plan.workloads, plan.repeats)) {
    for (const engine of enginesInRepeat(workload, repeat, plan.withSlowEngines)) {
      if (plan.absent.includes(engine) || impossible.has(`${engine} ${workload.name}`)) continue;
      if (plan.isTimeUp()) {
        unmeasured++;
        continue;
      }
      const outcome = await measureOne(plan, engine, workload);
      // What cannot be trained once cannot be trained later; trying again would only take time.
      if (outcome.kind === "cannot") impossible.add(`${engine} ${workload.name}`);
      plan.onMeasured({ workload: workload.name, engine, repeat, outcome });
    }
  }
  return { points: unmeasured };
}

async function measureOne(plan: MeasurePlan, engine: EngineId, workload: Workload): Promise<Measurement["outcome"]> {
  try {
    return { kind: "point", point: await plan.measure(engine, workload, plan.budget(workload)) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { kind: "cannot", error: (text.split("\n")[0] ?? "").replace(/^page\.evaluate: (Error: )?/, "") };
  }
}

/** Rounds in their order; in each of them every engine has its turn once. */
export function scheduleRounds(workloads: readonly Workload[], repeats: number) {
  const numbers = Array.from({ length: repeats }, (_, repeat) => repeat);
  const compared = workloads.filter(({ growth }) => growth === null);
  const growing = workloads.filter(({ growth }) => growth !== null);
  return [
    ...compared.flatMap((workload) => numbers.map((repeat) => ({ workload, repeat }))),
    ...numbers.flatMap((repeat) => growing.map((workload) => ({ workload, repeat }))),
  ];
}
