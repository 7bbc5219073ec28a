import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { assemblyKernels } from "./scripts/assemblyKernels.ts";
import { contentPolicy, contentSecurity } from "./scripts/contentSecurity.ts";

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  // Relative addresses, so that `dist` works under any path of any static host.
  base: "./",
  plugins: [assemblyKernels(), contentSecurity(), react()],
  assetsInclude: ["datasets/**/*.gz"],
  resolve: { dedupe: ["@tensorflow/tfjs-core"] },
  worker: {
    format: "es",
    // `@tensorflow/tfjs` brings these along, none of which the engine uses; nothing says that they can be left out.
    rolldownOptions: { treeshake: { moduleSideEffects: (id: string) => !/tfjs-(layers|data|converter)/.test(id) } },
  },
  preview: { headers: { "Content-Security-Policy": contentPolicy } },
  build: {
    target: "es2023",
    // The data set and the wasm binaries stay files of their own.
    assetsInlineLimit: 0,
    license: true,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { index: page("index.html"), terminal: page("terminal.html") } },
  },
});
