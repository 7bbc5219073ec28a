import type { RunCheckpoint } from "./runCheckpoint";

/** A trained network whose answers another learns from besides the labels (Hinton et al. 2015, "Distilling the knowledge in a neural network"). */
export interface Teacher {
  /** The trained network; the optimizer's memory is not needed and may be left out. */
  readonly checkpoint: RunCheckpoint;
  /** T: what logits are divided by before softmax, above 0; the higher, the more the wrong answers tell. */
  readonly temperature: number;
  /** λ in 0..1: the loss is λ · T² · cross-entropy with the teacher's answers + (1 − λ) · cross-entropy with the labels. */
  readonly share: number;
}
