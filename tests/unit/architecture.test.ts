import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type IForbiddenRuleType } from "dependency-cruiser";
import { expect, onTestFinished, test } from "vitest";

/** A part of the program: the files it is made of (a regular expression) and what they may import besides each other. */
interface Room {
  readonly files: string;
  readonly rooms?: readonly string[];
  readonly packages?: readonly string[];
  /** Files outside of every room, as a regular expression. */
  readonly other?: string;
}

/** Who may import whom. */
const rooms: Readonly<Record<string, Room>> = {
  protocol: { files: "^src/protocol/", packages: ["valibot"] },
  data: { files: "^src/data/", rooms: ["protocol"], other: "^datasets/mnist/" },
  // Random numbers are made in one place.
  drawing: { files: "^src/drawing/", rooms: ["protocol"], other: "^src/data/random\\.ts$" },
  statistics: { files: "^src/statistics/", rooms: ["protocol"], other: "^src/data/random\\.ts$" },
  export: { files: "^src/export/", rooms: ["protocol"] },
  compression: { files: "^src/compression/", rooms: ["protocol"] },
  articles: {
    files: "^src/articles/",
    rooms: ["statistics", "protocol"],
    packages: ["valibot"],
    other: "^src/data/random\\.ts$",
  },
  engine: { files: "^src/engine/", rooms: ["data", "drawing", "protocol"], packages: ["@tensorflow/[^/]+"] },
  "worker/host": {
    files: "^src/worker/(host|calibrationSite)\\.ts$",
    rooms: ["engine", "protocol"],
    packages: ["idb-keyval"],
  },
  "worker/client": { files: "^src/worker/client\\.ts$", rooms: ["protocol"] },
  store: {
    files: "^src/store/",
    rooms: ["worker/client", "drawing", "statistics", "protocol"],
    packages: ["zustand", "valibot", "idb-keyval"],
  },
  "store/usePlayground": {
    files: "^src/store/usePlayground\\.tsx$",
    rooms: ["store", "protocol"],
    packages: ["zustand", "react"],
  },
  text: { files: "^src/text/", rooms: ["articles", "protocol"] },
  "text/useTexts": { files: "^src/text/use(Article|Panel)?Texts\\.ts$", rooms: ["text"], packages: ["react"] },
  ui: { files: "^src/ui/", packages: ["react", "recharts", "radix-ui", "katex", "@dnd-kit/(core|sortable)"] },
  features: {
    files: "^src/features/",
    rooms: [
      "store",
      "store/usePlayground",
      "drawing",
      "statistics",
      "export",
      "compression",
      "articles",
      "ui",
      "protocol",
      "text",
      "text/useTexts",
    ],
    packages: ["react"],
  },
  app: {
    files: "^src/app/",
    rooms: ["features", "store", "store/usePlayground", "ui", "protocol", "text", "text/useTexts"],
    packages: ["react", "@fontsource-variable/inter"],
  },
  main: {
    files: "^src/main\\.tsx$",
    rooms: ["app", "store", "store/usePlayground", "worker/client"],
    packages: ["react", "react-dom"],
  },
  terminal: { files: "^src/terminal\\.ts$", rooms: ["worker/client", "protocol"] },
  cli: {
    files: "^cli/",
    rooms: ["drawing", "statistics", "export", "articles", "protocol", "text"],
    packages: ["valibot", "vite", "@playwright/test"],
    // Of the page it drives, the types of what crosses the bridge.
    other: "^(scripts/|src/terminal\\.ts$)",
  },
};

/** A file that has a room of its own is no part of the folder's. */
const ownRooms = ["store/usePlayground", "text/useTexts"];
const exceptions = (name: string) =>
  ownRooms.filter((own) => own !== name && own.startsWith(`${name}/`)).map((own) => roomNamed(own).files);

function roomNamed(name: string): Room {
  const room = rooms[name];
  if (!room) throw new Error(`no room is called ${name}`);
  return room;
}

const packageFiles = (name: string) => `(^|/node_modules/|^node_modules/)${name}(/|$)`;

