import { expect, test } from "vitest";
import type { BenchResult } from "../../cli/bench/benchResult";
import { toJson } from "../../cli/bench/benchResult";
import type { EngineId } from "../../cli/bench/engines";
import { checkBounds, checkDrawing, checkFloors, checkForecasts, isMemoryFlat } from "../../cli/bench/floors";
import type { Measurement } from "../../cli/bench/measureAll";
import type { DrawingFigures } from "../../cli/bench/measureDrawing";
import { compareForecasts } from "../../cli/bench/measureForecast";
import { wallTimePerStep } from "../../cli/bench/measureOurs";
import type { PageFigures } from "../../cli/bench/measurePage";
import { parseStatus, sumPeaks } from "../../cli/bench/peakMemory";
import { spreadLabels } from "../../cli/bench/plotLines";
import { printResults } from "../../cli/bench/printResults";
import { renderPlots } from "../../cli/bench/renderPlots";
import { renderResults } from "../../cli/bench/renderResults";
import { summarize } from "../../cli/bench/summarize";
import { workloads } from "../../cli/bench/workloads";

const losses = [2.3, 2.1, 1.9, 1.7];
const point = (workload: string, engine: EngineId, repeat: number, millisecondsPerStep: number, seen = losses): Measurement => ({
  workload,
  engine,
  repeat,
  outcome: {
    kind: "point",
    point: {
      millisecondsPerStep,
      wallMillisecondsPerStep: null,
      timedSteps: 100,
      firstStepMs: 1500,
      losses: seen,
      detail: "",
      peakBytes: 2e8 + repeat,
    },
  },
});
const measurements: Measurement[] = [
  point("dense-128", "trainset", 0, 2),
  point("dense-128", "trainset", 1, 4),
  point("dense-128", "trainset", 2, 2),
  point("dense-128", "tfjs-wasm", 0, 24),
  point("dense-128", "tfjs-wasm", 1, 44),
  point("dense-128", "tfjs-wasm", 2, 20),
  point("dense-128", "jax-wasm", 0, 1, [2.3, 2.3, 2.3, 2.3]),
  point("dense-128", "trainset-webgpu", 0, 6),
  point("dense-128", "jax-webgpu", 0, 18),
  point("dense-128", "torch-1", 0, 1.6),
  point("dense-128", "torch-all", 0, 2.4),
  { workload: "cnn", engine: "tfjs-wasm", repeat: 0, outcome: { kind: "cannot", error: "no <kernel> | here" } },
  point("batch-16", "trainset", 0, 0.5),
];
const summaries = new Map(workloads.map((workload) => [workload.name, summarize(workload, measurements)]));
const outcomeOf = (workload: string, engine: EngineId) =>
  summaries.get(workload)?.find((summary) => summary.engine === engine)?.outcome;

const times = (median: number) => ({ median, min: median, max: median });
const page: PageFigures = {
  networks: "CNN",
  longestTask: 61,
  longTasks: 2,
  seconds: 10,
  longestGap: 62,
  framesPerSecond: 60,
  answerWhileTraining: { median: 30, min: 20, max: 40 },
  answerWhileIdle: null,
};
const cost = { workload: "cnn", backend: "wasm", plain: times(10), forDrawing: times(11), ratio: times(1.1) } as const;
const drawing: DrawingFigures = {
  page,
  costs: [
    cost,
    { ...cost, workload: "dense-128", backend: "webgpu", plain: times(500), forDrawing: times(1200), ratio: times(2.4) },
  ],
};

const result: BenchResult = {
  machine: {
    processor: "A processor",
    cores: 2,
    memoryGiB: 8,
    load: 0.1,
    system: "Linux",
    chromium: "156",
    node: "v20",
    commit: "abc",
    peers: { "a-peer": "1.2.3" },
    measuredAt: "2026-01-01 00:00 UTC",
  },
  repeats: 3,
  torch: { version: "1.13", blas: "libblas.so.3", hasFastBlas: false },
  summaries,
  floors: checkFloors(summaries),
  page: [page],
  memory: null,
  drawing,
  measurements,
  unmeasured: 4,
  minutes: 20,
};

test("a summary has the median time, the paired ratio and images a second", () => {
  expect(outcomeOf("dense-128", "tfjs-wasm")).toMatchObject({
    kind: "measured",
    repeats: 3,
    millisecondsPerStep: { median: 24, min: 20, max: 44 },
    ratio: { median: 11, min: 10, max: 12 },
    peakBytes: 2e8 + 1,
    losses: { isRight: true },
  });
  const ours = outcomeOf("dense-128", "trainset");
  expect(ours).toMatchObject({ ratio: null, losses: null });
  expect(ours?.kind === "measured" && Math.round(ours.imagesPerSecond)).toBe(Math.round((60_000 / 469) * 500));
});

test("a peer whose loss does not fall is told as wrong and counts for no floor", () => {
  expect(printResults(result, workloads).join("\n")).toMatch(/jax-js jit, wasm .*WRONG: 2\.3/);
  expect(result.floors.find(({ title }) => title === "jax-js on wasm")).toMatchObject({ isReached: null });
});

test("floors are held against the fastest engine that counts", () => {
  const [stock] = result.floors;
  expect(stock).toMatchObject({ workload: "dense-128", measured: "11.0 ×", isReached: true });
  const native = result.floors.find(({ title }) => title.startsWith("PyTorch"));
  expect(native).toMatchObject({ measured: "1.25 ×", isReached: true });
});

