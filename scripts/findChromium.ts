import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { posix, win32 } from "node:path";
import { chromium } from "@playwright/test";

/** What the search looks at; a test hands in a made-up machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Where Playwright keeps, or would put, the browser of its own version. */
  readonly playwrightChromium: string;
  exists(path: string): boolean;
}

const linuxNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const windowsPrograms = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];
const macPrograms = ["Google Chrome", "Chromium"];

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    playwrightChromium: chromium.executablePath(),
    exists: existsSync,
  };
}

/** Places where a Chromium may be, in the order in which they are tried: $CHROMIUM_PATH, the system's, Playwright's own. */
export function chromiumPlaces(machine: Machine): string[] {
  const { env } = machine;
  const asked = env.CHROMIUM_PATH;
  // A path that someone named is an order: another browser in its place would be a surprise.
  if (asked) return [asked];
  return [...systemPlaces(machine), machine.playwrightChromium].filter((place) => place !== "");
}

function systemPlaces({ platform, env, home }: Machine): string[] {
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return windowsPrograms.flatMap((program) => roots.map((root) => win32.join(root, program)));
  }
  if (platform === "darwin") {
    return macPrograms.flatMap((name) =>
      ["/Applications", posix.join(home, "Applications")].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const folders = [...(env.PATH ?? "").split(":").filter((folder) => folder !== ""), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return linuxNames.flatMap((name) => [...new Set(folders)].map((folder) => posix.join(folder, name)));
}

/** Path of the first Chromium that exists, or null where there is none. */
export function findChromium(machine: Machine = thisMachine()): string | null {
  return chromiumPlaces(machine).find((place) => machine.exists(place)) ?? null;
}
