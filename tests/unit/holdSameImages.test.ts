import { expect, test } from "vitest";
import { holdSameImages } from "../../src/features/ownData/holdSameImages";
import type { ChosenFile } from "../../src/store/ownDataState";

/** A file of `count` images, the first ten of which are filled with `grey`. */
function imagesFile(count: number, grey: number): ChosenFile {
  const contents = { kind: "images", minimum: 0, maximum: 255, scaling: "divided", rounded: 0 } as const;
  const facts = {
    fileName: "x.npy",
    format: "npy",
    isGzipped: false,
    dtype: "uint8",
    isBigEndian: false,
    isFortran: false,
  } as const;
  const samples = new Uint8Array(7840).fill(grey);
  return {
    fileName: "x.npy",
    status: "read",
    facts: { ...facts, shape: [count, 784], count, contents: { ...contents, samples } },
  };
}

test("one file chosen to train and to test with is noticed, others are not", () => {
  expect(holdSameImages(imagesFile(20, 7), imagesFile(20, 7))).toBe(true);
  expect(holdSameImages(imagesFile(20, 7), imagesFile(20, 8))).toBe(false);
  expect(holdSameImages(imagesFile(20, 7), imagesFile(21, 7))).toBe(false);
  expect(holdSameImages(imagesFile(20, 7), { fileName: "x.npy", status: "reading" })).toBe(false);
});
