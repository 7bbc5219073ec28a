import type { Compression } from "../../compression/compressWeights";

/** What a person chooses. */
export interface Choice {
  /** Share of kernel values pruned, in 0..1. */
  readonly share: number;
  readonly scope: "layer" | "network";
  readonly scheme: "affine" | "symmetric";
  readonly per: "tensor" | "channel";
}

/** The rows of the table, in their order; the first is the network as it is. */
export const variantNames = ["original", "pruned", "quantized", "both"] as const;
export type VariantName = (typeof variantNames)[number];

/** What each row does to the weights. */
export function compressionOf(variant: VariantName, { share, scope, scheme, per }: Choice): Compression {
  return {
    pruning: variant === "pruned" || variant === "both" ? { share, scope } : null,
    quantization: variant === "quantized" || variant === "both" ? { scheme, per } : null,
  };
}

/** Shares at which the curve is measured. */
export const curveShares = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98] as const;
