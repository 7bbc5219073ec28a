import { parseAst } from "vite";

/** The built page's scripts by file name, without their folder: all of them lie in one. */
export type Chunks = ReadonlyMap<string, string>;

/** Which scripts load when, by file name. */
export interface ChunkGraph {
  /** Loaded by the HTML file before anything is shown: its scripts, their static imports, and what it preloads. */
  readonly firstScreen: readonly string[];
  /** Loaded by the page later, when needed. */
  readonly later: readonly string[];
  /** The worker's entry and all that it may load. */
  readonly worker: readonly string[];
}

const fileName = (address: string) => address.slice(address.lastIndexOf("/") + 1);

/** Follows an HTML file's scripts through the chunks of a build. Throws where a script is named that is not there. */
export function walkChunks(html: string, chunks: Chunks): ChunkGraph {
  const workers = workerEntries(chunks);
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)].map((match) =>
    fileName(match[1] ?? ""),
  );
  const firstScreen = close(named, (name) => staticImports(textOf(chunks, name)));
  const worker = close(workers, (name) => mentions(name, chunks));
  const page = close(firstScreen, (name) => mentions(name, chunks).filter((other) => !workers.includes(other)));
  return { firstScreen, later: page.filter((name) => !firstScreen.includes(name)), worker };
}

/** All that can be reached from `start`, in the order in which it is found. */
function close(start: readonly string[], next: (name: string) => readonly string[]): string[] {
  const reached = new Set(start);
  // A set's iterator also visits what is added while it runs.
  for (const name of reached) for (const other of next(name)) reached.add(other);
  return [...reached];
}

function textOf(chunks: Chunks, name: string): string {
  const text = chunks.get(name);
  if (text === undefined) throw new Error(`The build names the script ${name}, which is not among its files.`);
  return text;
}

function staticImports(text: string): string[] {
  return parseAst(text).body.flatMap((statement) => {
    const isImport =
      statement.type === "ImportDeclaration" ||
      statement.type === "ExportAllDeclaration" ||
      statement.type === "ExportNamedDeclaration";
    return isImport && statement.source ? [fileName(statement.source.value)] : [];
  });
}

/** Chunks whose name stands anywhere in a chunk: imports of every kind, preload lists and addresses of workers. */
function mentions(name: string, chunks: Chunks): string[] {
  const text = textOf(chunks, name);
  return [...chunks.keys()].filter((other) => other !== name && text.includes(other));
}

function workerEntries(chunks: Chunks): string[] {
  const addresses = [...chunks.values()].flatMap((text) => [...text.matchAll(/new Worker\([^;]{0,80}?["'`]([^"'`]+\.js)["'`]/g)]);
  return [...new Set(addresses.map((match) => fileName(match[1] ?? "")))].filter((name) => chunks.has(name));
}

/** Strings of TensorFlow.js that no minifier changes; every part of it brings at least one of them along. */
const tensorflowMarks = ["_tfengine", "tfjsflags", "Conv2DBackpropFilter"];

/** Whether a script has code of TensorFlow.js in it. */
export function hasTensorflow(text: string): boolean {
  return tensorflowMarks.some((mark) => text.includes(mark));
}
