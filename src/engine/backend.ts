import * as tf from "@tensorflow/tfjs";
import type { BackendChoice, BackendReason, BackendTiming } from "../protocol/backendChoice";
import type { BackendName, BackendPreference } from "../protocol/options";
import { type Problem, ProblemError } from "../protocol/problem";
import { fastestFirst } from "./calibrate";
import { deviceFailure } from "./deviceFailure";
import { type DeviceMemory, deviceMemory } from "./deviceMemory";
import { type GpuAdapter, probeWebGl, probeWebGpu } from "./gpuAdapters";
import { passesSelfTest } from "./selfTest";

/** The backend that computes, and why. */
export interface Backend {
  readonly name: BackendName;
  /** Null on the CPU backends. */
  readonly adapter: string | null;
  readonly isSoftware: boolean;
  readonly reason: BackendReason;
  readonly choices: readonly BackendChoice[];
  /** What `auto` measured; empty where there was nothing to compare. */
  readonly timings: readonly BackendTiming[];
  /** Whether work goes on after the call that asked for it returned, as on GPUs. */
  readonly isAsynchronous: boolean;
  /** Resolves when the device is lost or reports an error that no call does; never on the CPU backends. */
  readonly failed: Promise<Problem>;
  readonly memory: DeviceMemory;
}

/** Loads a backend's code and starts it. Each is a chunk of its own but for those that `@tensorflow/tfjs` brings along. */
const startBackend: Record<BackendName, () => Promise<void>> = {
  webgpu: async () => (await import("./startWebGpu")).startWebGpu(),
  wasm: async () => (await import("./startWasm")).startWasm(),
  webgl: () => start("webgl"),
  cpu: () => start("cpu"),
};

async function start(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`the ${name} backend did not start`);
  await tf.ready();
}

/** Times the candidates of `auto`; leaves out those that do not start, and gives nothing where there is nothing to time. */
export type Calibrator = (candidates: readonly BackendName[], machine: string) => Promise<readonly BackendTiming[]>;

/**
 * Chooses and starts a backend. `auto` takes the fastest of WebAssembly and the hardware GPU backends, without a
 * calibrator hardware WebGPU; without WebAssembly in the browser plain JavaScript. A GPU backend must pass its self-test. A backend
 * asked for by name is taken whatever it runs on; throws a `ProblemError` where that one fails.
 */
export async function chooseBackend(preference: BackendPreference, calibrator?: Calibrator): Promise<Backend> {
  const adapters = { webgpu: await probeWebGpu(), webgl: probeWebGl() };
  const taken = (name: BackendName, reason: BackendReason, timings: readonly BackendTiming[] = []) =>
    takenBackend(name, reason, adapters, timings);
  if (preference !== "auto") {
    await startOrThrow(preference);
    return taken(preference, "asked");
  }
  const hasGpu = isFit(adapters.webgpu) || isFit(adapters.webgl);
  const candidates = candidatesOf(adapters);
  const timings = hasGpu && calibrator ? await calibrator(candidates, machineName(adapters)) : [];
  for (const backend of timings.length > 1 ? fastestFirst(timings) : []) {
    if (await startsAndPasses(backend)) return taken(backend, "fastest", timings);
  }
  if (isFit(adapters.webgpu) && (await startsAndPasses("webgpu"))) return taken("webgpu", "hardware-gpu");
  if (hasWebAssembly()) {
    // Where it does not start although the browser has it, a file is missing: plain JavaScript would hide that.
    await startOrThrow("wasm");
    return taken("wasm", withoutGpu(adapters));
  }
  await startOrThrow("cpu");
  return taken("cpu", "no-webassembly");
}

type Adapters = Record<"webgpu" | "webgl", GpuAdapter | null>;

/** Worth trying: hardware that is not known to compute wrongly. */
function isFit(adapter: GpuAdapter | null): boolean {
  return adapter !== null && !adapter.isSoftware && !adapter.isBlocked;
}

function candidatesOf(adapters: Adapters): BackendName[] {
  const gpus = (["webgpu", "webgl"] as const).filter((name) => isFit(adapters[name]));
  return hasWebAssembly() ? [...gpus, "wasm"] : gpus;
}

/** Why no hardware WebGPU adapter was taken. */
function withoutGpu({ webgpu }: Adapters): BackendReason {
  if (!webgpu) return "no-gpu";
  return webgpu.isSoftware ? "software-gpu-only" : "gpu-self-test-failed";
}

/** With 128-bit SIMD, which every kernel of ours is built for: a module with one `i8x16.splat`. */
function hasWebAssembly(): boolean {
  const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11];
  return typeof WebAssembly === "object" && WebAssembly.validate(Uint8Array.from(simd));
}

/** What speed depends on beside the network. */
function machineName({ webgpu, webgl }: Adapters): string {
  return [navigator.userAgent, navigator.hardwareConcurrency, webgpu?.name, webgl?.name].join(" | ");
}

async function startOrThrow(name: BackendName): Promise<void> {
  try {
    await startBackend[name]();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError({ code: "backend-unavailable", backend: name, detail });
  }
  const isGpu = name === "webgpu" || name === "webgl";
  if (isGpu && !(await passesSelfTest())) throw new ProblemError({ code: "self-test-failed", backend: name });
}

async function startsAndPasses(name: BackendName): Promise<boolean> {
  return startOrThrow(name).then(
    () => true,
    () => false,
  );
}

function listChoices(adapters: Adapters): BackendChoice[] {
  const gpu = (backend: "webgpu" | "webgl"): BackendChoice => {
    const adapter = adapters[backend];
    return { backend, isAvailable: adapter !== null, adapter: adapter?.name ?? null, isSoftware: adapter?.isSoftware ?? false };
  };
  const processor = (backend: "wasm" | "cpu", isAvailable: boolean): BackendChoice => ({
    backend,
    isAvailable,
    adapter: null,
    isSoftware: false,
  });
  return [gpu("webgpu"), processor("wasm", hasWebAssembly()), gpu("webgl"), processor("cpu", true)];
}

async function takenBackend(
  name: BackendName,
  reason: BackendReason,
  adapters: Adapters,
  timings: readonly BackendTiming[],
): Promise<Backend> {
  const adapter = name === "webgpu" || name === "webgl" ? adapters[name] : null;
  return {
    name,
    adapter: adapter?.name ?? null,
    isSoftware: adapter?.isSoftware ?? false,
    reason,
    choices: listChoices(adapters),
    timings,
    isAsynchronous: adapter !== null,
    failed: deviceFailure(name),
    memory: await deviceMemory(name),
  };
}
