import { type BatchNormalizationShape, normalizedLength } from "./batchNormalizationShape";
import { channelLanes, channelSumsWgsl } from "./channelSums";
import type { KernelCode } from "./kernelCode";
import { makeKernel } from "./storageBuffers";

/**
 * Mean and 1 / √(variance + ε) of each channel over the step's rows and all places, with the biased variance (Ioffe & Szegedy
 * 2015, algorithm 1), and the moving averages in place. Binds x, statistics [2, channels], moving mean and moving variance.
 */
export function batchNormalizationStatistics(
  shape: BatchNormalizationShape & { readonly momentum: number; readonly epsilon: number },
): KernelCode {
  const { places, channels, momentum, epsilon } = shape;
  const moved = (average: string, value: string) =>
    `${average}[channel] = f32(${momentum}) * ${average}[channel] + f32(${1 - momentum}) * ${value};`;
  return makeKernel(
    `batchNormalizationStatistics ${places}x${channels}`,
    [
      { name: "x", use: "read", length: normalizedLength(shape) },
      { name: "statistics", use: "write", length: 2 * channels },
      { name: "movingMean", use: "write", length: channels },
      { name: "movingVariance", use: "write", length: channels },
    ],
    [channels, 1, 1],
    `${channelSumsWgsl}
@compute @workgroup_size(${channelLanes})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let channel = group.x;
  let count = step.rows * ${places}u;
  var sum = 0.0;
  for (var i = lane; i < count; i += ${channelLanes}u) { sum += x[i * ${channels}u + channel]; }
  let mean = summed(sum, lane) / f32(count);
  var squares = 0.0;
  for (var i = lane; i < count; i += ${channelLanes}u) {
    let centered = x[i * ${channels}u + channel] - mean;
    squares += centered * centered;
  }
  let variance = summed(squares, lane) / f32(count);
  if (lane != 0u) { return; }
  statistics[channel] = mean;
  statistics[${channels}u + channel] = inverseSqrt(variance + f32(${epsilon}));
  ${moved("movingMean", "mean")}
  ${moved("movingVariance", "variance")}
}`,
  );
}
