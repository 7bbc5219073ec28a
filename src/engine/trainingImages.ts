import type { ImageSet } from "../data/imageSet";
import { counterBits, deriveSeed, randomPurpose } from "../data/random";
import { keptRows, thinOrder } from "../data/thinRows";
import type { Experiment } from "../protocol/experiment";
import type { RunPlan } from "../protocol/runPlan";
import { epochOrder } from "./batches";
import { writeDigitsInSlices, writtenCount, writtenDigits } from "./writtenDigits";

/** Share of a batch whose places digits that Trainset writes itself take when it trains for drawing. */
const written = { count: writtenCount, share: 0.25 } as const;

/** Made once for all runs: with them the images take half as much memory again. */
const withWritten = new WeakMap<ImageSet, ImageSet>();

/** What an experiment trains on: `set`, and after it, to be trained for drawing, digits as people write them with a pen. */
export function imagesToTrainOn(set: ImageSet, { augmentation }: Pick<Experiment, "augmentation">): ImageSet {
  if (augmentation !== "drawing") return set;
  const known = withWritten.get(set);
  if (known) return known;
  const digits = writtenDigits();
  const images = new Uint8Array(set.images.length + digits.images.length);
  images.set(set.images);
  images.set(digits.images, set.images.length);
  const labels = Uint8Array.from([...set.labels, ...digits.labels]);
  const joined = { count: set.count + digits.count, images, labels };
  withWritten.set(set, joined);
  return joined;
}

/** Makes what `imagesToTrainOn` gives without keeping messages waiting; null where there is nothing to make. */
export function prepareImages(set: ImageSet, { augmentation }: Pick<Experiment, "augmentation">): Promise<void> | null {
  return augmentation === "drawing" && !withWritten.has(set) ? writeDigitsInSlices() : null;
}

/**
 * Rows of `imagesToTrainOn(set)` in the order of epoch `epoch`, from seed, epoch and labels alone. To be trained for drawing a share
 * of the places, drawn by the seed, goes to written digits instead; of a digit that is thinned out as large a share of these stays.
 */
export function trainingOrder(experiment: Experiment, plan: RunPlan, set: ImageSet, epoch: number): Uint32Array {
  const { seed, augmentation } = experiment;
  const order = thinnedOrder(experiment, plan, set, epoch);
  if (augmentation !== "drawing") return order;
  const { labels } = imagesToTrainOn(set, experiment);
  const key = deriveSeed(seed, randomPurpose.written, epoch);
  for (let place = 0; place < order.length; place++) {
    const bits = counterBits(place + key);
    const row = set.count + (counterBits(bits) % written.count);
    if (bits / 2 ** 32 < written.share && staysWritten(experiment, labels[row], row)) order[place] = row;
  }
  return order;
}

function thinnedOrder({ shuffle, seed, thinning }: Experiment, plan: RunPlan, set: ImageSet, epoch: number): Uint32Array {
  const count = plan.trainingImages;
  const order = epochOrder(count, shuffle, seed, epoch);
  if (!thinning) return order;
  const more = epochOrder(count, shuffle, deriveSeed(seed, randomPurpose.thinning), epoch);
  return thinOrder(order, more, keptRows(set.labels, count, thinning, seed));
}

function staysWritten({ thinning, seed }: Experiment, label: number | undefined, row: number): boolean {
  if (label !== thinning?.digit) return true;
  return counterBits(row + deriveSeed(seed, randomPurpose.thinning)) / 2 ** 32 < (thinning?.keep ?? 1);
}
