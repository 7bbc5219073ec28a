import type { GpuBackend } from "./gpuBackend";
import type { GpuBuffers } from "./gpuBuffers";
import type { Dispatch, Pipelines } from "./pipelines";
import { type StepParameters, stepParametersBytes, writeStepParameters } from "./stepParameters";

/** Work of one submit in milliseconds: a slow GPU neither trips a watchdog nor stalls drawing. */
const submitEveryMs = 50;
/** Submits that the GPU may have before it while the next is recorded; browsers tell late that one is done. */
const submitsAhead = 3;
/** Steps of one submit at most. */
const parameterSlots = 128;
/** Distance of two steps' parameters: what every device allows as a dynamic offset. */
const slotBytes = 256;

/** Records training steps into the commands of TensorFlow.js and submits several at a time. */
export interface StepRecorder {
  /**
   * Records the dispatches of one step; `flops` is its share of a submit's work. Gives what is to be awaited before the next
   * step where the GPU is far enough behind.
   */
  record(dispatches: readonly Dispatch[], parameters: StepParameters, flops: number): Promise<void> | null;
  /** Calls `prepare` right before the next submit, to add copies to its commands, and `submitted` right after it. */
  onNextSubmit(prepare: (commands: GPUCommandEncoder) => void, submitted: () => void): void;
  submit(): void;
}

/** Makes a recorder whose parameters lie in a buffer of `buffers`. */
export function createStepRecorder(backend: GpuBackend, pipelines: Pipelines, buffers: GpuBuffers): StepRecorder {
  const { queue } = backend.device;
  const uniforms = buffers.create(parameterSlots * slotBytes, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
  const parametersGroup = backend.device.createBindGroup({
    layout: pipelines.parametersLayout,
    entries: [{ binding: 0, resource: { buffer: uniforms, size: stepParametersBytes } }],
  });
  const bytes = new DataView(new ArrayBuffer(stepParametersBytes));
  /** What is recorded and not yet submitted. TensorFlow.js may submit it on its own: its encoder is then another. */
  let open: { encoder: GPUCommandEncoder | null; slots: number; flops: number } = { encoder: null, slots: 0, flops: 0 };
  const underWay: { flops: number; done: Promise<void> }[] = [];
  let msPerFlop: number | null = null;
  let doneAt = Number.NEGATIVE_INFINITY;
  let hooks: { prepare: (commands: GPUCommandEncoder) => void; submitted: () => void }[] = [];

  /** Counts what was submitted, and learns from when it is done how fast the GPU is. */
  const follow = () => {
    const { flops } = open;
    open = { encoder: null, slots: 0, flops: 0 };
    if (flops === 0) return;
    const began = performance.now();
    const done = queue.onSubmittedWorkDone().then(() => {
      const now = performance.now();
      msPerFlop = (now - Math.max(began, doneAt)) / flops;
      doneAt = now;
      underWay.shift();
    });
    underWay.push({ flops, done });
  };

  const submit = () => {
    const called = hooks;
    hooks = [];
    if (called.length > 0) {
      const commands = backend.commandsOutsidePass();
      for (const { prepare } of called) prepare(commands);
    }
    backend.submit();
    for (const { submitted } of called) submitted();
    follow();
  };

  return {
    record(dispatches, parameters, flops) {
      if (open.encoder !== null && open.encoder !== backend.commands()) follow();
      if (open.slots === parameterSlots) submit();
      const offset = open.slots * slotBytes;
      writeStepParameters(bytes, 0, parameters);
      // Runs before the open commands, and after those that used this slot before: they are submitted.
      queue.writeBuffer(uniforms, offset, bytes);
      const pass = backend.pass();
      pass.setBindGroup(1, parametersGroup, [offset]);
      for (const { pipeline, bindGroup, workgroups } of dispatches) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        pass.dispatchWorkgroups(...workgroups);
      }
      open = { encoder: backend.commands(), slots: open.slots + 1, flops: open.flops + flops };
      if (msPerFlop === null || open.flops * msPerFlop >= submitEveryMs) submit();
      const oldest = underWay[0];
      return oldest && underWay.length >= submitsAhead ? oldest.done : null;
    },
    onNextSubmit(prepare, submitted) {
      hooks.push({ prepare, submitted });
    },
    submit,
  };
}
