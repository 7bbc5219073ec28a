import { optimizerScalars } from "../../optimizerScalars";
import type { Stepper, WorkersCall } from "../../stepper";
import type { GpuEngine } from "./gpuEngine";
import { createLayerStates } from "./layerStates";
import { createStepPlan } from "./stepPlan";

/**
 * A stepper whose steps are a handful of own kernels. They change the model's weights in place; the optimizer's memory is in
 * buffers of the stepper. The network must be plannable.
 */
export async function createGpuStepper(engine: GpuEngine, call: WorkersCall): Promise<Stepper> {
  const { experiment, plan, model, set, state } = call;
  const { recorder, ring } = engine;
  const trained = new Set(model.trained.map(({ variable }) => variable));
  const trainedOfLayer = model.weightsOfLayer.map((weights) => weights.filter((weight) => trained.has(weight)));
  const buffers = engine.createBuffers();
  try {
    const states = createLayerStates(engine, buffers, experiment.optimizer, trainedOfLayer, state);
    const steps = await createStepPlan({
      engine,
      experiment,
      model,
      set,
      ordered: plan.trainingImages,
      batch: Math.min(experiment.batchSize, plan.trainingImages),
      states: states.byLayer,
      buffers,
    });
    let pause: Promise<void> | null = null;
    return {
      startEpoch: steps.setOrder,
      step({ first, count, index, learningRate }) {
        const metricsSlot = ring.reserve();
        const scalars = optimizerScalars(experiment.optimizer, learningRate, index + 1);
        const parameters = { firstRow: first, rows: count, metricsSlot, index, perImage: 1 / count, ...scalars };
        pause = recorder.record(steps.dispatches, parameters, steps.flopsPerImage * count);
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
  } catch (error) {
    buffers.destroy();
    throw error;
  }
}
