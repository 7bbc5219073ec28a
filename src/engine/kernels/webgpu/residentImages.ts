import { type ImageSet, pixelCount } from "../../../data/imageSet";
import type { GpuBuffers } from "./gpuBuffers";

/** A set of images on the GPU as bytes, four to a word, for all runs. */
export interface ResidentImages {
  readonly count: number;
  /** `count` × 784 bytes. */
  readonly bytes: GPUBuffer;
  readonly labels: GPUBuffer;
}

/** Uploads each set once, into `buffers`. */
export function createResidentImages(buffers: GpuBuffers): (set: ImageSet) => ResidentImages {
  const resident = new WeakMap<ImageSet, ResidentImages>();
  return (set) => {
    const known = resident.get(set);
    if (known) return known;
    const uploaded = {
      count: set.count,
      bytes: buffers.storage(set.count * pixelCount, set.images),
      labels: buffers.storage(set.count, set.labels),
    };
    resident.set(set, uploaded);
    return uploaded;
  };
}
