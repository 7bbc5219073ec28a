import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { changedAt } from "../ensurePageBuilt";
import { projectRoot } from "../projectRoot";

const folder = join(projectRoot, "bench");
const sources = [
  "bench/peers",
  "bench/tensorflow.html",
  "bench/jax.html",
  "bench/vite.config.ts",
  "bench/package-lock.json",
  "src",
];

/** Installs the peers where they are missing or of another version, and bundles their pages where a source is newer. */
export async function preparePeers(say: (sentence: string) => void): Promise<void> {
  // npm writes this file last, so it stands for a whole installation.
  const installedAt = changedAt(join(folder, "node_modules/.package-lock.json"));
  if (installedAt < changedAt(join(folder, "package-lock.json"))) {
    say("Installing the peers: npm ci in bench …");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const installed = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
      cwd: folder,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    if (installed.status !== 0) throw new Error("The peers could not be installed: npm ci failed in bench.");
  }
  const pages = ["tensorflow.html", "jax.html"].map((page) => join(folder, "dist", page));
  const builtAt = Math.min(...pages.map((page) => (existsSync(page) ? changedAt(page) : 0)));
  if (builtAt > Math.max(...sources.map((source) => changedAt(join(projectRoot, source))))) return;
  say("Bundling the peers …");
  await build({ root: folder, configFile: join(folder, "vite.config.ts"), logLevel: "error" });
}
