import type { GpuBuffers } from "./gpuBuffers";
import type { StepRecorder } from "./stepRecorder";

/** Steps whose measurements fit, of all runs together: far more than are ever made between two reads. */
export const metricsSlots = 65_536;
/** A slot holds [mean loss, number classified rightly] as float32. */
const slotBytes = 8;
/** Reads under way at once. */
const stagingBuffers = 3;

/** What the steps of all runs measured, on the GPU until it is read. */
export interface MetricsRing {
  readonly buffer: GPUBuffer;
  /** The slot for the next step. */
  reserve(): number;
  /**
   * The values of `slots`, two a slot, once the GPU has come so far. The copy goes along with the next submit; `now` makes
   * that one at once.
   */
  read(slots: readonly number[], now: boolean): Promise<Float32Array>;
}

/** Makes a ring in `buffers`, read with the submits of `recorder`. */
export function createMetricsRing(buffers: GpuBuffers, recorder: StepRecorder): MetricsRing {
  const ring = buffers.storage(metricsSlots * slotBytes);
  const free = Array.from({ length: stagingBuffers }, () =>
    buffers.create(metricsSlots * slotBytes, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST),
  );
  let waiting: (() => void)[] = [];
  let next = 0;

  const takeStaging = async (): Promise<GPUBuffer> => {
    for (let staging = free.pop(); ; staging = free.pop()) {
      if (staging) return staging;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  const giveBack = (staging: GPUBuffer) => {
    free.push(staging);
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };

  return {
    buffer: ring,
    reserve() {
      const slot = next;
      next = (next + 1) % metricsSlots;
      return slot;
    },
    async read(slots, now) {
      const staging = await takeStaging();
      try {
        // Slots are given out in a row, so all that are asked for lie in one stretch, or in two around the ring's end.
        const { from, to } = stretch(slots);
        await new Promise<void>((resolve) => {
          recorder.onNextSubmit((commands) => {
            commands.copyBufferToBuffer(ring, from * slotBytes, staging, from * slotBytes, (to - from) * slotBytes);
          }, resolve);
          if (now) recorder.submit();
        });
        await staging.mapAsync(GPUMapMode.READ, from * slotBytes, (to - from) * slotBytes);
        const mapped = new Float32Array(staging.getMappedRange(from * slotBytes, (to - from) * slotBytes));
        const values = new Float32Array(2 * slots.length);
        for (const [i, slot] of slots.entries()) {
          values[2 * i] = mapped[2 * (slot - from)] ?? Number.NaN;
          values[2 * i + 1] = mapped[2 * (slot - from) + 1] ?? Number.NaN;
        }
        staging.unmap();
        return values;
      } finally {
        giveBack(staging);
      }
    },
  };
}

function stretch(slots: readonly number[]): { from: number; to: number } {
  let from = metricsSlots;
  let to = 0;
  for (const slot of slots) {
    from = Math.min(from, slot);
    to = Math.max(to, slot + 1);
  }
  return { from, to };
}
