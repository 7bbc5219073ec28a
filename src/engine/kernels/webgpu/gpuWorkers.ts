import type { Workers, WorkersCall } from "../../stepper";
import { presentGpuEngine } from "./gpuEngine";
import { createGpuEvaluator } from "./gpuEvaluator";
import { createGpuStepper } from "./gpuStepper";
import { isPlannable } from "./stepPlan";

/**
 * Trains and measures with kernels of our own recorded into TensorFlow.js's commands; null for a network with a layer that has
 * none, or on another backend.
 */
export async function createGpuWorkers(call: WorkersCall): Promise<Workers | null> {
  const engine = presentGpuEngine();
  if (!engine || !isPlannable(call.model.shape)) return null;
  return {
    stepper: await createGpuStepper(engine, call),
    evaluator: createGpuEvaluator(engine, call.experiment, call.model),
  };
}
