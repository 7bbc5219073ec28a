import type { KernelCode } from "./kernelCode";
import { makeKernel, type StorageBuffer } from "./storageBuffers";

/** Invocations of a workgroup: a multiple of every GPU's lanes. */
const workgroupSize = 64;
/** A dimension of a dispatch has at most 65,535 workgroups. */
const workgroupsAcross = 32768;

/** A kernel with one invocation for each of `elements`, whose number is `index: u32` in `body`. `wgsl` may define functions. */
export function perElement(
  label: string,
  buffers: readonly StorageBuffer[],
  elements: number,
  { body, wgsl = "" }: { readonly body: string; readonly wgsl?: string },
): KernelCode {
  const groups = Math.ceil(elements / workgroupSize);
  const across = Math.min(groups, workgroupsAcross);
  return makeKernel(
    label,
    buffers,
    [across, Math.ceil(groups / across), 1],
    `${wgsl}
@compute @workgroup_size(${workgroupSize})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
  let index = (group.y * ${across}u + group.x) * ${workgroupSize}u + local;
  if (index >= ${elements}u) { return; }
${body}
}`,
  );
}
