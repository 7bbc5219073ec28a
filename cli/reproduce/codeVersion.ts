import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What computes, and on which images. */
export interface CodeVersion {
  readonly trainset: string;
  readonly tensorflow: string;
  /** Digest of the sources that decide what a run comes to. */
  readonly source: string;
  /** Digest of the data set's checksums. */
  readonly data: string;
}

/** Sources in which a change may change a result: all that computes, and what the contract says about steps and images. */
const sources = [
  ...["src/engine", "src/data", "src/protocol/runPlan.ts", "src/protocol/learningRateAt.ts", "src/protocol/modelShape.ts"],
  ...["src/protocol/options.ts", "scripts/assemblyKernels.ts"],
];
/** What the build makes of these sources. */
const made = /[/\\]kernels[/\\]wasm[/\\]build([/\\]|$)/;

/** Reads the versions from the checkout at `root`. */
export function codeVersion(root: string): CodeVersion {
  // npm has read this file before.
  const { version, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const files = sources.flatMap((source) => filesIn(join(root, source))).filter((file) => !made.test(file));
  return {
    trainset: version,
    tensorflow: dependencies["@tensorflow/tfjs"] ?? "unknown",
    source: digest(files.flatMap((file) => [relative(root, file), readFileSync(file)])),
    data: digest([readFileSync(join(root, "datasets/mnist/checksums.json"))]),
  };
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** First 16 hexadecimal digits of the SHA-256 of parts, each set off from the next by its length. */
export function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 16);
}
