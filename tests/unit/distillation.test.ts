import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { distilledLoss } from "../../src/engine/distilledLoss";
import { freePerImage, keepPerImage } from "../../src/engine/lossAndCorrect";
import { createTeacherAnswers } from "../../src/engine/teacherAnswers";
import type { RunCheckpoint } from "../../src/protocol/runCheckpoint";
import type { Teacher } from "../../src/protocol/teacher";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(1000, 200);
const teacherExperiment = tinyExperiment({ trainingImages: 1000, epochs: 10, preprocessing: "centered" });
const student = tinyExperiment({ trainingImages: 600, seed: 2 });

beforeAll(startWasmInNode);

function softmax(logits: readonly number[], temperature = 1): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((value) => Math.exp((value - largest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

interface Row {
  readonly logits: readonly number[];
  readonly answer: readonly number[];
  readonly label: number;
}

/** λ · T² · CE(soft) + (1 − λ) · w · CE(hard), mean over rows, in double precision. */
function plainLoss(rows: readonly Row[], temperature: number, share: number, weights: readonly number[]): number {
  const losses = rows.map(({ logits, answer, label }) => {
    const soft = softmax(logits, temperature).reduce((sum, p, i) => sum - (answer[i] ?? 0) * Math.log(p), 0);
    const hard = -Math.log(softmax(logits)[label] ?? 0);
    return share * temperature ** 2 * soft + (1 - share) * (weights[label] ?? 1) * hard;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / rows.length;
}

async function measure(
  backend: string,
  rows: readonly Row[],
  temperature: number,
  share: number,
  weights: readonly number[] | null,
) {
  await tf.setBackend(backend);
  const perImage = keepPerImage(1 / rows.length, weights);
  const { value, gradient } = tf.tidy(() => {
    const logits = tf.variable(tf.tensor2d(rows.map((row) => [...row.logits])));
    const labels = tf.tensor1d(
      rows.map(({ label }) => label),
      "int32",
    );
    const answers = tf.tensor2d(rows.map(({ answer }) => [...answer]));
    const loss = () => distilledLoss(logits as unknown as tf.Tensor2D, labels, answers, perImage, { temperature, share }); // a variable is a tensor of its own shape
    const { value, grads } = tf.engine().gradients(loss, [logits]);
    logits.dispose();
    return { value, gradient: grads[0] ?? tf.scalar(Number.NaN) };
  });
  const [loss = Number.NaN, correct] = await value.data();
  const result = { loss, correct, gradient: Array.from(await gradient.data()) };
  tf.dispose([value, gradient]);
  freePerImage(perImage);
  return result;
}

const anyRow = fc
  .tuple(
    fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 10, maxLength: 10 }),
    fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 10, maxLength: 10 }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([logits, teacher, label]) => ({ logits, answer: softmax(teacher, 3), label }));

test("the gradient is that of the distilled loss, by finite differences, on wasm and cpu", { timeout: 120_000 }, async () => {
  const weights = [1, 2, 0.5, 1, 1, 3, 1, 1, 0, 1];
  for (const backend of ["wasm", "cpu"]) {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 2, 4, 10),
        fc.constantFrom(0, 0.3, 0.9, 1),
        async (rows, temperature, share) => {
          const { gradient } = await measure(backend, rows, temperature, share, weights);
          const h = 1e-4;
          for (const [r, row] of rows.entries()) {
            for (const c of row.logits.keys()) {
              const at = (change: number) =>
                plainLoss(
                  rows.with(r, { ...row, logits: row.logits.with(c, (row.logits[c] ?? 0) + change) }),
                  temperature,
                  share,
                  weights,
                );
              expect(gradient[10 * r + c]).toBeCloseTo((at(h) - at(-h)) / (2 * h), 4);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  }
});

test("the loss told is the cross-entropy with the labels, whatever the teacher says", async () => {
  const rows = [
    { logits: [2, 1, 0, 0, 0, 0, 0, 0, 0, 0], answer: softmax([0, 9, 0, 0, 0, 0, 0, 0, 0, 0]), label: 0 },
    { logits: [2, 1, 0, 0, 0, 0, 0, 0, 0, 0], answer: softmax([0, 9, 0, 0, 0, 0, 0, 0, 0, 0]), label: 1 },
  ];
  const { loss, correct } = await measure("cpu", rows, 4, 0.9, null);
  expect(loss).toBeCloseTo(plainLoss(rows, 1, 0, []), 5);
  expect(correct).toBe(1);
});

test("a teacher's answers are its probabilities at the temperature, computed once, and leave no tensor behind", async () => {
  await tf.setBackend("wasm");
  const { teacher } = await trainTeacher();
  const before = tf.memory().numTensors;
  const answers = createTeacherAnswers({ ...teacher, temperature: 5 }, dataset.train, 1000);
  let slices = 0;
  for await (const _ of answers.compute()) slices += 1;
  expect(slices).toBeGreaterThan(1);
  for await (const _ of answers.compute()) slices += 1000;
  expect(slices).toBeLessThan(1000);
  const cold = createTeacherAnswers({ ...teacher, temperature: 1 }, dataset.train, 1000);
  // Broken off and taken up again, it goes on where it was.
  for await (const _ of cold.compute()) break;
  for await (const _ of cold.compute());
  expect(tf.memory().numTensors).toBe(before);
  const [soft, hard] = await Promise.all(
    [answers, cold].map((each) => {
      const tensor = tf.tidy(() => each.of(Uint32Array.of(999, 3)));
      return tensor.data().finally(() => tensor.dispose());
    }),
  );
  for (const start of [0, 10]) {
    const logits = [...(hard ?? [])].slice(start, start + 10).map(Math.log);
    const expected = softmax(logits, 5);
    for (const [i, share] of expected.entries()) expect(soft?.[start + i]).toBeCloseTo(share, 4);
  }
});

/** A network that has trained. */
async function trainTeacher(): Promise<{ teacher: Teacher; checkpoint: RunCheckpoint }> {
  const recorder = trainerWithEvents(dataset);
  recorder.trainer.addRun("teacher", teacherExperiment, measureAtEnd);
  recorder.trainer.start(["teacher"]);
  await recorder.trainer.settled();
  recorder.trainer.removeRun("teacher");
  await recorder.trainer.settled();
  const checkpoint = recorder.told("checkpointed").at(-1)?.checkpoint;
  if (!checkpoint) throw new Error("there is no checkpoint");
  return { teacher: { checkpoint: { ...checkpoint, optimizerState: [] }, temperature: 3, share: 0.9 }, checkpoint };
}

test("a student with a teacher learns otherwise than without, repeatably, and goes on from a checkpoint to the last bit", async () => {
  const { teacher } = await trainTeacher();
  const tensors = tf.memory().numTensors;
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  trainer.addRun("plain", student, measureAtEnd);
  trainer.addRun("a", student, measureAtEnd, undefined, { teacher });
  trainer.addRun("b", student, measureAtEnd, undefined, { teacher });
  trainer.addRun("none", student, measureAtEnd, undefined, { teacher: { ...teacher, share: 0 } });
  trainer.start(["plain", "a", "b", "none"]);
  await trainer.settled();
  const lossesOf = (id: string) => recorder.points(id).losses;
  expect(lossesOf("a")).toEqual(lossesOf("b"));
  expect(lossesOf("a")[0]).toBeCloseTo(lossesOf("plain")[0] ?? 0, 5);
  expect(lossesOf("a").at(-1)).not.toBeCloseTo(lossesOf("plain").at(-1) ?? 0, 4);
  for (const [i, loss] of lossesOf("none").entries()) expect(loss).toBeCloseTo(lossesOf("plain")[i] ?? 0, 3);
  const middle = recorder.told("checkpointed").find(({ runId, checkpoint }) => runId === "a" && checkpoint.step === 38);
  trainer.addRun("c", student, measureAtEnd, middle?.checkpoint, { teacher });
  trainer.start(["c"]);
  await trainer.settled();
  expect(recorder.points("c", 38).losses).toEqual(lossesOf("a").slice(38));
  // After a reset it still has its teacher.
  trainer.reset("b", student);
  recorder.events.length = 0;
  trainer.start(["b"]);
  await trainer.settled();
  expect(recorder.points("b").losses).toHaveLength(76);
  for (const id of ["plain", "a", "b", "c", "none"]) trainer.removeRun(id);
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(tensors);
});

test("a run may be paused, ended and removed while its teacher answers", async () => {
  const { teacher } = await trainTeacher();
  const recorder = trainerWithEvents(dataset);
  const tensors = tf.memory().numTensors;
  const { trainer } = recorder;
  trainer.addRun("a", student, measureAtEnd, undefined, { teacher });
  trainer.start(["a"]);
  trainer.pause(["a"]);
  await trainer.settled();
  expect(recorder.states("a").at(-1)).toBe("paused");
  trainer.start(["a"]);
  trainer.stop(["a"]);
  await trainer.settled();
  expect(recorder.states("a").at(-1)).toBe("stopped");
  trainer.addRun("b", student, measureAtEnd, undefined, { teacher });
  trainer.start(["b"]);
  trainer.removeRun("b");
  trainer.removeRun("a");
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(tensors);
});

test("a teacher whose weights are of another network fails the run, and so do images that are changed", async () => {
  const { teacher } = await trainTeacher();
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  const wrong = { ...teacher, checkpoint: { ...teacher.checkpoint, weights: teacher.checkpoint.weights.slice(1) } };
  trainer.addRun("a", student, measureAtEnd, undefined, { teacher: wrong });
  trainer.start(["a"]);
  await trainer.settled();
  expect(recorder.told("runFailed").map(({ problem }) => problem.code)).toEqual(["checkpoint-mismatch"]);
  expect(() => trainer.addRun("b", { ...student, augmentation: "drawing" }, measureAtEnd, undefined, { teacher })).toThrow();
  trainer.removeRun("a");
  await trainer.settled();
});
