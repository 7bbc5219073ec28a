import * as tf from "@tensorflow/tfjs";
import type { ImageSet } from "../../../data/imageSet";
import { type GpuBackend, gpuBackend } from "./gpuBackend";
import { createGpuBuffers, type GpuBuffers } from "./gpuBuffers";
import type { AdapterKind } from "./kernelCode";
import { createMetricsRing, type MetricsRing } from "./metricsRing";
import { createPipelines, type Pipelines } from "./pipelines";
import { createResidentImages, type ResidentImages } from "./residentImages";
import { createStepRecorder, type StepRecorder } from "./stepRecorder";

/** What all runs on one GPU share. */
export interface GpuEngine {
  readonly backend: GpuBackend;
  /** Which shapes of kernels are taken. */
  readonly adapter: AdapterKind;
  readonly pipelines: Pipelines;
  readonly recorder: StepRecorder;
  readonly ring: MetricsRing;
  /** The set on the GPU, where it stays at least until the buffers of `holder` are destroyed. */
  residentImages(set: ImageSet, holder: GpuBuffers): ResidentImages;
  /** A new owner of buffers. */
  createBuffers(): GpuBuffers;
  /** All that this page holds on the GPU, in bytes. */
  bytesHeld(): number;
}

const engines = new WeakMap<object, GpuEngine>();
const adapters = new WeakMap<object, AdapterKind>();

/** Says which kind of adapter the present backend runs on; `hardware` unless told. To be called before its first run. */
export function setAdapterKind(adapter: AdapterKind): void {
  if (adapters.get(tf.backend()) === adapter) return;
  adapters.set(tf.backend(), adapter);
  engines.delete(tf.backend());
}

/** The engine of the present backend; null unless that is WebGPU. */
export function presentGpuEngine(): GpuEngine | null {
  if (tf.getBackend() !== "webgpu") return null;
  const key = tf.backend();
  const engine = engines.get(key) ?? createGpuEngine(adapters.get(key) ?? "hardware");
  engines.set(key, engine);
  return engine;
}

function createGpuEngine(adapter: AdapterKind): GpuEngine {
  const backend = gpuBackend();
  const total = { bytes: 0 };
  const createBuffers = () => createGpuBuffers(backend.device, total);
  const shared = createBuffers();
  const pipelines = createPipelines(backend.device);
  const recorder = createStepRecorder(backend, pipelines, shared);
  return {
    backend,
    adapter,
    pipelines,
    recorder,
    ring: createMetricsRing(shared, recorder),
    residentImages: createResidentImages(createBuffers),
    createBuffers,
    bytesHeld: () => total.bytes + backend.bytesHeld(),
  };
}
