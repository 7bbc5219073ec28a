import type { KernelConfig } from "@tensorflow/tfjs";
import { kernelNames } from "../kernelNames";
import type { AssemblyKernels } from "./assemblyKernels";
import { requireInputs } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/** tanh, four values at a time, in the place of the shipped one, which takes them one by one. */
export const createTanh = ofOne("Tanh", "tanh");
/** x · Φ(x) in one pass. */
export const createGelu = ofOne(kernelNames.gelu, "gelu");
/** The gradient of tanh, from its output y. */
export const createTanhGradient = gradientFrom(kernelNames.tanhGradient, "tanhGradient", "y");
/** The gradient of x · Φ(x), from its input x. */
export const createGeluGradient = gradientFrom(kernelNames.geluGradient, "geluGradient", "x");

function ofOne(kernelName: string, name: "tanh" | "gelu"): (heap: WasmHeap) => KernelConfig {
  return (heap) => ({
    kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs }) => {
      const { x } = requireInputs(inputs, "x");
      const y = heap.output(x.shape);
      heap.kernels[name](heap.address(x), size(x.shape), heap.address(y));
      return y;
    },
  });
}

function gradientFrom(
  kernelName: string,
  name: keyof AssemblyKernels & ("tanhGradient" | "geluGradient"),
  kept: "x" | "y",
): (heap: WasmHeap) => KernelConfig {
  return (heap) => ({
    kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs }) => {
      const found = requireInputs(inputs, "dy", kept);
      const out = heap.output(found.dy.shape);
      heap.kernels[name](heap.address(found.dy), heap.address(found[kept]), size(found.dy.shape), heap.address(out));
      return out;
    },
  });
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
