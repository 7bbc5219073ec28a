/** What a browser tells of a GPU. */
export interface GpuAdapter {
  /** As much of vendor, architecture and name as the browser gives away. */
  readonly name: string;
  /** Computed on the CPU. */
  readonly isSoftware: boolean;
  /** On the list of devices known to compute wrong results. */
  readonly isBlocked: boolean;
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;
/** PowerVR's WebGPU gives all-zero gradients: tensorflow/tfjs issue 8590, playcanvas/engine issue 8874. */
const blockedVendors = ["img-tec"];

/** The WebGPU adapter that this thread would get; null where there is none. */
export async function probeWebGpu(): Promise<GpuAdapter | null> {
  try {
    const adapter = await globalThis.navigator?.gpu?.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return null;
    // Chromium before 121 tells nothing of its adapter.
    const info: Partial<GPUAdapterInfo> = adapter.info ?? {};
    const { vendor = "", architecture = "", device = "", description = "", isFallbackAdapter = false } = info;
    const name = description || [vendor, architecture, device].filter(Boolean).join(" ") || "GPU";
    const isSoftware = isFallbackAdapter || softwareNames.test(`${name} ${architecture}`);
    return { name, isSoftware, isBlocked: blockedVendors.includes(vendor) };
  } catch {
    return null;
  }
}

/** The renderer behind WebGL 2 in this thread; null where there is none. */
export function probeWebGl(): GpuAdapter | null {
  try {
    const context = new OffscreenCanvas(1, 1).getContext("webgl2");
    if (!context) return null;
    const debug = context.getExtension("WEBGL_debug_renderer_info");
    const name = String(context.getParameter(debug ? debug.UNMASKED_RENDERER_WEBGL : context.RENDERER));
    context.getExtension("WEBGL_lose_context")?.loseContext();
    return { name, isSoftware: softwareNames.test(name), isBlocked: false };
  } catch {
    return null;
  }
}
