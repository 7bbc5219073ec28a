import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, totalmem, type } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumFlags } from "../../scripts/chromiumFlags";
import { projectRoot } from "../projectRoot";

/** What a result was measured on and with; no name of the machine. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Processes that wanted a processor in the minute before, on average; 0 on Windows. */
  readonly load: number;
  readonly system: string;
  readonly chromium: string;
  readonly node: string;
  /** The commit, with a mark where files were changed since; null outside of git. */
  readonly commit: string | null;
  /** Versions of the peers that bench/package.json names. */
  readonly peers: Readonly<Record<string, string>>;
  /** Day and time in UTC. */
  readonly measuredAt: string;
}

/** Asks the system and a browser what they are. */
export async function describeMachine(executablePath: string): Promise<Machine> {
  const processors = cpus();
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  const version = browser.version();
  await browser.close();
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    load: loadavg()[0] ?? 0,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${arch()}`,
    chromium: version,
    node: process.version,
    commit: findCommit(),
    peers: readPeers(),
    measuredAt: `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC`,
  };
}

function findCommit(): string | null {
  const git = (...words: string[]) => execFileSync("git", words, { cwd: projectRoot, encoding: "utf8", stdio: "pipe" }).trim();
  try {
    const isChanged = git("status", "--porcelain", "--untracked-files=no") !== "";
    return `${git("rev-parse", "--short", "HEAD")}${isChanged ? " with changes" : ""}`;
  } catch {
    return null;
  }
}

function readPeers(): Record<string, string> {
  // This repository's own file.
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, "bench/package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}
