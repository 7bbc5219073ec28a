import type { ImageSet } from "../../../data/imageSet";
import type { Experiment } from "../../../protocol/experiment";
import type { RunPlan } from "../../../protocol/runPlan";
import type { Model } from "../../buildModel";
import { optimizerScalars } from "../../optimizerScalars";
import type { StateTensor, Stepper } from "../../stepper";
import type { GpuEngine } from "./gpuEngine";
import { createLayerStates } from "./layerStates";
import { createStepPlan, isPlannable } from "./stepPlan";

/** A backward pass costs about as much as two forward ones. */
const flopsPerForward = 3;

/** What a stepper is made for. */
export interface GpuStepperCall {
  readonly engine: GpuEngine;
  readonly experiment: Experiment;
  readonly plan: RunPlan;
  readonly model: Model;
  readonly set: ImageSet;
  /** The optimizer's memory to go on from; null to begin at zero. */
  readonly state: readonly StateTensor[] | null;
}

/**
 * A stepper whose steps are a handful of own kernels recorded into TensorFlow.js's commands; null for a network with a layer
 * that has none. Its kernels change the model's weights in place.
 */
export async function createGpuStepper(call: GpuStepperCall): Promise<Stepper | null> {
  const { engine, experiment, plan, model, set, state } = call;
  if (!isPlannable(model.shape)) return null;
  const { backend, recorder, ring } = engine;
  const buffers = engine.createBuffers();
  const states = createLayerStates(engine, buffers, experiment.optimizer, model.weightsOfLayer, state);
  const steps = await createStepPlan({
    engine,
    experiment,
    model,
    set,
    ordered: plan.trainingImages,
    batch: Math.min(experiment.batchSize, plan.trainingImages),
    states: states.byLayer,
    buffers,
  }).catch((error: unknown) => {
    buffers.destroy();
    throw error;
  });
  const flops = flopsPerForward * model.shape.flops;
  let pause: Promise<void> | null = null;

  return {
    startEpoch: steps.setOrder,
    step({ first, count, index, learningRate }) {
      const metricsSlot = ring.reserve();
      const scalars = optimizerScalars(experiment.optimizer, learningRate, index + 1);
      const parameters = { firstRow: first, rows: count, metricsSlot, index, perImage: 1 / count, ...scalars };
      pause = recorder.record(steps.dispatches, parameters, flops * count);
      for (const weight of model.weights) backend.forgetValues(weight);
      return metricsSlot;
    },
    get pause() {
      return pause;
    },
    readState: states.read,
    dispose() {
      // What is recorded still needs the buffers.
      recorder.submit();
      buffers.destroy();
    },
  };
}
