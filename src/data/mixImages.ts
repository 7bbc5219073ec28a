import type { OwnImages } from "../protocol/ownImages";
import { type ImageSet, pixelCount } from "./imageSet";
import { permutation } from "./random";

/** `count` images: the share of own ones, each as often as the others, and the rest drawn from `set` by the seed without repeats. */
export function mixImages(set: ImageSet, own: OwnImages, count: number, seed: number): ImageSet {
  const ownRows = own.labels.length > 0 ? Math.round(count * Math.min(1, Math.max(0, own.share))) : 0;
  const images = new Uint8Array(count * pixelCount);
  const labels = new Uint8Array(count);
  const copy = (from: { images: Uint8Array; labels: Uint8Array }, row: number, to: number) => {
    images.set(from.images.subarray(row * pixelCount, (row + 1) * pixelCount), to * pixelCount);
    labels[to] = from.labels[row] ?? 0;
  };
  for (let row = 0; row < ownRows; row += 1) copy(own, row % own.labels.length, row);
  const drawn = permutation(set.count, seed);
  for (let row = ownRows; row < count; row += 1) copy(set, drawn[(row - ownRows) % set.count] ?? 0, row);
  return { count, images, labels };
}
