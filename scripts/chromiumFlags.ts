/** What Chromium is started with everywhere: WebGPU, in software where there is no hardware, and no requests of its own. */
export const chromiumFlags = [
  "--no-sandbox",
  "--enable-unsafe-webgpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

/** The same for tests, which are to find the same adapter on every machine. */
export const testChromiumFlags = [...chromiumFlags, "--use-webgpu-adapter=swiftshader"] as const;
