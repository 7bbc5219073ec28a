import type { ImageSet } from "../../../data/imageSet";
import type { Experiment } from "../../../protocol/experiment";
import type { Model } from "../../buildModel";
import type { GpuBuffers } from "./gpuBuffers";
import type { GpuEngine } from "./gpuEngine";
import { readBuffer } from "./readBuffer";
import { createStepPlan, isPlannable, type StepPlan } from "./stepPlan";

/** What a measurement found. */
export interface Measured {
  /** Σ cross-entropy in nats over all rows, without class weights. */
  readonly loss: number;
  readonly correct: number;
  /** The digit read in each row. */
  readonly answers: Uint8Array;
}

/** Measures one network on sets of images, slice by slice. */
export interface GpuEvaluator {
  /** Measures `rows` of `set`, at most as many as were named when it was made; yields between slices. */
  measure(set: ImageSet, rows: Uint32Array): AsyncGenerator<void, Measured>;
  dispose(): void;
}

/** An evaluator with slices of `slice` images; null for a network with a layer that has no kernel of ours. */
export function createGpuEvaluator(engine: GpuEngine, experiment: Experiment, model: Model, slice: number): GpuEvaluator | null {
  if (!isPlannable(model.shape)) return null;
  const { recorder, ring } = engine;
  /** By set and number of rows: what is measured again and again is compiled once. */
  const plans = new Map<ImageSet, { readonly plan: StepPlan; readonly buffers: GpuBuffers }>();

  async function planFor(set: ImageSet, rows: Uint32Array): Promise<StepPlan> {
    const known = plans.get(set);
    if (known?.plan.ordered === rows.length) return known.plan;
    known?.buffers.destroy();
    const buffers = engine.createBuffers();
    const plan = await createStepPlan({
      engine,
      experiment,
      model,
      set,
      ordered: rows.length,
      batch: Math.min(slice, rows.length),
      states: null,
      buffers,
    });
    plans.set(set, { plan, buffers });
    return plan;
  }

  return {
    async *measure(set, rows) {
      const plan = await planFor(set, rows);
      plan.setOrder(rows);
      const slots: number[] = [];
      for (let firstRow = 0; firstRow < rows.length; firstRow += slice) {
        const count = Math.min(slice, rows.length - firstRow);
        const metricsSlot = ring.reserve();
        slots.push(metricsSlot);
        const parameters = { firstRow, rows: count, metricsSlot, index: 0, perImage: 1, stepSize: 0, epsilon: 0, decay: 0 };
        const pause = recorder.record(plan.dispatches, parameters, model.shape.flops * count);
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
      return { loss, correct, answers: Uint8Array.from(answers) };
    },
    dispose() {
      recorder.submit();
      for (const { buffers } of plans.values()) buffers.destroy();
      plans.clear();
    },
  };
}
