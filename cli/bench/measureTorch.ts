import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";
import { projectRoot } from "../projectRoot";
import type { PointBudget } from "./peerPoint";
import type { Point } from "./point";
import type { Workload } from "./workloads";

const run = promisify(execFile);
const script = join(projectRoot, "bench/peers/torch_step.py");

const aboutSchema = v.object({ version: v.string(), blas: v.array(v.string()), build: v.string(), mkldnn: v.boolean() });
const pointSchema = v.object({
  millisecondsPerStep: v.number(),
  timedSteps: v.number(),
  firstStepMs: v.number(),
  losses: v.array(v.number()),
  detail: v.string(),
  peakBytes: v.nullable(v.number()),
});

/** A Python that has PyTorch. */
export interface Torch {
  readonly version: string;
  /** The libraries that do its matrix products. */
  readonly blas: string;
  /** Whether one of them is made for speed; the reference BLAS is several times slower. */
  readonly hasFastBlas: boolean;
  measure(workload: Workload, budget: PointBudget, threads: number): Promise<Point>;
  /** Removes the files that were made for it. */
  close(): void;
}

/** PyTorch of `python3`, else of the system's own; null where neither has it. */
export function findTorch(): Torch | null {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const asked = spawnSync(python, [script, "--describe"], { encoding: "utf8", timeout: 60_000 });
    if (asked.status !== 0) continue;
    const { version, blas, build } = v.parse(aboutSchema, JSON.parse(asked.stdout));
    const fast = blas.filter((name) => /openblas|mkl|blis|atlas/.test(name));
    return {
      version,
      blas: blas.join(", ") || build,
      hasFastBlas: fast.length > 0 || /mkl|openblas|accelerate/i.test(build),
      ...createMeasurement(python),
    };
  }
  return null;
}

function createMeasurement(python: string): Pick<Torch, "measure" | "close"> {
  const folder = mkdtempSync(join(tmpdir(), "trainset-bench-"));
  return {
    async measure(workload, budget, threads) {
      const inputs = join(folder, workload.name);
      if (!existsSync(inputs)) writeInputs(inputs, workload);
      writeFileSync(join(inputs, "budget.json"), JSON.stringify(budget));
      const count = String(threads);
      const env = { ...process.env, OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count };
      const options = { env, timeout: budget.abandonMs, maxBuffer: 64 * 2 ** 20 };
      const { stdout } = await run(python, [script, inputs, count], options);
      return { ...v.parse(pointSchema, JSON.parse(stdout)), wallMillisecondsPerStep: null };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Initial weights and order come from the same code as the other peers', which is TypeScript. */
function writeInputs(folder: string, { experiment }: Workload): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "experiment.json"), JSON.stringify(experiment));
  const writer = join(projectRoot, "bench/peers/writeTorchInputs.ts");
  const written = spawnSync(process.execPath, ["--import", "tsx", writer, folder], { cwd: projectRoot, encoding: "utf8" });
  if (written.status !== 0) throw new Error(`inputs for PyTorch could not be made: ${written.stderr}`);
}

/** Number of processors, which is what "all cores" means. */
export const processorCount = cpus().length;
