import { expect, test } from "vitest";
import { createEarlyStopping } from "../../src/engine/earlyStopping";

/** Epochs recorded until it is over; null where it never is. */
function epochsUntilOver(patience: number | null, losses: readonly number[]): number | null {
  const watch = createEarlyStopping(patience);
  for (const [i, loss] of losses.entries()) {
    watch.record(loss);
    if (watch.isOver) return i + 1;
  }
  return null;
}

test("it is over after as many epochs without a lower loss as patience allows", () => {
  expect(epochsUntilOver(2, [1, 0.9, 0.95, 0.92, 0.8])).toBe(4);
  expect(epochsUntilOver(1, [1, 1])).toBe(2);
});

test("a loss lower than all before begins the count anew; an equal one does not", () => {
  expect(epochsUntilOver(2, [1, 1.1, 0.99, 1.1, 0.98, 2, 0.97])).toBeNull();
  expect(epochsUntilOver(2, [1, 1, 1])).toBe(3);
});

test("without patience it is never over, and neither is it before the first epoch", () => {
  expect(epochsUntilOver(null, [1, 2, 3, 4, 5])).toBeNull();
  expect(createEarlyStopping(1).isOver).toBe(false);
});

test("what was seen before a checkpoint goes on counting", () => {
  const before = createEarlyStopping(3);
  for (const loss of [0.5, 0.6, 0.7]) before.record(loss);
  const { bestLoss, epochsWithoutGain } = before;
  const after = createEarlyStopping(3, { bestLoss, epochsWithoutGain });
  expect(after.isOver).toBe(false);
  after.record(0.55);
  expect(after.isOver).toBe(true);
});
