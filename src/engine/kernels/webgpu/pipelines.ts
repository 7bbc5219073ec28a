import type { KernelCode } from "./kernelCode";
import { stepParametersBytes } from "./stepParameters";

/** A kernel that is ready to be recorded: compiled and bound to its buffers. */
export interface Dispatch {
  readonly label: string;
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

/** Compiles kernels, equal ones once. */
export interface Pipelines {
  /** How every kernel's step parameters are bound, as group 1 with a dynamic offset. */
  readonly parametersLayout: GPUBindGroupLayout;
  /** `buffers` in the order of the kernel's bindings. */
  bind(code: KernelCode, buffers: readonly GPUBuffer[]): Promise<Dispatch>;
}

/** Makes an empty collection of pipelines on `device`. */
export function createPipelines(device: GPUDevice): Pipelines {
  const compiled = new Map<string, Promise<GPUComputePipeline>>();
  const layouts = new Map<string, GPUBindGroupLayout>();
  const parametersLayout = device.createBindGroupLayout({
    entries: [
      {
        binding: 0,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: "uniform", hasDynamicOffset: true, minBindingSize: stepParametersBytes },
      },
    ],
  });

  const layoutOf = ({ bindings }: KernelCode) => {
    const key = bindings.join();
    const layout =
      layouts.get(key) ??
      device.createBindGroupLayout({
        entries: bindings.map((use, binding) => ({
          binding,
          visibility: GPUShaderStage.COMPUTE,
          buffer: { type: use === "read" ? "read-only-storage" : "storage" },
        })),
      });
    layouts.set(key, layout);
    return layout;
  };

  const pipelineOf = (code: KernelCode) => {
    const pipeline =
      compiled.get(code.wgsl) ??
      device.createComputePipelineAsync({
        label: code.label,
        layout: device.createPipelineLayout({ bindGroupLayouts: [layoutOf(code), parametersLayout] }),
        compute: { module: device.createShaderModule({ code: code.wgsl, label: code.label }), entryPoint: "main" },
      });
    compiled.set(code.wgsl, pipeline);
    return pipeline;
  };

  return {
    parametersLayout,
    async bind(code, buffers) {
      if (buffers.length !== code.bindings.length) {
        throw new Error(`${code.label} binds ${code.bindings.length} buffers, found ${buffers.length}`);
      }
      const bindGroup = device.createBindGroup({
        layout: layoutOf(code),
        entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
      });
      return { label: code.label, pipeline: await pipelineOf(code), bindGroup, workgroups: code.workgroups };
    },
  };
}
