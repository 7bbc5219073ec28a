import * as tf from "@tensorflow/tfjs";
import type { BackendChoice, BackendReason } from "../protocol/messages";
import type { BackendName, BackendPreference } from "../protocol/options";
import { ProblemError } from "../protocol/problem";
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
  /** Whether work goes on after the call that asked for it returned, as on GPUs. */
  readonly isAsynchronous: boolean;
  /** Resolves with a description when the device is lost; never on the CPU backends. */
  readonly lost: Promise<string>;
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

/**
 * Chooses and starts a backend. `auto` takes a hardware WebGPU adapter that computes right, else WebAssembly, else plain
 * JavaScript; a backend asked for by name is taken whatever it runs on. Throws a `ProblemError` where that one fails.
 */
export async function chooseBackend(preference: BackendPreference): Promise<Backend> {
  const adapters = { webgpu: await probeWebGpu(), webgl: probeWebGl() };
  const choices = listChoices(adapters);
  if (preference !== "auto") {
    await startOrThrow(preference);
    return takenBackend(preference, "asked", adapters, choices);
  }
  const gpu = adapters.webgpu;
  let reason: BackendReason = gpu ? "software-gpu-only" : "no-gpu";
  if (gpu && !gpu.isSoftware) {
    if (!gpu.isBlocked && (await startsAndPasses("webgpu"))) return takenBackend("webgpu", "hardware-gpu", adapters, choices);
    reason = "gpu-self-test-failed";
  }
  if (typeof WebAssembly === "object" && (await starts("wasm"))) return takenBackend("wasm", reason, adapters, choices);
  await startOrThrow("cpu");
  return takenBackend("cpu", "no-webassembly", adapters, choices);
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

async function starts(name: BackendName): Promise<boolean> {
  return startBackend[name]().then(
    () => true,
    () => false,
  );
}

function listChoices(adapters: Record<"webgpu" | "webgl", GpuAdapter | null>): BackendChoice[] {
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
  return [gpu("webgpu"), processor("wasm", typeof WebAssembly === "object"), gpu("webgl"), processor("cpu", true)];
}

function takenBackend(
  name: BackendName,
  reason: BackendReason,
  adapters: Record<"webgpu" | "webgl", GpuAdapter | null>,
  choices: readonly BackendChoice[],
): Backend {
  const adapter = name === "webgpu" || name === "webgl" ? adapters[name] : null;
  return {
    name,
    adapter: adapter?.name ?? null,
    isSoftware: adapter?.isSoftware ?? false,
    reason,
    choices,
    isAsynchronous: adapter !== null,
    lost: deviceLost(name),
  };
}

function deviceLost(name: BackendName): Promise<string> {
  if (name !== "webgpu") return new Promise(() => {});
  // TensorFlow.js never looks at `device.lost`; the device is a public field of its WebGPU backend.
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  return device.lost.then((info) => info.message || info.reason);
}
