import type { BenchResult } from "./benchResult";
import { answerRows, augmentationHeading, augmentationRows, memoryHeading, memoryRows, pageRows } from "./extraRows";
import { formatFigure, summaryHeading, summaryRows } from "./summaryRows";
import { baseWorkload, type GrowthFactor, growthFactors, type Workload } from "./workloads";

/** A table in Markdown. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)];
}

/** Text of bench/RESULTS.md; plots are named as `plotNames` does. */
export function renderResults(result: BenchResult, workloads: readonly Workload[]): string {
  const compared = workloads.filter(({ growth }) => growth === null);
  const growing = workloads.filter(({ growth }) => growth !== null);
  const factors = Object.keys(growthFactors) as GrowthFactor[]; // The table has these keys and no others.
  return `${[
    "# How fast Trainset trains",
    "",
    "Made by `npm run bench`; do not edit. Times hold only as ratios within this one run on this one machine.",
    "",
    ...machineLines(result),
    "",
    "## Floors",
    "",
    ...table(
      ["workload", "against", "wanted", "measured", "reached"],
      result.floors.map(({ workload, title, wanted, measured, isReached }) => [
        workload,
        title,
        wanted,
        measured,
        isReached === null ? "–" : isReached ? "yes" : "NO",
      ]),
    ),
    "",
    ...compared.flatMap((workload) => workloadLines(result, workload)),
    "## Growth, one factor at a time",
    "",
    "Everything else as in the dense network at batch 128. Engines that are slow without a GPU are measured once a point.",
    "",
    ...factors.flatMap((factor) => [`![${growthFactors[factor].title}](plots/growth-${factor}.svg)`, ""]),
    ...table(
      ["workload", ...summaryHeading],
      growing.flatMap((workload) => summaryRows(result.summaries.get(workload.name) ?? []).map((row) => [workload.name, ...row])),
    ),
    "",
    ...pageLines(result),
    ...drawingLines(result),
    ...memoryLines(result),
    ...methodLines(result),
  ].join("\n")}\n`;
}

function machineLines({ machine, torch, repeats, minutes, unmeasured }: BenchResult): string[] {
  const blas = torch === null ? "not found" : `${torch.version}, ${torch.blas}`;
  return [
    ...table(
      ["", ""],
      [
        ["measured", `${machine.measuredAt}, ${repeats} repeats, ${minutes.toFixed(0)} minutes`],
        ["processor", `${machine.processor}, ${machine.cores} cores`],
        ["load before", machine.load.toFixed(1)],
        ["memory, system", `${machine.memoryGiB} GiB, ${machine.system}`],
        ["browser", `Chromium ${machine.chromium}, headless, GPU in software (SwiftShader)`],
        ["Trainset", machine.commit === null ? "not a git checkout" : `commit ${machine.commit}, Node ${machine.node}`],
        ...Object.entries(machine.peers).map(([name, version]) => [name, version]),
        ["PyTorch", blas],
      ],
    ),
    ...(torch !== null && !torch.hasFastBlas
      ? ["", "**PyTorch ran on a reference BLAS, which is several times slower than a real one: its figures say little.**"]
      : []),
    ...(unmeasured > 0 ? ["", `${unmeasured} points were left out, since the time was up.`] : []),
  ];
}

function workloadLines(result: BenchResult, workload: Workload): string[] {
  const summaries = result.summaries.get(workload.name) ?? [];
  const own = summaries.flatMap(({ outcome }) =>
    outcome.kind === "measured" && outcome.ownMillisecondsPerStep ? [outcome.ownMillisecondsPerStep.median] : [],
  )[0];
  return [
    `## ${workload.title}`,
    "",
    `![${workload.title}](plots/${workload.name}.svg)`,
    "",
    ...table(summaryHeading, summaryRows(summaries)),
    "",
    ...(own === undefined
      ? []
      : [`Of Trainset's time, ${formatFigure(own)} ms are the step itself; the rest is read-back and messages.`, ""]),
  ];
}

function pageLines({ page }: BenchResult): string[] {
  return page.flatMap((figures) => [
    `## The page while it trains: ${figures.networks}`,
    "",
    ...table(["at full speed", "measured"], pageRows(figures)),
    "",
  ]);
}

function drawingLines({ drawing }: BenchResult): string[] {
  if (drawing === null) return [];
  return [
    `## Drawing: ${drawing.page.networks}`,
    "",
    ...table(["on wasm", "measured"], answerRows(drawing)),
    "",
    ...table(augmentationHeading, augmentationRows(drawing)),
    "",
  ];
}

function memoryLines({ memory }: BenchResult): string[] {
  if (memory === null) return [];
  return ["## Memory of the worker after a forced collection", "", ...table(memoryHeading, memoryRows(memory)), ""];
}

function methodLines({ machine }: BenchResult): string[] {
  return [
    "## How it is measured",
    "",
    "- In each repeat all engines have their turn, one after the other, each in a fresh browser or Python. Times are medians over the repeats with smallest and largest; a ratio is taken within its repeat, and the median of these is shown.",
    "- Every engine starts with the same weights, sees the same batches of MNIST for the first epoch and trains the same network with softmax cross-entropy and Adam (0.001, 0.9, 0.999, 1e-7). The mean loss over the last common steps, twenty at most, must agree with Trainset's within 5 % and 0.02; otherwise the row says WRONG and counts for no floor.",
    "- Five steps warm up (fewer where a step takes more than two seconds). Then steps are timed for seconds, at least ten where that takes less than twelve seconds. The device's work is waited for about ten times a second, as Trainset does itself.",
    "- Trainset is the built page's own worker, driven as `npm run train` drives it, on a plain host. Its time is that of the wall clock from read-back to read-back, as for the peers.",
    `- TensorFlow.js trains on the page with layers, \`compile\` and \`fit\`, accuracy included. \`fit\` gets a callback that neither waits for animation frames nor reads back each step, so it is faster here than in its own examples.`,
    "- jax-js trains on the page, the images on its device, rows gathered outside, loss, gradients and Adam in one `jit`; no accuracy, the last smaller batch left out. Its optimizer package is not on npm; Adam is written with its arrays.",
    `- Peers' pages have the two headers that allow WebAssembly threads, ${machine.cores} cores; Trainset's page has not.`,
    "- PyTorch trains with tensors in memory; the gathering of the batch is timed; no accuracy.",
    "- First step: from the page's navigation, or the script's start, to the end of the first step; loading of MNIST included.",
    "- Peak memory: VmHWM of all processes of the browser (or Python), summed; what they share counts in each.",
    `- Growth starts from \`${baseWorkload}\`; with several runs a step is one of each.`,
    "",
  ];
}
