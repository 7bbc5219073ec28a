import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const folder = fileURLToPath(new URL("../src/engine/kernels/wasm/", import.meta.url));
const sources = join(folder, "assembly");

/** Each module that is built, with what it is built with beside the common options. */
const modules = [
  { file: "kernels.wasm", features: ["simd"] },
  { file: "kernelsRelaxed.wasm", features: ["simd", "relaxed-simd"] },
];

/**
 * Compiles `src/engine/kernels/wasm/assembly` to WebAssembly where the modules are missing or older than a source. They work
 * in TensorFlow.js's memory, so they import it and keep no data of their own there.
 */
export async function buildAssemblyKernels(): Promise<void> {
  const newestSource = Math.max(...readdirSync(sources).map((name) => statSync(join(sources, name)).mtimeMs));
  const stale = modules.filter(({ file }) => {
    const built = statSync(join(folder, "build", file), { throwIfNoEntry: false });
    return !built || built.mtimeMs < newestSource;
  });
  if (stale.length === 0) return;
  mkdirSync(join(folder, "build"), { recursive: true });
  const { main } = await import("assemblyscript/asc");
  for (const { file, features } of stale) {
    const options = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--use", "abort="];
    const enabled = features.flatMap((feature) => ["--enable", feature]);
    const { error, stderr } = await main([
      join(sources, "index.ts"),
      ...options,
      ...enabled,
      "--outFile",
      join(folder, "build", file),
    ]);
    if (error) throw new Error(`The WebAssembly kernels do not compile: ${error.message}\n${stderr.toString()}`);
  }
}

/** Has the kernels compiled before Vite looks for them, in builds, in the dev server and in tests. */
export function assemblyKernels(): Plugin {
  return { name: "trainset:assembly-kernels", buildStart: buildAssemblyKernels };
}
