import { ensureChromium } from "../../scripts/ensureChromium";
import { ensurePageBuilt } from "../ensurePageBuilt";
import { type ServedPage, servePage } from "../servePage";
import type { BenchResult } from "./benchResult";
import { describeMachine } from "./describeMachine";
import { type EngineId, engineIds, engines } from "./engines";
import { checkBounds, checkDrawing, checkFloors, checkForecasts } from "./floors";
import { type Measurement, measureAll } from "./measureAll";
import { measureDrawing } from "./measureDrawing";
import { compareForecasts, measureForecast } from "./measureForecast";
import { measureMemory } from "./measureMemory";
import { measureOurs } from "./measureOurs";
import { measurePage, type PageFigures, pageScenes } from "./measurePage";
import { measurePeerPage } from "./measurePeerPage";
import { findTorch, processorCount, type Torch } from "./measureTorch";
import type { BenchRequest, ExtraPart } from "./parseBenchArguments";
import type { PointBudget } from "./peerPoint";
import type { Point } from "./point";
import { preparePeers } from "./preparePeers";
import { servePeers } from "./servePeers";
import { summarize } from "./summarize";
import { formatFigure } from "./summaryRows";
import { type Workload, workloads } from "./workloads";

const warmUp = { warmUpSteps: 5, warmUpMs: 2000, fewestSteps: 10, limitMs: 12_000, abandonMs: 60_000 };
const budgets = {
  compared: { ...warmUp, measureMs: 3000 },
  growth: { ...warmUp, measureMs: 1500 },
  quick: { ...warmUp, measureMs: 400, limitMs: 3000, abandonMs: 18_000 },
} as const satisfies Record<string, PointBudget>;
/** A machine with a higher load than this is not idle. */
const idleLoad = 0.7;
/** What `--quick` looks at beside the page. */
const quickWorkloads = ["dense-128", "cnn"];
/** What is trained for drawing, and without, to see what it costs. */
const drawnOn = ["dense-128", "cnn"];
const pageSeconds = { full: 10, quick: 3 };

/** Runs what was asked for and resolves with the result; `say` hears of everything that happens. */
export async function runBench(request: BenchRequest, say: (sentence: string) => void): Promise<BenchResult> {
  const executablePath = ensureChromium();
  // Before anything of our own puts load on it.
  const machine = await describeMachine(executablePath);
  if (machine.load > idleLoad)
    say(`Other programs keep this machine busy (load ${machine.load.toFixed(1)}): times will be too long.`);
  await ensurePageBuilt(say);
  await preparePeers(say);
  const torch = findTorch();
  if (torch === null) say("PyTorch is left out: no python3 can import torch.");
  else if (!torch.hasFastBlas)
    say(`PyTorch has only a reference BLAS (${torch.blas}); Debian's libopenblas0-pthread is a real one.`);
  const ours = await servePage(0);
  const peers = await servePeers(true);
  const startedAt = performance.now();
  const chosen = chooseWorkloads(request);
  const measurements: Measurement[] = [];
  const limit = 60_000 * request.minutes;
  try {
    const place = { executablePath, address: ours.address, backend: "wasm" } as const;
    // Before the growth charts, which are the first to suffer where time runs out.
    const page: PageFigures[] = [];
    for (const scene of isWanted(request, "page") ? pageScenes.slice(0, request.isQuick ? 1 : undefined) : []) {
      say(`The page while this trains: ${scene.title} …`);
      page.push(await measurePage(place, scene, request.isQuick ? pageSeconds.quick : pageSeconds.full));
    }
    if (isWanted(request, "memory")) say("Memory after 100 and after 5,000 steps …");
    const memory = isWanted(request, "memory") ? await measureMemory(place) : null;
    if (isWanted(request, "drawing")) say("Strokes until they are answered, and steps with and without training for drawing …");
    const drawing = isWanted(request, "drawing")
      ? await measureDrawing(
          place,
          workloads.filter(({ name }) => drawnOn.includes(name)),
          request.repeats,
          budgets.growth,
        )
      : null;
    const foreseen = chosen.filter(({ growth }) => growth === null);
    if (isWanted(request, "forecast")) say("Times per epoch as the model editor foretells them …");
    const steps = isWanted(request, "forecast") ? await measureForecast(place, foreseen) : new Map<string, number>();
    const unmeasured = await measureAll({
      workloads: chosen,
      repeats: request.repeats,
      withSlowEngines: !request.isQuick,
      absent: torch === null ? engineIds.filter((id) => engines[id].start.kind === "torch") : [],
      budget: ({ growth }) => (request.isQuick ? budgets.quick : growth ? budgets.growth : budgets.compared),
      measure: (engine, workload, budget) => measureEngine(engine, workload, budget, { ours, peers, torch, executablePath }),
      isTimeUp: () => performance.now() - startedAt > limit,
      onMeasured(measurement) {
        measurements.push(measurement);
        say(describeMeasurement(measurement, request.repeats));
      },
    });
    const summaries = new Map(chosen.map((workload) => [workload.name, summarize(workload, measurements)]));
    const forecasts = compareForecasts(steps, foreseen, summaries);
    return {
      machine,
      repeats: request.repeats,
      torch: torch && { version: torch.version, blas: torch.blas, hasFastBlas: torch.hasFastBlas },
      summaries,
      floors: [...checkFloors(summaries), ...checkBounds(page, memory), ...checkForecasts(forecasts), ...checkDrawing(drawing)],
      page,
      memory,
      drawing,
      measurements,
      unmeasured: unmeasured.points,
      minutes: (performance.now() - startedAt) / 60_000,
    };
  } finally {
    torch?.close();
    await ours.close();
    await peers.close();
  }
}

function chooseWorkloads({ only, isQuick }: BenchRequest): readonly Workload[] {
  if (only !== null) return workloads.filter(({ name }) => only.includes(name));
  return isQuick ? workloads.filter(({ name }) => quickWorkloads.includes(name)) : workloads;
}

function isWanted({ only, isQuick }: BenchRequest, part: ExtraPart): boolean {
  return only === null ? part === "page" || !isQuick : only.includes(part);
}

interface Tools {
  readonly ours: ServedPage;
  readonly peers: ServedPage;
  readonly torch: Torch | null;
  readonly executablePath: string;
}

function measureEngine(engine: EngineId, workload: Workload, budget: PointBudget, tools: Tools): Promise<Point> {
  const { start } = engines[engine];
  const { executablePath } = tools;
  switch (start.kind) {
    case "ours":
      return measureOurs({ executablePath, address: tools.ours.address, backend: start.backend }, workload, budget);
    case "page": {
      const address = new URL(`${start.page}.html`, tools.peers.address).href;
      return measurePeerPage({ executablePath, address, backend: start.backend }, workload, budget);
    }
    case "torch":
      if (!tools.torch) return Promise.reject(new Error("no Python has PyTorch"));
      return tools.torch.measure(workload, budget, start.threads === 1 ? 1 : processorCount);
  }
}

function describeMeasurement({ workload, engine, repeat, outcome }: Measurement, repeats: number): string {
  const result =
    outcome.kind === "point"
      ? `${formatFigure(outcome.point.millisecondsPerStep)} ms/step over ${outcome.point.timedSteps} steps`
      : `cannot: ${outcome.error}`;
  return `${workload} ${repeat + 1}/${repeats}  ${engines[engine].label}: ${result}`;
}
