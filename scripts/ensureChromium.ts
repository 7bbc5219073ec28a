import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { findChromium, type Machine, thisMachine } from "./findChromium";

/** A machine on which a browser can be installed as well as found. */
export interface InstallMachine extends Machine {
  readonly isRoot: boolean;
  /** Text of /etc/os-release; empty where there is none. */
  readonly osRelease: string;
  /** Runs a program to its end; true when it succeeded. */
  run(program: string, programArguments: readonly string[]): boolean;
  log(line: string): void;
}

/** Thrown where no Chromium is found and none can be installed; the message says what to do. */
export class ChromiumMissingError extends Error {
  override readonly name = "ChromiumMissingError";
}

function installMachine(): InstallMachine {
  return {
    ...thisMachine(),
    isRoot: process.getuid?.() === 0,
    osRelease: readOsRelease(),
    // Installers talk on standard error: the output of `npm run train -- --json` must stay JSON.
    run: (program, programArguments) =>
      spawnSync(program, programArguments, {
        stdio: ["ignore", 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      }).status === 0,
    log: (line) => console.error(line),
  };
}

function readOsRelease(): string {
  try {
    return readFileSync("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}

/** Whether `chromium` is a real package here; Ubuntu's only points to a snap, which containers cannot run. */
function hasDebianChromium(osRelease: string): boolean {
  const names = /^ID(?:_LIKE)?=.*$/gm;
  const distributions = (osRelease.match(names) ?? []).join(" ");
  return /\bdebian\b/.test(distributions) && !/\bubuntu\b/.test(distributions);
}

/** Path of a Chromium; installs one where there is none. Throws `ChromiumMissingError` where that fails too. */
export function ensureChromium(machine: InstallMachine = installMachine()): string {
  const installed = findChromium(machine);
  if (installed !== null) return installed;
  const asked = machine.env.CHROMIUM_PATH;
  if (asked) {
    throw new ChromiumMissingError(`CHROMIUM_PATH names ${asked}, where there is no file: correct it or unset it.`);
  }
  for (const install of [installDebianPackage, installPlaywrightDownload]) {
    if (install(machine)) {
      const found = findChromium(machine);
      if (found !== null) return found;
    }
  }
  throw new ChromiumMissingError(
    "No Chromium was found and none could be installed: install Chromium or Chrome, set CHROMIUM_PATH to its program, and try again.",
  );
}

function installDebianPackage(machine: InstallMachine): boolean {
  if (machine.platform !== "linux" || !machine.isRoot || !hasDebianChromium(machine.osRelease)) return false;
  machine.log("No Chromium found; installing Debian's package.");
  return machine.run("apt-get", ["update"]) && machine.run("apt-get", ["install", "-y", "chromium"]);
}

function installPlaywrightDownload(machine: InstallMachine): boolean {
  machine.log("No Chromium found; downloading Playwright's.");
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
  // System libraries need root and a system with apt; elsewhere they are there or the browser itself says what it misses.
  const withLibraries = machine.platform === "linux" && machine.isRoot && machine.exists("/usr/bin/apt-get");
  const libraries = withLibraries ? ["--with-deps"] : [];
  return machine.run(process.execPath, [playwright, "install", "--no-shell", ...libraries, "chromium"]);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.error(`Chromium: ${ensureChromium()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
