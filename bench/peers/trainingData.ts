import { type ImageSet, pixelCount } from "../../src/data/imageSet";
import { loadDataset } from "../../src/data/loadDataset";
import { mnistFiles } from "../../src/data/mnistFiles";
import type { Experiment } from "../../src/protocol/experiment";

/** The experiment's training images as peers take them. */
export interface TrainingData {
  readonly count: number;
  /** `count` × 784 values in 0..1. */
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

/** Loads and checks MNIST as the page does; pixels / 255. */
export async function loadTrainingData({ trainingImages }: Experiment): Promise<TrainingData> {
  const { train } = await loadDataset(mnistFiles, () => {});
  return toTrainingData(train, trainingImages);
}

function toTrainingData(set: ImageSet, count: number): TrainingData {
  const images = new Float32Array(count * pixelCount);
  for (let i = 0; i < images.length; i++) images[i] = (set.images[i] ?? 0) / 255;
  return { count, images, labels: set.labels.slice(0, count) };
}
