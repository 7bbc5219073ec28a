import type { ImageSet } from "../../../data/imageSet";
import type { Experiment } from "../../../protocol/experiment";
import type { Model } from "../../buildModel";
import type { Measurement } from "../../evaluate";
import type { Evaluator } from "../../stepper";
import type { GpuBuffers } from "./gpuBuffers";
import type { GpuEngine } from "./gpuEngine";
import { readBuffer } from "./readBuffer";
import { createStepPlan, type StepPlan } from "./stepPlan";

/** Measures `slice` images at a time with the forward kernels of training; what is measured again is compiled once. */
export function createGpuEvaluator(engine: GpuEngine, experiment: Experiment, model: Model, slice: number): Evaluator {
  const { recorder, ring } = engine;
  const plans = new Map<ImageSet, { readonly plan: StepPlan; readonly buffers: GpuBuffers }>();

  async function planFor(set: ImageSet, rows: Uint32Array): Promise<StepPlan> {
    const known = plans.get(set);
    if (known?.plan.ordered === rows.length) return known.plan;
    known?.buffers.destroy();
    plans.delete(set);
    const buffers = engine.createBuffers();
    try {
      const batch = Math.min(slice, rows.length);
      const plan = await createStepPlan({ engine, experiment, model, set, ordered: rows.length, batch, states: null, buffers });
      plans.set(set, { plan, buffers });
      return plan;
    } catch (error) {
      buffers.destroy();
      throw error;
    }
  }

  async function* measure(set: ImageSet, rows: Uint32Array): AsyncGenerator<void, Measurement> {
    const plan = await planFor(set, rows);
    plan.setOrder(rows);
    const slots: number[] = [];
    for (let firstRow = 0; firstRow < rows.length; firstRow += slice) {
      const count = Math.min(slice, rows.length - firstRow);
      const metricsSlot = ring.reserve();
      slots.push(metricsSlot);
      const parameters = { firstRow, rows: count, metricsSlot, index: 0, perImage: 1, stepSize: 0, epsilon: 0, decay: 0 };
      const pause = recorder.record(plan.dispatches, parameters, plan.flopsPerImage * count);
      if (pause) await pause;
      yield;
    }
    const values = await ring.read(slots, true);
    let loss = 0;
    let correct = 0;
    for (let i = 0; i < values.length; i += 2) {
      loss += values[i] ?? Number.NaN;
      correct += values[i + 1] ?? Number.NaN;
    }
    const answers = plan.answers ? new Uint32Array((await readBuffer(engine, plan.answers)).buffer) : [];
    const measured = { loss: loss / rows.length, accuracy: correct / rows.length, correct, count: rows.length };
    return { measured, predictions: Uint8Array.from(answers) };
  }

  return {
    measure,
    dispose() {
      recorder.submit();
      for (const { buffers } of plans.values()) buffers.destroy();
      plans.clear();
    },
  };
}
