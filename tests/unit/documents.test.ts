import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseExperiment } from "../../cli/parseExperiment";
import { reproduceOptions } from "../../cli/reproduce/reproduceOptions";
import { type TrainOption, trainOptions } from "../../cli/trainOptions";
import { presets } from "../../src/protocol/presets";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readFiles = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => extname(name) !== "")
    .map((name) => read(join(folder, name)))
    .join("\n");
const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "datasets/README.md",
  "docs/reproduction.md",
  "docs/webgpu.md",
  ...readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`),
];

/** A document without its blocks of code. */
const prose = (text: string) => text.replace(/^```.*?^```$/gms, "");

/** Addresses of links and pictures that stay in the repository. */
function localLinks(text: string): string[] {
  const markdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)];
  const html = [...text.matchAll(/\b(?:src|srcset|href)="([^"\s]+)"/g)];
  return [...markdown, ...html].map((match) => match[1] ?? "").filter((address) => !/^[a-z]+:/.test(address));
}

/** What GitHub makes of a heading for the part of an address behind "#". */
function anchors(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Files and folders named in backticks with a path of the repository, or as a file at its root. */
function namedFiles(text: string): string[] {
  const names = [...prose(text).matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? "");
  const isPath = (name: string) =>
    /^(src|cli|scripts|tests|datasets|docs|public)(\/|$)/.test(name) ||
    /^[\w.-]+\.(md|html|config\.ts)$|^tsconfig\..*json$|^biome\.json$/.test(name);
  // Words in capitals stand for what the reader puts there.
  return names.filter((name) => isPath(name) && !/[A-Z]{4}\//.test(name));
}

test.each(documents)("every link of %s leads to a file, and to a heading where it names one", (document) => {
  const broken = localLinks(prose(read(document))).filter((address) => {
    const [path = "", anchor] = address.split("#");
    const file = path === "" ? document : join(dirname(document), path);
    return !existsSync(join(root, file)) || (anchor !== undefined && !anchors(read(file)).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test.each(documents)("every file that %s names exists", (document) => {
  expect(namedFiles(read(document)).filter((name) => !existsSync(join(root, name)))).toEqual([]);
});

test("the guards above see links, headings and files", () => {
  expect(documents.flatMap((document) => localLinks(read(document))).length).toBeGreaterThan(20);
  expect(documents.flatMap((document) => namedFiles(read(document))).length).toBeGreaterThan(80);
  expect(anchors("## Train from the terminal\n### A WebAssembly kernel, new")).toEqual([
    "train-from-the-terminal",
    "a-webassembly-kernel-new",
  ]);
  expect(namedFiles("`src/gone.ts`, `npm start`, `datasets/NAME/`, `tsconfig.gone.json`")).toEqual([
    "src/gone.ts",
    "tsconfig.gone.json",
  ]);
});

test("every script that a document tells to run is in package.json", () => {
  // npm itself refuses a package.json that is otherwise.
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const told = documents.flatMap((document) =>
    [...read(document).matchAll(/npm run (?:--silent )?([\w:]+)/g)].map((match) => match[1] ?? ""),
  );
  expect(told.length).toBeGreaterThan(10);
  expect([...new Set(told)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test("the README names every option and every preset of the terminal command, and no other", () => {
  const rows = [...read("README.md").matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? "");
  const options = Object.entries<TrainOption>(trainOptions).map(([name, { value }]) =>
    value === undefined ? `--${name}` : `--${name} ${value}`,
  );
  expect(rows.filter((row) => row.startsWith("--")).sort()).toEqual(options.sort());
  expect(rows.filter((row) => row.startsWith("article")).sort()).toEqual(Object.keys(presets).sort());
});

test("the README names every option of the reproduction, and no other", () => {
  const section = /^## Reproduce the articles\n(.*?)^## /ms.exec(read("README.md"))?.[1] ?? "";
  const named = [...section.matchAll(/^- `([^`]+)`/gm)].map((match) => match[1] ?? "");
  const options = Object.entries<TrainOption>(reproduceOptions).map(([name, { value }]) =>
    value === undefined ? `--${name}` : `--${name} ${value}`,
  );
  expect(named.sort()).toEqual(options.sort());
});

test("the README's experiment file is one, and its lines of JSON are", () => {
  const blocks = [...read("README.md").matchAll(/^```json\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
  const experiments = blocks.filter((block) => block.startsWith("{\n"));
  expect(experiments.map((block) => parseExperiment(block, "README.md").name)).toEqual(["Dropout"]);
  const lines = blocks.filter((block) => !block.startsWith("{\n")).flatMap((block) => block.trim().split("\n"));
  // The lines are printed by `cli/trainLines.ts`.
  const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
  expect(types).toEqual(["backend", "epoch", "epoch", "finished"]);
});

test("every message that the README explains is one that the page or a command gives", () => {
  const section = /^## When something goes wrong\n(.*?)^## /ms.exec(read("README.md"))?.[1] ?? "";
  const quoted = [...section.matchAll(/"([^"]+)"/g)].flatMap((match) => (match[1] ?? "").split("…").map((part) => part.trim()));
  const messages = readFiles("src/text") + readFiles("scripts");
  expect(quoted.length).toBeGreaterThan(8);
  expect(quoted.filter((words) => !messages.includes(words))).toEqual([]);
});

test("datasets/README.md prints the checksums that the page compares with", () => {
  const text = read("datasets/README.md");
  const printed = [...text.matchAll(/^(\S+-ubyte) {2,}([0-9a-f]{64})$/gm)].map((match) => [match[1], match[2]]);
  expect(Object.fromEntries(printed)).toEqual(JSON.parse(read("datasets/mnist/checksums.json")));
});
