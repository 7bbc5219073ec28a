import { type BatchNormalizationShape, normalizedLength } from "./batchNormalizationShape";
import { channelLanes, channelSumsWgsl } from "./channelSums";
import type { KernelCode } from "./kernelCode";
import { makeKernel } from "./storageBuffers";

/**
 * The gradients of scale, Σ dy · x̂, and shift, Σ dy, over the step's rows and all places. Binds x, statistics [2, channels], dy
 * and gradients [scale's channels, shift's channels].
 */
export function batchNormalizationWeightGradient(shape: BatchNormalizationShape): KernelCode {
  const { places, channels } = shape;
  return makeKernel(
    `batchNormalizationWeightGradient ${places}x${channels}`,
    [
      { name: "x", use: "read", length: normalizedLength(shape) },
      { name: "statistics", use: "read", length: 2 * channels },
      { name: "dy", use: "read", length: normalizedLength(shape) },
      { name: "gradients", use: "write", length: 2 * channels },
    ],
    [channels, 1, 1],
    `${channelSumsWgsl}
@compute @workgroup_size(${channelLanes})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let channel = group.x;
  let mean = statistics[channel];
  let factor = statistics[${channels}u + channel];
  var toScale = 0.0;
  var toShift = 0.0;
  for (var i = lane; i < step.rows * ${places}u; i += ${channelLanes}u) {
    let gradient = dy[i * ${channels}u + channel];
    toScale += gradient * (x[i * ${channels}u + channel] - mean) * factor;
    toShift += gradient;
  }
  let allToScale = summed(toScale, lane);
  let allToShift = summed(toShift, lane);
  if (lane != 0u) { return; }
  gradients[channel] = allToScale;
  gradients[${channels}u + channel] = allToShift;
}`,
  );
}
