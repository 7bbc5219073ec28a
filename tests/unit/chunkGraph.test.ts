import { expect, test } from "vitest";
import { hasTensorflow, walkChunks } from "../../scripts/chunkGraph";

const html = `<!doctype html><script type="module" crossorigin src="./assets/index-a.js"></script>
<link rel="modulepreload" crossorigin href="./assets/client-b.js"><link rel="stylesheet" href="./assets/index-c.css">`;

const chunks = new Map([
  [
    "index-a.js",
    'import{t as e}from"./client-b.js";import"./shared-d.js";var m=["./dialog-e.js"];e(()=>import(`./dialog-e.js`));',
  ],
  ["client-b.js", "var t=()=>new Worker(new URL(new URL(`host-f.js`,import.meta.url).href,``),{type:`module`});export{t};"],
  ["shared-d.js", 'export*from"./deep-g.js";'],
  ["deep-g.js", "export var x=1;"],
  ["dialog-e.js", 'import"./client-b.js";import"./helper-h.js";'],
  ["helper-h.js", ""],
  ["host-f.js", "import(`./wasm-i.js`);"],
  ["wasm-i.js", 'import{x}from"./kernels-j.js";'],
  ["kernels-j.js", 'var n="Conv2DBackpropFilter";'],
  ["terminal-k.js", 'import"./client-b.js";'],
]);

test("the first screen is the page's scripts, their static imports however deep, and what the page preloads", () => {
  expect([...walkChunks(html, chunks).firstScreen].sort()).toEqual(["client-b.js", "deep-g.js", "index-a.js", "shared-d.js"]);
});

test("scripts that are imported when needed are listed apart, with their own imports", () => {
  expect([...walkChunks(html, chunks).later].sort()).toEqual(["dialog-e.js", "helper-h.js"]);
});

test("the worker is its entry and all that it loads, at once or later", () => {
  expect([...walkChunks(html, chunks).worker].sort()).toEqual(["host-f.js", "kernels-j.js", "wasm-i.js"]);
});

test("a script that is named but not there is an error", () => {
  const broken = new Map([...chunks].filter(([name]) => name !== "deep-g.js"));
  expect(() => walkChunks(html, broken)).toThrow(/deep-g\.js/);
});

test("TensorFlow.js is known by the strings that a minifier keeps", () => {
  expect(hasTensorflow(chunks.get("kernels-j.js") ?? "")).toBe(true);
  expect(hasTensorflow(chunks.get("index-a.js") ?? "")).toBe(false);
});
