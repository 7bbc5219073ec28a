import { type BatchNormalizationShape, normalizedLength } from "./batchNormalizationShape";
import type { KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/**
 * y = scale · (x − mean) / √(variance + ε) + shift. To train, binds x, the batch's statistics, scale, shift and y; to measure,
 * with `epsilon`, x, moving mean, moving variance, scale, shift and y.
 */
export function batchNormalizationForward(
  shape: BatchNormalizationShape & { readonly measureWithEpsilon: number | null },
): KernelCode {
  const { places, channels, measureWithEpsilon: epsilon } = shape;
  const length = normalizedLength(shape);
  const perChannel = (name: string) => ({ name, use: "read", length: channels }) as const;
  return perElement(
    `batchNormalizationForward ${places}x${channels}`,
    [
      { name: "x", use: "read", length },
      ...(epsilon === null
        ? [{ name: "statistics", use: "read", length: 2 * channels } as const]
        : [perChannel("movingMean"), perChannel("movingVariance")]),
      perChannel("scale"),
      perChannel("shift"),
      { name: "y", use: "write", length },
    ],
    length,
    {
      body: `
  if (index >= step.rows * ${places * channels}u) { return; }
  let channel = index % ${channels}u;
  let mean = ${epsilon === null ? "statistics[channel]" : "movingMean[channel]"};
  let factor = ${epsilon === null ? `statistics[${channels}u + channel]` : `inverseSqrt(movingVariance[channel] + f32(${epsilon}))`};
  y[index] = (x[index] - mean) * factor * scale[channel] + shift[channel];`,
    },
  );
}