const forbidden: IForbiddenRuleType[] = [
  ...Object.entries(rooms).map(([name, room]) => ({
    name,
    from: { path: room.files, pathNot: exceptions(name) },
    to: {
      pathNot: [
        room.files,
        ...(room.rooms ?? []).map((other) => roomNamed(other).files),
        ...(room.packages ?? []).map(packageFiles),
        ...(room.other ? [room.other] : []),
      ],
      // The terminal command is a Node program.
      ...(name === "cli" ? { dependencyTypesNot: ["core" as const] } : {}),
    },
  })),
  {
    name: "features apart",
    from: { path: "^src/features/([^/]+)/" },
    to: { path: "^src/features/", pathNot: "^src/features/$1/" },
  },
  { name: "tensorflow", from: { pathNot: "^src/engine/" }, to: { path: packageFiles("@tensorflow/[^/]+") } },
  { name: "terminal types", from: { path: "^cli/" }, to: { path: "^src/terminal\\.ts$", dependencyTypesNot: ["type-only"] } },
  { name: "cycle", from: {}, to: { circular: true } },
];

async function findViolations(folder: string) {
  const { output } = await cruise(["src", "cli"], {
    baseDir: folder,
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof output === "string") throw new Error("expected a cruise result, found text");
  return {
    modules: output.modules.map(({ source }) => source).filter((source) => /^(src|cli)\/.*\.tsx?$/.test(source)),
    violations: output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

function listScripts(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => entry.name);
}

test("no file imports what its place in the program forbids, and every file was looked at", async () => {
  const { modules, violations } = await findViolations(projectRoot);
  expect(violations).toEqual([]);
  expect(modules.length).toBeGreaterThanOrEqual(listScripts("src").length + listScripts("cli").length);
  const homeless = modules.filter((source) => !Object.values(rooms).some(({ files }) => new RegExp(files).test(source)));
  expect(homeless).toEqual([]);
});

test("each kind of forbidden import is found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "architecture-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files: Record<string, string> = {
    "src/protocol/limits.ts": "export const limits = 1;",
    "src/protocol/cycle.ts": 'export * from "./back";',
    "src/protocol/back.ts": 'export * from "./cycle";',
    "src/engine/trainer.ts":
      'import "@tensorflow/tfjs"; import "../protocol/limits"; export { start } from "../store/playground";',
    "src/data/idx.ts": 'export type T = import("@tensorflow/tfjs").Tensor; import "node:fs";',
    "src/store/store.ts": 'import "zustand"; import "react"; import "./usePlayground";',
    "src/store/playground.ts": "export const start = 1;",
    "src/store/usePlayground.tsx": 'import "react"; import "../worker/client"; import "./store";',
    "src/worker/client.ts":
      'import type { limits } from "../protocol/limits"; export * from "./host"; export type L = typeof limits;',
    "src/worker/host.ts": 'import "../engine/trainer";',
    "src/ui/Chart.tsx": 'import "recharts"; import { limits } from "../protocol/limits"; export const a = limits;',
    "src/features/one/One.tsx": 'import "../two/Two"; import "recharts"; import "../../ui/Chart";',
    "src/features/two/Two.tsx": 'export const load = () => import("../../engine/trainer");',
    "src/terminal.ts": "export interface Event { readonly type: string }",
    "cli/train.ts": 'import "node:fs"; import "../src/terminal";',
    "cli/start.ts": 'import type { Event } from "../src/terminal"; import "../src/store/store"; export type E = Event;',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { modules, violations } = await findViolations(folder);
  expect(modules.sort()).toEqual(Object.keys(files).sort());
  expect(violations.sort()).toEqual(
    [
      "cli: cli/start.ts -> src/store/store.ts",
      "cycle: src/protocol/back.ts -> src/protocol/cycle.ts",
      "cycle: src/store/store.ts -> src/store/usePlayground.tsx",
      "data: src/data/idx.ts -> @tensorflow/tfjs",
      "data: src/data/idx.ts -> fs",
      "engine: src/engine/trainer.ts -> src/store/playground.ts",
      "features apart: src/features/one/One.tsx -> src/features/two/Two.tsx",
      "features: src/features/one/One.tsx -> recharts",
      "features: src/features/two/Two.tsx -> src/engine/trainer.ts",
      "store/usePlayground: src/store/usePlayground.tsx -> src/worker/client.ts",
      "store: src/store/store.ts -> react",
      "tensorflow: src/data/idx.ts -> @tensorflow/tfjs",
      "terminal types: cli/train.ts -> src/terminal.ts",
      "ui: src/ui/Chart.tsx -> src/protocol/limits.ts",
      "worker/client: src/worker/client.ts -> src/worker/host.ts",
    ].sort(),
  );
});
