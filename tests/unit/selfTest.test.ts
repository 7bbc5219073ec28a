import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { measureSelfTest, passesSelfTest, selfTestLosses } from "../../src/engine/selfTest";

test("the cpu backend gives the self-test's known losses", async () => {
  await tf.setBackend("cpu");
  const losses = await measureSelfTest();
  expect(losses).toHaveLength(selfTestLosses.length);
  for (const [i, loss] of losses.entries()) expect(loss).toBeCloseTo(selfTestLosses[i] ?? 0, 5);
  expect(await passesSelfTest()).toBe(true);
});

test("the self-test leaves no tensor behind", async () => {
  await tf.setBackend("cpu");
  await measureSelfTest();
  const before = tf.memory().numTensors;
  await measureSelfTest();
  expect(tf.memory().numTensors).toBe(before);
});
