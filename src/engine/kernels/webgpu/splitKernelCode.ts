import type { KernelCode } from "./kernelCode";

/** A kernel that makes a gradient in parts, to be summed in their order by `reduceAndUpdate`. */
export interface SplitKernelCode extends KernelCode {
  readonly parts: number;
}
