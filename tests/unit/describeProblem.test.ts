import { expect, test } from "vitest";
import type { Problem } from "../../src/protocol/problem.ts";
import { describeProblem } from "../../src/text/describeProblem.ts";
import { en } from "../../src/text/en.ts";
import { makeNumberFormat, thinSpace } from "../../src/text/formatNumber.ts";

const fileProblems: Problem[] = [
  { code: "file-missing", file: "train-images-idx3-ubyte.gz", status: 404 },
  { code: "file-missing", file: "train-images-idx3-ubyte.gz", status: null },
  { code: "file-interrupted", file: "train-images-idx3-ubyte.gz", received: 12_000 },
  { code: "file-damaged", file: "train-images-idx3-ubyte.gz", received: 12_000 },
  { code: "file-magic", file: "train-images-idx3-ubyte.gz", expected: 2051, found: 2049 },
  { code: "file-dimensions", file: "train-images-idx3-ubyte.gz", expected: "60000 × 28 × 28", found: "60000 × 28 × 27" },
  { code: "file-length", file: "train-images-idx3-ubyte.gz", expected: 47_040_016, found: 1220 },
  { code: "file-checksum", file: "train-images-idx3-ubyte.gz", expected: "ba891046".repeat(8), found: "00000000".repeat(8) },
  { code: "file-label", file: "train-images-idx3-ubyte.gz", index: 12, found: 11 },
];

test.each(fileProblems)("$code names the file, what was expected or found, and what to do", (problem) => {
  const sentence = describeProblem(problem, en);
  expect(sentence).toContain("train-images-idx3-ubyte.gz");
  expect(sentence).toMatch(/expected|should|no answer/);
  expect(sentence).toContain("Retry");
  expect(sentence).toMatch(/\.$/);
});

test("a wrong length tells both numbers as people write them", () => {
  const sentence = describeProblem({ code: "file-length", file: "a.gz", expected: 47_040_016, found: 1220 }, en);
  expect(sentence).toContain("expected 47,040,016 bytes, found 1,220");
});

test("a detail from the browser stands in brackets and does not double the full stop", () => {
  const sentence = describeProblem({ code: "device-lost", detail: "Device was destroyed." }, en);
  expect(sentence).toContain("(Device was destroyed).");
  expect(describeProblem({ code: "device-lost", detail: "" }, en)).not.toContain("(");
});

test("numbers have thin spaces before units, real minus signs and clocks", () => {
  const number = makeNumberFormat("en");
  expect(number.percent(0.976)).toBe(`97.6${thinSpace}%`);
  expect(number.decimal(-1.5, 2)).toBe("\u22121.50");
  expect(number.megabytes(9_912_422)).toBe(`9.9${thinSpace}MB`);
  expect(number.clock(75)).toBe("1:15");
  expect(number.clock(3675)).toBe("1:01:15");
  expect(number.duration(0.2)).toBe(`1${thinSpace}s`);
  expect(number.duration(59.7)).toBe(`1${thinSpace}min`);
  expect(number.duration(5400)).toBe(`1.5${thinSpace}h`);
});
