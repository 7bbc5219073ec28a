import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMemoryReport } from "../../src/engine/memoryReport";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function reportOf(bytesHeld: () => number | null) {
  const told: number[] = [];
  return { told, report: createMemoryReport({ bytesHeld, trim() {} }, (bytes) => told.push(bytes)) };
}

test("what the device holds is told at once, then at most once a second, the newest value without another call", () => {
  let bytes = 100;
  const { told, report } = reportOf(() => bytes);
  report.tell();
  for (bytes of [200, 300]) {
    vi.advanceTimersByTime(400);
    report.tell();
  }
  expect(told).toEqual([100]);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([100, 300]);
});

test("what has not changed is not told again", () => {
  const { told, report } = reportOf(() => 100);
  report.tell();
  report.tell();
  vi.advanceTimersByTime(5000);
  expect(told).toEqual([100]);
});

test("a backend that cannot tell what it holds is not asked to make something up", () => {
  const { told, report } = reportOf(() => null);
  report.tell();
  vi.advanceTimersByTime(5000);
  expect(told).toEqual([]);
});
