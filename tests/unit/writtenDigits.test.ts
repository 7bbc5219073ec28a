import { expect, test } from "vitest";
import { writeDigits } from "../../src/drawing/writeDigits";
import { writeDigitsInSlices, writtenDigits } from "../../src/engine/writtenDigits";

test("the digits of all runs are written in slices, messages are served between them, and no byte depends on it", async () => {
  let served = 0;
  let longest = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    served += 1;
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    port2.postMessage(null);
  };
  port2.postMessage(null);
  const [, digits] = await Promise.all([writeDigitsInSlices(), writeDigitsInSlices().then(writtenDigits)]);
  port1.close();
  const whole = writeDigits(digits.count);
  expect(digits.labels).toEqual(whole.labels);
  expect(Buffer.compare(digits.images, whole.images)).toBe(0);
  expect(served).toBeGreaterThan(10);
  // They take about a second: never a fifth of it at a time, even on a busy machine.
  expect(longest).toBeLessThan(200);
  expect(writtenDigits()).toBe(digits);
});
