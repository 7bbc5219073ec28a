import * as tf from "@tensorflow/tfjs";

/** Gives the GPU what was recorded for it so far; nothing to do on the other backends. */
export async function submitWork(): Promise<void> {
  if (tf.getBackend() !== "webgpu") return;
  const { presentGpuEngine } = await import("./kernels/webgpu/gpuEngine");
  presentGpuEngine()?.recorder.submit();
}
