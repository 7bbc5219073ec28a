import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, mergeConfig } from "vitest/config";
import { testChromiumFlags } from "./scripts/chromiumFlags.ts";
import { findChromium } from "./scripts/findChromium.ts";
import viteConfig from "./vite.config.ts";

const tensorflow = (file: string) => fileURLToPath(new URL(`node_modules/@tensorflow/${file}`, import.meta.url));

/** Node loads the CommonJS builds, whose `require` gives all of them one tfjs-core; a mix with the ES modules gives two. */
const tensorflowForNode = [
  { find: /^@tensorflow\/tfjs$/, replacement: tensorflow("tfjs/dist/tf.node.js") },
  { find: /^@tensorflow\/tfjs-core$/, replacement: tensorflow("tfjs-core/dist/tf-core.node.js") },
  { find: /^@tensorflow\/tfjs-backend-wasm$/, replacement: tensorflow("tfjs-backend-wasm/dist/tf-backend-wasm.node.js") },
  { find: /^@tensorflow\/tfjs-backend-webgpu$/, replacement: tensorflow("tfjs-backend-webgpu/dist/tf-backend-webgpu.node.js") },
];

const executablePath = findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        plugins: viteConfig.plugins ?? [],
        resolve: { alias: tensorflowForNode },
        assetsInclude: viteConfig.assetsInclude ?? [],
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/unit/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      mergeConfig(viteConfig, {
        // Bundled before the first test: a package that is found during a test reloads the page under it.
        optimizeDeps: {
          include: [
            "@dnd-kit/core",
            "@dnd-kit/sortable",
            "@tensorflow/tfjs",
            "@tensorflow/tfjs-backend-wasm",
            "@tensorflow/tfjs-backend-webgpu",
            "axe-core",
            "idb-keyval",
            "katex",
            "radix-ui",
            "react",
            "react-dom/client",
            "react/jsx-dev-runtime",
            "recharts",
            "valibot",
            "vitest-browser-react",
            "zustand",
            "zustand/middleware",
            "zustand/react/shallow",
            "zustand/vanilla",
          ],
        },
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          // A software GPU compiles each shader for a second or more.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: [...testChromiumFlags], ...(executablePath === null ? {} : { executablePath }) },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      }),
    ],
  },
});
