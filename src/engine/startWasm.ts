import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { registerWasmKernels } from "./kernels/wasm/registerWasmKernels";
import { createWasmHeap } from "./kernels/wasm/wasmHeap";

/**
 * Starts TensorFlow.js's WebAssembly backend on one thread, with our own kernels. Its threads build their worker from the
 * text of a function, which does not survive minification. All three builds that it may ask for are the one with SIMD,
 * without which our kernels do not compile either.
 */
export async function startWasm(): Promise<void> {
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths({
    "tfjs-backend-wasm.wasm": simdUrl,
    "tfjs-backend-wasm-simd.wasm": simdUrl,
    "tfjs-backend-wasm-threaded-simd.wasm": simdUrl,
  });
  if (!(await tf.setBackend("wasm"))) throw new Error("WebAssembly did not start");
  await tf.ready();
  registerWasmKernels(await createWasmHeap(fetchBytes));
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.arrayBuffer();
}
