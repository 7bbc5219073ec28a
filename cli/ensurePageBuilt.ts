import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { projectRoot } from "./projectRoot";

/** What the built page is made of. */
const sources = ["src", "scripts", "public", "datasets", "index.html", "terminal.html", "vite.config.ts", "package-lock.json"];

/**
 * Builds the page where `dist` is missing or older than a source. Newer means the time of change of any file, which costs a
 * few milliseconds and needs no list of hashes; a file that was deleted is not seen.
 */
export async function ensurePageBuilt(say: (sentence: string) => void): Promise<void> {
  const builtAt = Math.min(changedAt(join(projectRoot, "dist/index.html")), changedAt(join(projectRoot, "dist/terminal.html")));
  const newestSource = Math.max(...sources.map((source) => changedAt(join(projectRoot, source))));
  if (builtAt > newestSource) return;
  say("Building the page …");
  // Vite prints what it did on standard output, which belongs to the results.
  await build({ root: projectRoot, logLevel: "warn" });
}

/** Time in milliseconds at which a file, or the newest file of a folder, was changed; 0 where it does not exist. */
export function changedAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
