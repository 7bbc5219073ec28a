import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { ProblemError } from "../../../protocol/problem";
import type { Address, AssemblyKernels } from "./assemblyKernels";
import plainUrl from "./build/kernels.wasm?url";
import relaxedUrl from "./build/kernelsRelaxed.wasm?url";

/** TensorFlow.js's memory with our own kernels at work in it. */
export interface WasmHeap {
  readonly kernels: AssemblyKernels;
  /** Where a tensor's values are. */
  address(tensor: tf.TensorInfo): Address;
  /** A new float tensor with undefined values. */
  output(shape: readonly number[]): tf.TensorInfo;
  /** At least `bytes` bytes for the call under way; the same place for the same `purpose` at every call. */
  scratch(purpose: string, bytes: number): Address;
  /** A table of whole numbers that stays: made by `fill` once for each `key`. */
  table(key: string, length: number, fill: (values: Int32Array) => void): Address;
  /** Copies bytes into the heap. */
  write(bytes: Uint8Array, address: Address): void;
}

interface EmscriptenModule {
  readonly asm: { readonly memory: WebAssembly.Memory };
  /** Another view after the memory has grown. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  _malloc(bytes: number): Address;
  _free(address: Address): void;
}

/** Bytes of kept tables above which all are made anew. */
const mostTableBytes = 32 * 2 ** 20;

/** Starts our kernels in the memory of the running wasm backend, with relaxed SIMD where the browser has it. */
export async function createWasmHeap(fetchModule: (url: string) => Promise<ArrayBuffer>): Promise<WasmHeap> {
  // The registered backend of that name is TensorFlow.js's class, whose type leaves out what Emscripten gives its module.
  const backend = tf.engine().findBackend("wasm") as BackendWasm;
  const wasm = backend.wasm as unknown as EmscriptenModule;
  const kernels = await startKernels(wasm.asm.memory, fetchModule);
  const scratch = new Map<string, { address: Address; bytes: number }>();
  const tables = new Map<string, Address>();
  let tableBytes = 0;

  const allocate = (bytes: number): Address => {
    requireRoom(bytes);
    const address = wasm._malloc(bytes) >>> 0;
    if (address === 0) throw outOfMemory(bytes);
    return address;
  };
  return {
    kernels,
    address: (tensor) => backend.getMemoryOffset(tensor.dataId),
    output(shape) {
      const bytes = 4 * shape.reduce((product, length) => product * length, 1);
      requireRoom(bytes);
      const tensor = backend.makeOutput([...shape], "float32");
      if (bytes > 0 && backend.getMemoryOffset(tensor.dataId) === 0) throw outOfMemory(bytes);
      return tensor;
    },
    scratch(purpose, bytes) {
      const held = scratch.get(purpose);
      if (held && held.bytes >= bytes) return held.address;
      // Forgotten first: where there is no room for the new one, nobody must be given the old one again.
      scratch.delete(purpose);
      if (held) wasm._free(held.address);
      const address = allocate(bytes);
      scratch.set(purpose, { address, bytes });
      return address;
    },
    table(key, length, fill) {
      const held = tables.get(key);
      if (held !== undefined) return held;
      if (tableBytes + 4 * length > mostTableBytes) {
        for (const address of tables.values()) wasm._free(address);
        tables.clear();
        tableBytes = 0;
      }
      const address = allocate(4 * length);
      tableBytes += 4 * length;
      tables.set(key, address);
      fill(new Int32Array(wasm.HEAPU8.buffer, address, length));
      return address;
    },
    write: (bytes, address) => wasm.HEAPU8.set(bytes, address),
  };
}

/** `malloc` takes 32 bits of a number: more would wrap around to a small piece that kernels then write past. */
function requireRoom(bytes: number): void {
  if (bytes > 2 ** 32 - 2 ** 20) throw outOfMemory(bytes);
}

function outOfMemory(bytes: number): ProblemError {
  return new ProblemError({ code: "out-of-memory", detail: `${Math.round(bytes / 1e6)} MB` });
}

/** Relaxed SIMD is newer than SIMD: a browser without it refuses to compile the module. */
async function startKernels(
  memory: WebAssembly.Memory,
  fetchModule: (url: string) => Promise<ArrayBuffer>,
): Promise<AssemblyKernels> {
  const imports = { env: { memory } };
  const start = async (url: string) => (await WebAssembly.instantiate(await fetchModule(url), imports)).instance.exports;
  const exports = await start(relaxedUrl).catch(() => start(plainUrl));
  // The module is built from `assembly/index.ts`, whose signatures stand above.
  return exports as unknown as AssemblyKernels;
}
