import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { ProblemError } from "../../../protocol/problem";
import plainUrl from "./build/kernels.wasm?url";
import relaxedUrl from "./build/kernelsRelaxed.wasm?url";

/** A place in the heap, in bytes from its start. */
type Address = number;

/** What `assembly/index.ts` exports; sizes are in floats unless named otherwise. */
export interface AssemblyKernels {
  packColumns(b: Address, k: number, n: number, rowStride: number, columnStride: number, out: Address): void;
  multiply(
    ...args: [
      a: Address,
      rows: Address,
      m: number,
      segments: number,
      segmentLength: number,
      segmentStrideBytes: number,
      packed: Address,
      n: number,
      c: Address,
      bias: Address,
      isRelu: number,
    ]
  ): void;
  multiplyTransposed(
    ...args: [
      a: Address,
      rows: Address,
      m: number,
      segments: number,
      segmentLength: number,
      segmentStrideBytes: number,
      b: Address,
      n: number,
      c: Address,
      packedB: Address,
    ]
  ): void;
  padImage(
    ...args: [
      x: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      top: number,
      left: number,
      spacingY: number,
      spacingX: number,
      outHeight: number,
      outWidth: number,
      out: Address,
    ]
  ): void;
  turnFilter(filter: Address, height: number, width: number, inputs: number, outputs: number, out: Address): void;
  maxPool(
    ...args: [
      x: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      size: number,
      outHeight: number,
      outWidth: number,
      y: Address,
    ]
  ): void;
  maxPoolGradient(
    ...args: [
      dy: Address,
      x: Address,
      y: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      size: number,
      outHeight: number,
      outWidth: number,
      dx: Address,
    ]
  ): void;
  averagePoolGradient(
    ...args: [
      dy: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      size: number,
      outHeight: number,
      outWidth: number,
      dx: Address,
    ]
  ): void;
  reluGradient(dy: Address, y: Address, count: number, out: Address): void;
  tanh(x: Address, count: number, y: Address): void;
  tanhGradient(dy: Address, y: Address, count: number, out: Address): void;
  gelu(x: Address, count: number, y: Address): void;
  geluGradient(dy: Address, x: Address, count: number, out: Address): void;
  normalizeBatch(
    ...args: [
      x: Address,
      rows: number,
      columns: number,
      scale: Address,
      shift: Address,
      epsilon: number,
      mean: Address,
      variance: Address,
      inverse: Address,
      normalized: Address,
      y: Address,
    ]
  ): void;
  normalizeBatchGradient(
    ...args: [
      dy: Address,
      normalized: Address,
      rows: number,
      columns: number,
      scale: Address,
      inverse: Address,
      toShift: Address,
      toScale: Address,
      dx: Address,
    ]
  ): void;
  sumRows(x: Address, rows: number, columns: number, out: Address): void;
  adam(
    ...args: [
      weights: Address,
      gradient: Address,
      m: Address,
      v: Address,
      count: number,
      stepSize: number,
      beta1: number,
      oneMinusBeta1: number,
      beta2: number,
      oneMinusBeta2: number,
      epsilon: number,
      decay: number,
      out: Address,
    ]
  ): void;
  lossAndCorrect(
    ...args: [
      logits: Address,
      labels: Address,
      rows: number,
      classes: number,
      perRow: number,
      /** 0 for a weight of 1 each. */
      classWeights: Address,
      gradient: Address,
      measured: Address,
    ]
  ): void;
  scaleBytes(bytes: Address, byteCount: number, scale: number, offset: number, out: Address): void;
}

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
