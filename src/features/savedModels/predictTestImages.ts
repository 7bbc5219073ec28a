import { limits } from "../../protocol/limits";
import type { RunId } from "../../protocol/messages";
import type { PlaygroundActions } from "../../store/playgroundState";

/** Rows of which the images are shown. */
export const shownRows = 10;

/** What a network gives for all test images. */
export interface TestPredictions {
  /** Ten probabilities an image, one after the other. */
  readonly probabilities: Float32Array;
  /** The first images, 784 bytes each. */
  readonly images: Uint8Array;
}

/** Has a run read all `count` test images, as many at a time as may be asked for; null where it cannot tell. */
export async function predictTestImages(
  readTestImages: PlaygroundActions["readTestImages"],
  runId: RunId,
  count: number,
): Promise<TestPredictions | null> {
  const probabilities = new Float32Array(10 * count);
  let images = new Uint8Array();
  for (let first = 0; first < count; first += limits.shownImages.max) {
    const rows = Array.from({ length: Math.min(limits.shownImages.max, count - first) }, (_, index) => first + index);
    const read = await readTestImages(rows, [runId]).catch(() => null);
    const found = read?.probabilities.get(runId);
    if (!read || found?.length !== 10 * rows.length) return null;
    probabilities.set(found, 10 * first);
    if (first === 0) images = read.images.slice(0, shownRows * 784);
  }
  return { probabilities, images };
}
