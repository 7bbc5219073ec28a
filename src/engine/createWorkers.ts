import * as tf from "@tensorflow/tfjs";
import type { Workers, WorkersCall } from "./stepper";
import { createStockWorkers } from "./stockWorkers";

/**
 * What trains and measures a network best on the present backend: on WebGPU our own kernels where there is one for each of
 * its layers, and no teacher. Throws a `ProblemError` where the state given is not that of the optimizer.
 */
export async function createWorkers(call: WorkersCall): Promise<Workers> {
  if (tf.getBackend() === "webgpu" && !call.teacher) {
    // A chunk of its own: the other backends have no use for it.
    const { createGpuWorkers } = await import("./kernels/webgpu/gpuWorkers");
    const workers = await createGpuWorkers(call);
    if (workers) return workers;
  }
  return createStockWorkers(call);
}
