import { join } from "node:path";
import { preview } from "vite";
import { projectRoot } from "../projectRoot";
import type { ServedPage } from "../servePage";

/** Serves the peers' pages; `isIsolated` with the two headers that let their WebAssembly use several threads. */
export async function servePeers(isIsolated: boolean): Promise<ServedPage> {
  const server = await preview({
    root: join(projectRoot, "bench"),
    configFile: false,
    appType: "mpa",
    logLevel: "error",
    preview: {
      host: "127.0.0.1",
      port: 0,
      headers: isIsolated ? { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" } : {},
    },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("The server of the peers started without an address.");
  return { address, close: () => server.close() };
}
