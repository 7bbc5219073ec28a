import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  base: "./",
  assetsInclude: ["**/*.gz"],
  resolve: { dedupe: ["@tensorflow/tfjs-core"] },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    // The threads of TensorFlow.js start from the text of a function, which does not survive minification.
    minify: false,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input: { tensorflow: page("tensorflow.html"), jax: page("jax.html") } },
  },
});
