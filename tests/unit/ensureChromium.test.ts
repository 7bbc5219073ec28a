import { expect, test } from "vitest";
import { ensureChromium, type InstallMachine } from "../../scripts/ensureChromium";
import { chromiumPlaces, findChromium } from "../../scripts/findChromium";

const debian = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
const ubuntu = "ID=ubuntu\nID_LIKE=debian\n";
const playwrightChromium = "/home/ada/.cache/ms-playwright/chromium-1/chrome";

/** A made-up machine; `installs` says which file appears when a program runs. */
function makeMachine({
  files = [],
  installs = {},
  ...rest
}: Partial<Omit<InstallMachine, "exists" | "run" | "log">> & {
  files?: string[];
  installs?: Record<string, string>;
} = {}): InstallMachine & { commands: string[] } {
  const present = new Set(files);
  const commands: string[] = [];
  return {
    platform: "linux",
    env: { PATH: "/opt/bin:/usr/bin" },
    home: "/home/ada",
    playwrightChromium,
    isRoot: false,
    osRelease: "",
    ...rest,
    commands,
    exists: (path) => present.has(path),
    run(program, programArguments) {
      const line = [program, ...programArguments].join(" ");
      commands.push(line);
      const match = Object.entries(installs).find(([part]) => line.includes(part));
      if (match) present.add(match[1]);
      return line === "apt-get update" || match !== undefined;
    },
    log: () => {},
  };
}

test("CHROMIUM_PATH comes before every other browser", () => {
  const machine = makeMachine({ env: { CHROMIUM_PATH: "/x/chrome" }, files: ["/x/chrome", "/usr/bin/chromium"] });
  expect(findChromium(machine)).toBe("/x/chrome");
});

test("a CHROMIUM_PATH without a file is an error that names it, and nothing is installed", () => {
  const machine = makeMachine({ env: { CHROMIUM_PATH: "/x/chrome" }, files: ["/usr/bin/chromium"] });
  expect(() => ensureChromium(machine)).toThrow(/CHROMIUM_PATH names \/x\/chrome/);
  expect(machine.commands).toEqual([]);
});

test("the system's browser comes before Playwright's, Chromium before Chrome", () => {
  const files = [playwrightChromium, "/opt/bin/google-chrome", "/usr/bin/chromium"];
  expect(findChromium(makeMachine({ files }))).toBe("/usr/bin/chromium");
  expect(findChromium(makeMachine({ files: files.slice(0, 2) }))).toBe("/opt/bin/google-chrome");
  expect(findChromium(makeMachine({ files: files.slice(0, 1) }))).toBe(playwrightChromium);
});

test("macOS and Windows are searched in their own places", () => {
  const mac = chromiumPlaces(makeMachine({ platform: "darwin", home: "/Users/ada" }));
  expect(mac).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  expect(mac).toContain("/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium");
  const windows = chromiumPlaces(makeMachine({ platform: "win32", env: { PROGRAMFILES: "C:\\Program Files" } }));
  expect(windows[0]).toBe("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
});

test("nothing is installed where a browser is found", () => {
  const machine = makeMachine({ isRoot: true, osRelease: debian, files: ["/usr/bin/chromium"] });
  expect(ensureChromium(machine)).toBe("/usr/bin/chromium");
  expect(machine.commands).toEqual([]);
});

test("root on Debian gets Debian's package", () => {
  const machine = makeMachine({ isRoot: true, osRelease: debian, installs: { "apt-get install": "/usr/bin/chromium" } });
  expect(ensureChromium(machine)).toBe("/usr/bin/chromium");
  expect(machine.commands).toEqual(["apt-get update", "apt-get install -y chromium"]);
});

test("Playwright's download is taken without root, on Ubuntu, and where Debian's package fails", () => {
  const installs = { "install --no-shell": playwrightChromium };
  for (const system of [
    { osRelease: debian },
    { isRoot: true, osRelease: ubuntu },
    { isRoot: true, osRelease: debian },
    { platform: "darwin" as const },
  ]) {
    expect(ensureChromium(makeMachine({ ...system, installs }))).toBe(playwrightChromium);
  }
});

test("where nothing can be installed one sentence says what to do", () => {
  expect(() => ensureChromium(makeMachine())).toThrow(/install Chromium or Chrome, set CHROMIUM_PATH/);
});
