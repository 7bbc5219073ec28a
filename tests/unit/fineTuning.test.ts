import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { smallMnist } from "../fixtures/smallMnist";
import { startWasmInNode } from "../fixtures/startWasmInNode";
import { measureAtEnd, tinyExperiment } from "../fixtures/tinyExperiment";
import { trainerWithEvents } from "../fixtures/trainerWithEvents";

const dataset = smallMnist(200, 50);
/** Drawings that look like nothing in MNIST, all meant to be a 3. */
const images = Uint8Array.from({ length: 6 * 784 }, (_, pixel) => (Math.floor((pixel % 784) / 28) % 4 === 0 ? 255 : 0));
const own = { images, labels: new Uint8Array(6).fill(3), share: 0.3 };
const drawing = Float32Array.from(images.subarray(0, 784), (byte) => byte / 255);

beforeAll(startWasmInNode);

test("a run that goes on from another's weights with own images learns them; a reset keeps them in the mix", async () => {
  const recorder = trainerWithEvents(dataset);
  const { trainer } = recorder;
  const before = tf.memory().numTensors;
  const experiment = tinyExperiment({ trainingImages: 200, epochs: 12 });
  trainer.addRun("base", experiment, measureAtEnd);
  trainer.start(["base"]);
  await trainer.settled();
  const learned = recorder.told("checkpointed").at(-1)?.checkpoint;
  if (!learned) throw new Error("expected a checkpoint");
  const zeros = learned.optimizerState.map(({ shape, values }) => ({ shape, values: new Float32Array(values.length) }));
  const { epochSums: _, ...rest } = learned;
  trainer.addRun("tuned", experiment, measureAtEnd, { ...rest, step: 0, optimizerState: zeros }, { own });
  const readThrees = async () => {
    trainer.readImages(1, drawing, ["base", "tuned"]);
    await trainer.settled();
    const readings = recorder.told("imagesRead").at(-1)?.readings ?? [];
    return readings.map(({ probabilities }) => probabilities[3] ?? Number.NaN);
  };
  const [base = 0, untuned = 1] = await readThrees();
  expect(untuned).toBeCloseTo(base, 6);
  trainer.start(["tuned"]);
  await trainer.settled();
  const [still, tuned] = await readThrees();
  expect(still).toBeCloseTo(base, 6);
  expect(tuned).toBeGreaterThan(Math.max(0.9, base));
  trainer.reset("tuned", experiment);
  trainer.start(["tuned"]);
  await trainer.settled();
  expect((await readThrees())[1]).toBeGreaterThan(0.9);
  trainer.removeRun("base");
  trainer.removeRun("tuned");
  await trainer.settled();
  expect(tf.memory().numTensors).toBe(before);
});
