import { expect, test } from "vitest";
import { createMemoryReport } from "../../src/engine/memoryReport";

function reportOf(bytesHeld: () => number | null) {
  const told: number[] = [];
  let at = 0;
  const report = createMemoryReport(
    { bytesHeld, trim() {} },
    (bytes) => told.push(bytes),
    () => at,
  );
  return {
    told,
    tellAt(milliseconds: number) {
      at = milliseconds;
      report.tell();
    },
  };
}

test("what the device holds is told at once, then at most once a second, and only where it has changed", () => {
  let bytes = 100;
  const { told, tellAt } = reportOf(() => bytes);
  tellAt(0);
  bytes = 200;
  tellAt(900);
  expect(told).toEqual([100]);
  tellAt(1000);
  tellAt(3000);
  expect(told).toEqual([100, 200]);
});

test("a backend that cannot tell what it holds is not asked to make something up", () => {
  const { told, tellAt } = reportOf(() => null);
  tellAt(0);
  expect(told).toEqual([]);
});
