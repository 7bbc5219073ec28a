import * as tf from "@tensorflow/tfjs";
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { probeWebGpu } from "./gpuAdapters";
import { setAdapterKind } from "./kernels/webgpu/gpuEngine";
import type { AdapterKind } from "./kernels/webgpu/kernelCode";

/** As TensorFlow.js ranks it among its backends. */
const priority = 3;
/** What TensorFlow.js asks for beyond the defaults, as much as the adapter has. */
const raisedLimits = [
  "maxComputeWorkgroupStorageSize",
  "maxComputeWorkgroupsPerDimension",
  "maxStorageBufferBindingSize",
  "maxBufferSize",
  "maxComputeWorkgroupSizeX",
  "maxComputeInvocationsPerWorkgroup",
] as const satisfies readonly (keyof GPUSupportedLimits)[];
/** Ours: lanes of a software adapter exchange what they load. */
const wantedFeatures: readonly GPUFeatureName[] = ["subgroups"];

let isRegistered = false;

/**
 * Starts TensorFlow.js's WebGPU backend on a device of our own and tells our kernels which kind of adapter it is. Matrix
 * products always use the packed program: the split one adds with float atomics for inner dimensions from 2,000 on, so that
 * equal runs would differ.
 */
export async function startWebGpu(): Promise<void> {
  tf.env().set("WEBGPU_MATMUL_PROGRAM_TYPE", 3);
  if (!isRegistered) {
    // TensorFlow.js's own factory asks for no features; its kernels stay registered under the name.
    tf.removeBackend("webgpu");
    tf.registerBackend("webgpu", createBackend, priority);
    isRegistered = true;
  }
  if (!(await tf.setBackend("webgpu"))) throw new Error("WebGPU gave no device");
  await tf.ready();
  setAdapterKind(await adapterKind());
}

async function createBackend(): Promise<WebGPUBackend> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Error("the browser offers no WebGPU adapter");
  const device = await adapter.requestDevice({
    requiredFeatures: wantedFeatures.filter((feature) => adapter.features.has(feature)),
    requiredLimits: Object.fromEntries(raisedLimits.map((limit) => [limit, adapter.limits[limit]])),
  });
  return new WebGPUBackend(device, adapter.info);
}

async function adapterKind(): Promise<AdapterKind> {
  const adapter = await probeWebGpu();
  if (!adapter?.isSoftware) return "hardware";
  // The device is a public field of TensorFlow.js's backend.
  const { device } = tf.backend() as WebGPUBackend;
  return device.features.has("subgroups") ? "softwareSubgroups" : "software";
}
