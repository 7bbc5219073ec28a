import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AdapterKind } from "../src/engine/kernels/webgpu/kernelCode";
import { type OutlinedKernel, stepOutline } from "../src/engine/kernels/webgpu/stepOutline";
import type { Experiment } from "../src/protocol/experiment";
import { isModelShape, modelShape } from "../src/protocol/modelShape";
import type { AugmentationName } from "../src/protocol/options";
import { type PresetId, presets } from "../src/protocol/presets";
import { runPlan } from "../src/protocol/runPlan";

/** Networks that `docs/webgpu.md` shows. */
const shown = ["article0-dense128-batch128", "article2-cnn"] as const satisfies readonly PresetId[];
const trainingImages = 60_000;

const box = { width: 148, height: 52, gap: 16 };
const margin = 20;
/** Kernels up to and with this one are the forward pass. */
const lastForward = /^softmaxHead/;

/** The kernels of a preset's training step, on a real GPU and without changed images unless told. */
export function outlineOf(
  id: PresetId,
  { adapter = "hardware", augmentation = "none" }: { adapter?: AdapterKind; augmentation?: AugmentationName } = {},
): readonly OutlinedKernel[] {
  const experiment: Experiment = { ...presets[id], augmentation };
  const shape = modelShape(experiment.layers);
  if (!isModelShape(shape)) throw new Error(`${id} is no network`);
  return stepOutline({
    experiment,
    shape,
    adapter,
    images: trainingImages,
    ordered: runPlan(experiment).trainingImages,
    batch: experiment.batchSize,
    isTraining: true,
  }).kernels;
}

/** A table of a step's kernels in Markdown. */
export function planTable(kernels: readonly OutlinedKernel[]): string {
  const rows = kernels.map(
    ({ label, flops, bytes, workgroups }) => `| ${label} | ${mega(flops)} | ${mega(bytes)} | ${workgroups} |`,
  );
  const sum = (pick: (kernel: OutlinedKernel) => number) => mega(kernels.reduce((total, kernel) => total + pick(kernel), 0));
  return [
    "| kernel | MFLOP | MB at least | workgroups |",
    "| --- | --: | --: | --: |",
    ...rows,
    `| **${kernels.length} dispatches** | **${sum(({ flops }) => flops)}** | **${sum(({ bytes }) => bytes)}** | |`,
  ].join("\n");
}

/** The page with its tables as they are now. */
export function withTables(page: string): string {
  return shown.reduce((text, id) => {
    const block = new RegExp(`(<!-- ${id} -->\n)[^]*?(\n<!-- end -->)`);
    if (!block.test(text)) throw new Error(`docs/webgpu.md has no place for ${id}`);
    return text.replace(block, (_, begin: string, end: string) => `${begin}${planTable(outlineOf(id))}${end}`);
  }, page);
}

/** A step as a row of boxes there and a row back, the area of each bar in proportion to its arithmetic. */
export function planPicture(id: PresetId): string {
  const kernels = outlineOf(id);
  const turn = kernels.findIndex(({ label }) => lastForward.test(label)) + 1;
  const columns = Math.max(turn, kernels.length - turn);
  const width = 2 * margin + columns * (box.width + box.gap) - box.gap;
  const height = 2 * margin + 2 * box.height + 44;
  const most = Math.max(...kernels.map(({ flops }) => flops));
  const boxes = kernels.map((kernel, i) => {
    const isForward = i < turn;
    const column = isForward ? i : columns - 1 - (i - turn);
    const x = margin + column * (box.width + box.gap);
    const y = margin + (isForward ? 0 : box.height + 44);
    const [name = "", ...rest] = kernel.label.split(" ");
    const bar = Math.max(1, ((box.width - 16) * kernel.flops) / most);
    return `<g transform="translate(${x} ${y})"><rect width="${box.width}" height="${box.height}" rx="4" class="box"/>
<text x="8" y="18" class="name">${name}</text><text x="8" y="33" class="shape">${shorten(rest.join(" "))}</text>
<rect x="8" y="40" width="${bar.toFixed(1)}" height="5" class="bar"/></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>The ${kernels.length} kernels of a training step: forward on top from left to right, back below from right to left</title>
<style>text{font-family:system-ui,sans-serif;font-size:12px;fill:#222}.shape{fill:#666;font-size:11px}.box{fill:#fff;stroke:#999}.bar{fill:#1d4ed8}.way{fill:none;stroke:#999}
@media (prefers-color-scheme:dark){text{fill:#eee}.shape{fill:#aaa}.box{fill:#1b1b1b;stroke:#777}.bar{fill:#8fb1ff}}</style>
<path class="way" d="M ${margin} ${margin + box.height + 22} H ${width - margin}"/>
${boxes.join("\n")}
</svg>
`;
}

function mega(value: number): string {
  return (value / 1e6).toFixed(2);
}

function shorten(shape: string): string {
  const short = shape
    .replace(", strides 1", "")
    .replace(", valid", "")
    .replace(", pool 1", "")
    .replace(/, relu$/, "");
  return short.length > 24 ? `${short.slice(0, 23)}…` : short;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = fileURLToPath(new URL("../docs/webgpu.md", import.meta.url));
  writeFileSync(page, withTables(readFileSync(page, "utf8")));
  for (const id of shown) writeFileSync(new URL(`../docs/images/webgpu-${id}.svg`, import.meta.url), planPicture(id));
}
