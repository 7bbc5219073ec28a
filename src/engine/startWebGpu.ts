import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { probeWebGpu } from "./gpuAdapters";
import { setAdapterKind } from "./kernels/webgpu/gpuEngine";

/**
 * Starts TensorFlow.js's WebGPU backend and tells our kernels which kind of adapter it runs on. Matrix products always use the
 * packed program: the split one adds with float atomics for inner dimensions from 2,000 on, so that equal runs would differ.
 */
export async function startWebGpu(): Promise<void> {
  tf.env().set("WEBGPU_MATMUL_PROGRAM_TYPE", 3);
  if (!(await tf.setBackend("webgpu"))) throw new Error("WebGPU gave no device");
  await tf.ready();
  const adapter = await probeWebGpu();
  setAdapterKind(adapter?.isSoftware ? "software" : "hardware");
}
