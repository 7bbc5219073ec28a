import { type ImageSet, pixelCount } from "../../../data/imageSet";
import type { GpuBuffers } from "./gpuBuffers";

/** A set of images on the GPU as bytes, four to a word, for all runs. */
export interface ResidentImages {
  readonly count: number;
  /** `count` × 784 bytes. */
  readonly bytes: GPUBuffer;
  readonly labels: GPUBuffer;
}

/** Uploads each set once, for as long as there is a holder whose buffers are not destroyed. */
export function createResidentImages(createBuffers: () => GpuBuffers): (set: ImageSet, holder: GpuBuffers) => ResidentImages {
  const resident = new Map<ImageSet, { readonly images: ResidentImages; readonly buffers: GpuBuffers; holders: number }>();

  function upload(set: ImageSet) {
    const buffers = createBuffers();
    const images = {
      count: set.count,
      bytes: buffers.storage(set.count * pixelCount, set.images),
      labels: buffers.storage(set.count, set.labels),
    };
    return { images, buffers, holders: 0 };
  }

  return (set, holder) => {
    const held = resident.get(set) ?? upload(set);
    resident.set(set, held);
    held.holders += 1;
    holder.freeWithThem(() => {
      held.holders -= 1;
      if (held.holders > 0) return;
      held.buffers.destroy();
      resident.delete(set);
    });
    return held.images;
  };
}
