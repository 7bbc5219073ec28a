import type { DataSlot } from "./ownData";

/** Which of the four files a name says it is, such as `x_train.npy`, `train-images-idx3-ubyte.gz` or `t10k-labels`; null where it does not say. */
export function dataSlotOf(fileName: string): DataSlot | null {
  const name = fileName.toLowerCase();
  const part = /train/.test(name) ? "train" : /test|t10k/.test(name) ? "test" : null;
  const isLabels = /label|target|^y(?![a-z])|[^a-z]y(?![a-z])/.test(name);
  const isImages = /image|^x(?![a-z])|[^a-z]x(?![a-z])/.test(name);
  if (part === null || isLabels === isImages) return null;
  return `${isLabels ? "y" : "x"}_${part}`;
}
