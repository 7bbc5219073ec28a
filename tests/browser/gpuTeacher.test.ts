import { expect, test } from "vitest";
import { type Backend, chooseBackend } from "../../src/engine/backend";
import { createTrainer } from "../../src/engine/trainer";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint";
import type { Teacher } from "../../src/protocol/teacher";
import { noiseImages } from "../fixtures/noiseDataset";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";

const set = noiseImages(40, 13);
const student = tinyExperiment({ seed: 3, thinning: { digit: 1, keep: 0.5 } });

/** The losses of a run, and the run as it ends. */
async function train(backend: Backend, experiment: typeof student, teacher?: Teacher) {
  const losses: number[] = [];
  let last: RunCheckpoint | null = null;
  const trainer = createTrainer(backend, { train: set, test: set }, (event) => {
    if (event.type === "stepped") for (const run of event.runs) losses.push(...run.losses);
    if (event.type === "checkpointed") last = event.checkpoint;
    if (event.type === "runFailed") throw new Error(JSON.stringify(event.problem));
  });
  trainer.addRun("run", experiment, measureAtEnd, undefined, { teacher });
  trainer.start(["run"]);
  await trainer.settled();
  trainer.removeRun("run");
  await trainer.settled();
  if (!last) throw new Error("there is no checkpoint");
  const checkpoint: RunCheckpoint = last;
  return { losses, checkpoint };
}

test("with WebGPU a student learns from its teacher, and thinned images are trained on, as on plain JavaScript", async () => {
  const gpu = await chooseBackend("webgpu");
  const { checkpoint } = await train(gpu, tinyExperiment());
  const teacher = { checkpoint: { ...checkpoint, optimizerState: [] }, temperature: 3, share: 0.9 };
  const taught = await train(gpu, student, teacher);
  const alone = await train(gpu, student);
  const cpu = await chooseBackend("cpu");
  const taughtOnCpu = await train(cpu, student, teacher);
  const aloneOnCpu = await train(cpu, student);
  expect(taught.losses).toHaveLength(6);
  for (const [i, loss] of taughtOnCpu.losses.entries()) expect(taught.losses[i]).toBeCloseTo(loss, 3);
  for (const [i, loss] of aloneOnCpu.losses.entries()) expect(alone.losses[i]).toBeCloseTo(loss, 3);
  expect(taught.losses.at(-1)).not.toBeCloseTo(alone.losses.at(-1) ?? 0, 3);
});
