import { deriveSeed, permutation, randomPurpose } from "../../src/data/random";
import type { Experiment } from "../../src/protocol/experiment";

/** The order in which Trainset takes the images of an epoch, counted from 0: a peer's first batches are the same. */
export function epochOrder({ trainingImages, seed }: Experiment, epoch: number): Uint32Array {
  return permutation(trainingImages, deriveSeed(seed, randomPurpose.order, epoch));
}
