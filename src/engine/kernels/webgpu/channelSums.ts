/** Invocations that share a channel. */
export const channelLanes = 64;

/**
 * WGSL for kernels with one workgroup a channel: `summed(value, lane)` is the sum of all lanes' values, the same for each lane
 * and added in the same order every time. To be called by all lanes.
 */
export const channelSumsWgsl = /* wgsl */ `
var<workgroup> parts: array<f32, ${channelLanes}>;
fn summed(value: f32, lane: u32) -> f32 {
  workgroupBarrier();
  parts[lane] = value;
  workgroupBarrier();
  var sum = 0.0;
  for (var i = 0u; i < ${channelLanes}u; i++) { sum += parts[i]; }
  return sum;
}`;
