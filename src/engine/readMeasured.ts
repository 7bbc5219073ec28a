import * as tf from "@tensorflow/tfjs";
import type { MeasuredStep } from "./stepper";

/**
 * The values of all steps in a row, [mean loss, number classified rightly] each, once the device has come so far. Disposes of
 * tensors. A GPU may read along with the work that it is given next; `now` is for when there may be none.
 */
export async function readMeasured(measured: readonly MeasuredStep[], now: boolean): Promise<Float32Array> {
  const tensors = measured.filter((step) => typeof step !== "number");
  const slots = measured.filter((step) => typeof step === "number");
  if (slots.length === 0) return readTensors(tensors);
  const { presentGpuEngine } = await import("./kernels/webgpu/gpuEngine");
  const fromRing = presentGpuEngine()?.ring.read(slots, now) ?? Promise.reject(new Error("the ring is gone"));
  if (tensors.length === 0) return fromRing;
  const [ofTensors, ofSlots] = await Promise.all([readTensors(tensors), fromRing]);
  // Both in the order in which they were given.
  const values = new Float32Array(2 * measured.length);
  let tensor = 0;
  let slot = 0;
  for (const [i, step] of measured.entries()) {
    const from = 2 * (typeof step === "number" ? slot++ : tensor++);
    values.set((typeof step === "number" ? ofSlots : ofTensors).subarray(from, from + 2), 2 * i);
  }
  return values;
}

async function readTensors(tensors: readonly tf.Tensor1D[]): Promise<Float32Array> {
  const all = concatenate(tensors);
  try {
    return await all.data<"float32">();
  } finally {
    all.dispose();
  }
}

function concatenate(tensors: readonly tf.Tensor1D[]): tf.Tensor1D {
  try {
    return tf.tidy(() => tf.concat([...tensors]));
  } finally {
    tf.dispose([...tensors]);
  }
}
