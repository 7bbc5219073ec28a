import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { formatTable } from "../cli/formatTable";
import { hasTensorflow, walkChunks } from "./chunkGraph";

/** Largest sizes allowed, in kB of 1000 bytes, gzipped. */
const limits = { firstScreen: 280, worker: 400 };

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const assets = join(dist, "assets");
const files = readdirSync(assets);
const readAsset = (name: string) => readFileSync(join(assets, name));
const chunks = new Map(files.filter((name) => extname(name) === ".js").map((name) => [name, readAsset(name).toString("utf8")]));

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const gzippedSize = (name: string) => gzipSync(readAsset(name)).length;
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

const graph = walkChunks(readFileSync(join(dist, "index.html"), "utf8"), chunks);
const total = {
  firstScreen: sum(graph.firstScreen.map(gzippedSize)),
  worker: sum(graph.worker.map(gzippedSize)),
};
const section = (title: string, names: readonly string[]) => [
  [title, kilobytes(sum(names.map(gzippedSize)))],
  ...names.map((name) => [`  ${name}`, kilobytes(gzippedSize(name))]),
];
const rows = [
  ...section(`First screen (at most ${limits.firstScreen})`, graph.firstScreen),
  ...section(`Worker (at most ${limits.worker})`, graph.worker),
  ...section("Page, loaded when needed", graph.later),
  ...section(
    "Styles, fonts, wasm, data",
    files.filter((name) => extname(name) !== ".js"),
  ),
];
console.log("Gzipped, in kB of 1000 bytes");
console.log(formatTable(rows, ["left", "right"]).join("\n"));

const faults = [
  ...(["firstScreen", "worker"] as const)
    .filter((part) => total[part] > limits[part] * 1000)
    .map(
      (part) =>
        `The ${part === "worker" ? "worker" : "first screen"} has ${kilobytes(total[part])} kB; ${limits[part]} are allowed.`,
    ),
  ...[...graph.firstScreen, ...graph.later]
    .filter((name) => hasTensorflow(chunks.get(name) ?? ""))
    .map((name) => `${name} belongs to the page and has TensorFlow.js in it.`),
  // Without this a new version of TensorFlow.js could blind the check above.
  ...(graph.worker.some((name) => hasTensorflow(chunks.get(name) ?? "")) ? [] : ["No TensorFlow.js was found in the worker."]),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
