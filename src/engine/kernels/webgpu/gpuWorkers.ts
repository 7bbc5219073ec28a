import type { Workers, WorkersCall } from "../../stepper";
import { type GpuEngine, presentGpuEngine } from "./gpuEngine";
import { createGpuEvaluator } from "./gpuEvaluator";
import { createGpuStepper } from "./gpuStepper";
import { isPlannable } from "./stepKernels";
import { stepOutline } from "./stepOutline";

/**
 * Trains and measures with kernels of our own recorded into TensorFlow.js's commands; null on another backend, for a network
 * with a layer that has none, and where a buffer would be larger than the device binds.
 */
export async function createGpuWorkers(call: WorkersCall): Promise<Workers | null> {
  const engine = presentGpuEngine();
  if (!engine || !isPlannable(call.model.shape) || !fitsDevice(engine, call)) return null;
  return {
    stepper: await createGpuStepper(engine, call),
    evaluator: createGpuEvaluator(engine, call.experiment, call.model),
  };
}

function fitsDevice({ backend, adapter }: GpuEngine, { experiment, model, plan, set }: WorkersCall): boolean {
  const { largestBinding } = stepOutline(experiment, model.shape, plan, set.count, adapter);
  return largestBinding <= backend.device.limits.maxStorageBufferBindingSize;
}
