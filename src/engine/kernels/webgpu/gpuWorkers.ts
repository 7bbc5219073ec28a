import { evaluationSlice } from "../../evaluate";
import type { Workers, WorkersCall } from "../../stepper";
import { type GpuEngine, presentGpuEngine } from "./gpuEngine";
import { createGpuEvaluator } from "./gpuEvaluator";
import { createGpuStepper } from "./gpuStepper";
import { isPlannable } from "./stepKernels";
import { type OutlineCall, stepOutline } from "./stepOutline";

/**
 * Trains and measures with kernels of our own recorded into TensorFlow.js's commands; null on another backend, for a network
 * with a layer that has none, and where a training step asks for more than the device binds or dispatches.
 */
export async function createGpuWorkers(call: WorkersCall): Promise<Workers | null> {
  const engine = presentGpuEngine();
  const { experiment, model, plan, set } = call;
  if (!engine || !isPlannable(model.shape)) return null;
  const outlined = { experiment, shape: model.shape, adapter: engine.adapter, images: set.count, ordered: plan.trainingImages };
  const batch = Math.min(experiment.batchSize, plan.trainingImages);
  if (!fitsDevice(engine, { ...outlined, batch, isTraining: true })) return null;
  let slice = evaluationSlice(model);
  while (slice > 1 && !fitsDevice(engine, { ...outlined, batch: slice, isTraining: false })) slice /= 2;
  return {
    stepper: await createGpuStepper(engine, call),
    evaluator: createGpuEvaluator(engine, experiment, model, slice),
  };
}

function fitsDevice({ backend }: GpuEngine, call: OutlineCall): boolean {
  const { largestBinding, mostWorkgroups } = stepOutline(call);
  const { maxStorageBufferBindingSize, maxComputeWorkgroupsPerDimension } = backend.device.limits;
  return largestBinding <= maxStorageBufferBindingSize && mostWorkgroups <= maxComputeWorkgroupsPerDimension;
}
