import fc from "fast-check";
import { expect, test } from "vitest";
import { parseIdx } from "../../src/data/idx";
import { problemOf } from "../../src/protocol/problem";

/** An IDX file as http://yann.lecun.com/exdb/mnist describes it. */
function idxFile(magic: number, dimensions: readonly number[], values: Uint8Array): Uint8Array {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header.writeUInt32BE(magic, 0);
  for (const [i, length] of dimensions.entries()) header.writeUInt32BE(length, 4 + 4 * i);
  return new Uint8Array([...header, ...values]);
}

function problemWith(...args: Parameters<typeof parseIdx>) {
  try {
    parseIdx(...args);
  } catch (error) {
    return problemOf(error);
  }
  return null;
}

const sizes = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
const filled = sizes.chain(([n, h, w]) =>
  fc.record({ dimensions: fc.constant([n, h, w]), values: fc.uint8Array({ minLength: n * h * w, maxLength: n * h * w }) }),
);

test("images of any size come out as they went in, without being copied", () => {
  fc.assert(
    fc.property(filled, ({ dimensions, values }) => {
      const file = idxFile(0x803, dimensions, values);
      const parsed = parseIdx(file, "images", dimensions, "a");
      expect(parsed.dimensions).toEqual(dimensions);
      expect(parsed.values).toEqual(values);
      expect(parsed.values.buffer).toBe(file.buffer);
    }),
  );
});

test("a file that lies in the middle of a larger buffer is read from its own beginning", () => {
  const file = idxFile(0x801, [3], Uint8Array.of(7, 8, 9));
  const larger = new Uint8Array(file.length + 13).fill(0xff);
  larger.set(file, 13);
  expect(parseIdx(larger.subarray(13), "labels", [3], "a").values).toEqual(Uint8Array.of(7, 8, 9));
});

test("labels where images belong are told by their magic number, with the file's name", () => {
  const labels = idxFile(0x801, [16], new Uint8Array(16));
  expect(problemWith(labels, "images", [2, 2, 2], "train.gz")).toEqual({
    code: "file-magic",
    file: "train.gz",
    expected: 0x803,
    found: 0x801,
  });
});

test("a page of HTML is told by the four letters that it starts with", () => {
  const html = new TextEncoder().encode("<!doctype html><title>Not here</title>");
  expect(problemWith(html, "labels", [3], "a")).toEqual({ code: "file-magic", file: "a", expected: 0x801, found: 0x3c21646f });
});

test("other dimensions are told in full, even where the length is the same", () => {
  const file = idxFile(0x803, [2, 3, 4], new Uint8Array(24));
  expect(problemWith(file, "images", [2, 4, 3], "a")).toEqual({
    code: "file-dimensions",
    file: "a",
    expected: "2 × 4 × 3",
    found: "2 × 3 × 4",
  });
});

test("wherever a file is cut off, its expected and its found length are told", () => {
  const file = idxFile(0x803, [2, 3, 3], new Uint8Array(18));
  for (let length = 0; length < file.length; length++) {
    expect(problemWith(file.subarray(0, length), "images", [2, 3, 3], "a")).toEqual({
      code: "file-length",
      file: "a",
      expected: 34,
      found: length,
    });
  }
});

test("a file that is too long is no better", () => {
  const file = idxFile(0x801, [3], new Uint8Array(4));
  expect(problemWith(file, "labels", [3], "a")).toEqual({ code: "file-length", file: "a", expected: 11, found: 12 });
});
