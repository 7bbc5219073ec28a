import { derivativeFactor } from "./activation";
import { type BatchNormalizationShape, normalizedLength } from "./batchNormalizationShape";
import type { KernelActivation, KernelCode } from "./kernelCode";
import { perElement } from "./perElement";

/**
 * dx = scale / √(variance + ε) · (dy − (Σ dy + x̂ · Σ dy · x̂) / count) ⊙ act′(x), since the batch's mean and variance depend on x
 * as well (Ioffe & Szegedy 2015, section 3). Binds dy, x, statistics, the gradients of scale and shift, scale and dx.
 */
export function batchNormalizationInputGradient(
  shape: BatchNormalizationShape & { readonly inputActivation: KernelActivation },
): KernelCode {
  const { places, channels, inputActivation } = shape;
  const length = normalizedLength(shape);
  return perElement(
    `batchNormalizationInputGradient ${places}x${channels} ${inputActivation}`,
    [
      { name: "dy", use: "read", length },
      { name: "x", use: "read", length },
      { name: "statistics", use: "read", length: 2 * channels },
      { name: "gradients", use: "read", length: 2 * channels },
      { name: "scale", use: "read", length: channels },
      { name: "dx", use: "write", length },
    ],
    length,
    {
      wgsl: derivativeFactor(inputActivation, length).wgsl,
      body: `
  if (index >= step.rows * ${places * channels}u) { return; }
  let channel = index % ${channels}u;
  let inverse = statistics[${channels}u + channel];
  let normalized = (x[index] - statistics[channel]) * inverse;
  let passedOn = (gradients[${channels}u + channel] + normalized * gradients[channel]) / f32(step.rows * ${places}u);
  dx[index] = scale[channel] * inverse * (dy[index] - passedOn) * factor(index);`,
    },
  );
}