test("our WebGPU engine is held against the others on WebGPU, not our first one", () => {
  const floor = result.floors.find(({ title }) => title === "jax-js, both on webgpu");
  expect(floor).toMatchObject({ workload: "dense-128", measured: "3.00 ×", isReached: true });
  const stock = result.floors.find(({ title, workload }) => workload === "cnn" && title === "stock fit, both on webgpu");
  expect(stock).toMatchObject({ measured: "not measured", isReached: null });
});

test("a time per epoch that was foretold is held against the one that was measured, of our own engine alone", () => {
  const foretold = new Map([
    ["dense-128", 2.4],
    ["cnn", null],
    ["batch-16", 1],
  ]);
  const forecasts = compareForecasts(foretold, workloads, summaries);
  expect(forecasts).toEqual([
    { workload: "dense-128", foretold: 2.4 * 0.469, measured: 2 * 0.469 },
    { workload: "batch-16", foretold: 3.75, measured: 1.875 },
  ]);
  expect(checkForecasts(forecasts)).toMatchObject([{ isReached: true }, { isReached: false }]);
});

test("what cannot be trained says so with its error, in the terminal and in the report", () => {
  expect(printResults(result, workloads).join("\n")).toMatch(/TensorFlow\.js fit, wasm +cannot .*no <kernel> \| here/);
  const report = renderResults(result, workloads);
  expect(report).toContain("no <kernel> \\| here");
  expect(report).toContain("several times slower than a real one");
  expect(report).toContain("4 points were left out");
  expect(report).toContain("A processor, 2 cores");
});

test("each compared workload has bars and each factor has lines, as SVG that names the engines", () => {
  const plots = renderPlots(result, workloads);
  const names = ["dense-128", "dense-32", "dense-64-64", "cnn", "growth-width", "growth-batch", "growth-runs", "growth-images"];
  expect([...plots.keys()].sort()).toEqual(names.map((name) => `${name}.svg`).sort());
  expect(plots.get("dense-128.svg")).toContain("Trainset, wasm");
  expect(plots.get("growth-batch.svg")).toMatch(/<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+"/);
  for (const text of plots.values()) expect(text).not.toMatch(/NaN|undefined|Infinity/);
  for (const name of plots.keys()) expect(renderResults(result, workloads)).toContain(`plots/${name}`);
});

test("the JSON can be read back and leaves the losses of single steps out", () => {
  const read = JSON.parse(toJson(result));
  expect(read.measurements[0]).toMatchObject({ engine: "trainset", millisecondsPerStep: 2, steps: 4, lastLoss: 1.7 });
  expect(read.measurements[0].losses).toBeUndefined();
  expect(Object.keys(read.summaries)).toEqual(workloads.map(({ name }) => name));
});

test("peaks of a browser's processes are summed, those of others are not", () => {
  const status = (id: number, parent: number, name: string, peak: number) =>
    parseStatus(`Name:\t${name}\nPid:\t${id}\nPPid:\t${parent}\nVmPeak:\t 9 kB\nVmHWM:\t  ${peak} kB\n`);
  const processes = [
    status(7, 5, "chromium", 3),
    status(5, 2, "chrome", 10),
    status(6, 2, "esbuild", 50),
    status(8, 1, "chrome", 90),
  ];
  expect(sumPeaks(processes, 2, /chrom/i)).toBe(13 * 1024);
});

test("the wall clock counts from the end of the warm-up to the last message", () => {
  const progress = [
    { step: 3, at: 100 },
    { step: 10, at: 200 },
    { step: 60, at: 300 },
  ];
  expect(wallTimePerStep(progress, 6)).toBe(2);
  expect(wallTimePerStep(progress.slice(0, 2), 6)).toBeNull();
});

test("labels at the ends of lines keep clear of each other and near their lines", () => {
  expect(spreadLabels([100, 102, 300])).toEqual([100, 115, 300]);
  expect(spreadLabels([102, 100])).toEqual([115, 100]);
});

test("page and memory are held against their bounds, and what was not measured is not", () => {
  expect(checkBounds(result.page, null)).toMatchObject([{ workload: "CNN", measured: "61 ms", isReached: false }]);
  const held = [
    { steps: 100, tensors: 14, heapBytes: 3e6, wasmBytes: null },
    { steps: 5000, tensors: 14, heapBytes: 3.5e6, wasmBytes: null },
  ];
  expect(checkBounds([], held)).toMatchObject([{ measured: "0 tensors, 0.50 MB more", isReached: true }]);
  expect(checkBounds([], null)).toEqual([]);
});

test("a stroke's answer may wait for one step more while networks train; what training for drawing costs has its bound", () => {
  expect(checkDrawing(drawing)).toMatchObject([
    { wanted: "at most 50 ms", measured: "no answer", isReached: false },
    { wanted: "at most 60 ms", measured: "30 ms", isReached: true },
    { workload: "cnn", measured: "1.10 ×", isReached: true },
    { workload: "dense-128", measured: "2.40 ×", isReached: false },
  ]);
  expect(checkDrawing(null)).toEqual([]);
  expect(renderResults(result, workloads)).toContain("| cnn | wasm | 10.0 (10.0–10.0) | 11.0 (11.0–11.0) | 1.10 (1.10–1.10) |");
  expect(printResults(result, workloads).join("\n")).toContain("ms/step, for drawing");
});

test("memory is flat with the same tensors and less than 2 MB more heap", () => {
  const held = (tensors: number, heapBytes: number) => ({ steps: 1, tensors, heapBytes, wasmBytes: null });
  expect(isMemoryFlat([held(14, 3e6), held(14, 4.9e6)])).toBe(true);
  expect(isMemoryFlat([held(14, 3e6), held(15, 3e6)])).toBe(false);
  expect(isMemoryFlat([held(14, 3e6), held(14, 5.1e6)])).toBe(false);
  expect(isMemoryFlat([])).toBe(false);
});
