/** One engine that is measured. */
export interface Engine {
  readonly label: string;
  /** What to start: Trainset's own page, a page of `bench/`, or PyTorch. */
  readonly start:
    | { readonly kind: "ours"; readonly backend: "wasm" | "webgpu" }
    | { readonly kind: "page"; readonly page: "tensorflow" | "jax"; readonly backend: string }
    | { readonly kind: "torch"; readonly threads: 1 | "all" };
  /** Without a GPU far behind the others: left out of `--quick`, measured once a growth workload. */
  readonly isSlow: boolean;
}

/** Every engine, in the order in which a repeat measures them; the first is what the others are compared with. */
export const engines = {
  trainset: { label: "Trainset, wasm", start: { kind: "ours", backend: "wasm" }, isSlow: false },
  "trainset-webgpu": { label: "Trainset, webgpu", start: { kind: "ours", backend: "webgpu" }, isSlow: true },
  "torch-1": { label: "PyTorch, 1 thread", start: { kind: "torch", threads: 1 }, isSlow: false },
  "torch-all": { label: "PyTorch, all cores", start: { kind: "torch", threads: "all" }, isSlow: false },
  "tfjs-wasm": { label: "TensorFlow.js fit, wasm", start: { kind: "page", page: "tensorflow", backend: "wasm" }, isSlow: false },
  "jax-wasm": { label: "jax-js jit, wasm", start: { kind: "page", page: "jax", backend: "wasm" }, isSlow: false },
  "tfjs-cpu": { label: "TensorFlow.js fit, cpu", start: { kind: "page", page: "tensorflow", backend: "cpu" }, isSlow: true },
  "tfjs-webgl": {
    label: "TensorFlow.js fit, webgl",
    start: { kind: "page", page: "tensorflow", backend: "webgl" },
    isSlow: true,
  },
  "tfjs-webgpu": {
    label: "TensorFlow.js fit, webgpu",
    start: { kind: "page", page: "tensorflow", backend: "webgpu" },
    isSlow: true,
  },
  "jax-webgpu": { label: "jax-js jit, webgpu", start: { kind: "page", page: "jax", backend: "webgpu" }, isSlow: true },
} as const satisfies Record<string, Engine>;
export type EngineId = keyof typeof engines;

/** Names of all engines, in order. */
export const engineIds = Object.keys(engines) as EngineId[]; // The table has these keys and no others.

/** The engine that all ratios refer to. */
export const ourEngine: EngineId = "trainset";
