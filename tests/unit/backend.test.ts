import * as tf from "@tensorflow/tfjs";
import { afterEach, expect, test, vi } from "vitest";
import { chooseBackend } from "../../src/engine/backend";
import { probeWebGpu } from "../../src/engine/gpuAdapters";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser whose WebGPU gives an adapter with this description, or none. */
function browserWith(info: Partial<GPUAdapterInfo> | null): void {
  const given = { vendor: "", architecture: "", device: "", description: "", isFallbackAdapter: false, ...info };
  vi.stubGlobal("navigator", { gpu: { requestAdapter: async () => info && { info: given } } });
}

test.each<[string, Partial<GPUAdapterInfo>, Awaited<ReturnType<typeof probeWebGpu>>]>([
  ["a card", { vendor: "nvidia", architecture: "ampere" }, { name: "nvidia ampere", isSoftware: false, isBlocked: false }],
  ["one that says no more", {}, { name: "GPU", isSoftware: false, isBlocked: false }],
  ["a fallback adapter", { vendor: "a", isFallbackAdapter: true }, { name: "a", isSoftware: true, isBlocked: false }],
  [
    "a software adapter that does not say that it is one",
    { vendor: "google", architecture: "swiftshader", description: "SwiftShader Device (Subzero)" },
    { name: "SwiftShader Device (Subzero)", isSoftware: true, isBlocked: false },
  ],
  ["a device that computes wrongly", { vendor: "img-tec" }, { name: "img-tec", isSoftware: false, isBlocked: true }],
])("the probe tells %s for what it is", async (_, info, expected) => {
  browserWith(info);
  expect(await probeWebGpu()).toEqual(expected);
});

test("a browser without WebGPU, without an adapter, or one that throws has none", async () => {
  vi.stubGlobal("navigator", {});
  expect(await probeWebGpu()).toBeNull();
  browserWith(null);
  expect(await probeWebGpu()).toBeNull();
  vi.stubGlobal("navigator", { gpu: { requestAdapter: () => Promise.reject(new Error("no")) } });
  expect(await probeWebGpu()).toBeNull();
});

test("without WebAssembly, plain JavaScript is taken, and the choices say what there is", async () => {
  browserWith({ isFallbackAdapter: true, description: "SwiftShader" });
  vi.stubGlobal("WebAssembly", undefined);
  const backend = await chooseBackend("auto");
  expect(backend).toMatchObject({ name: "cpu", reason: "no-webassembly", adapter: null, isAsynchronous: false });
  expect(tf.getBackend()).toBe("cpu");
  expect(backend.choices).toEqual([
    { backend: "webgpu", isAvailable: true, adapter: "SwiftShader", isSoftware: true },
    { backend: "wasm", isAvailable: false, adapter: null, isSoftware: false },
    { backend: "webgl", isAvailable: false, adapter: null, isSoftware: false },
    { backend: "cpu", isAvailable: true, adapter: null, isSoftware: false },
  ]);
});

test("a backend asked for by name that does not start is named, never replaced by another", async () => {
  await expect(chooseBackend("webgl")).rejects.toMatchObject({ problem: { code: "backend-unavailable", backend: "webgl" } });
});
