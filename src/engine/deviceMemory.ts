import type { BackendName } from "../protocol/options";

/** What is held on a device. */
export interface DeviceMemory {
  /** Bytes held now; null where the backend cannot tell. */
  bytesHeld(): number | null;
  /** Gives back what is kept for reuse only. */
  trim(): void;
}

/** The memory of the present backend. WebGPU alone tells what it holds and gives it back. */
export async function deviceMemory(name: BackendName): Promise<DeviceMemory> {
  if (name !== "webgpu") return { bytesHeld: () => null, trim() {} };
  const { presentGpuEngine } = await import("./kernels/webgpu/gpuEngine");
  return {
    bytesHeld: () => presentGpuEngine()?.bytesHeld() ?? null,
    trim() {
      const engine = presentGpuEngine();
      // What was freed may still be in commands that wait.
      engine?.recorder.submit();
      engine?.backend.trimPool();
    },
  };
}
