import type { BindingUse, KernelCode } from "./kernelCode";
import { stepParametersWgsl } from "./stepParameters";

/** A storage buffer of a kernel. Its length is a constant of the shader, so that indices can be proven in range. */
export interface StorageBuffer {
  readonly name: string;
  readonly use: BindingUse;
  /** Number of elements. */
  readonly length: number;
  /** `f32` unless told. */
  readonly element?: "f32" | "u32" | "vec2u" | "vec4f" | "vec4u";
}

/** A kernel from its parts: `wgsl` finds each buffer by its name, bound in the order given, and the parameters as `step`. */
export function makeKernel(
  label: string,
  buffers: readonly StorageBuffer[],
  workgroups: KernelCode["workgroups"],
  wgsl: string,
): KernelCode {
  const declarations = buffers.map(({ name, use, length, element = "f32" }, binding) => {
    const access = use === "read" ? "read" : "read_write";
    return `@group(0) @binding(${binding}) var<storage, ${access}> ${name}: array<${element}, ${length}>;`;
  });
  // Directives stand before all else.
  const enable = /quad(Broadcast|Swap)/.test(wgsl) ? ["enable subgroups;"] : [];
  return {
    label,
    wgsl: [...enable, stepParametersWgsl, ...declarations, wgsl].join("\n"),
    bindings: buffers.map(({ use }) => use),
    workgroups,
  };
}
