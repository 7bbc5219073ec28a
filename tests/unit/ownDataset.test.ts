import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "../../src/data/fingerprint";
import { loadOwnDataset, readDataFile } from "../../src/data/ownDataset";
import { DataFaultError, type DataSlot, type OwnDataFiles } from "../../src/protocol/ownData";
import { type NpyOptions, npyFile } from "../fixtures/npyFile";

const count = 12;
const bytes = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 37 + Math.floor(i / 784)) % 256);
const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);

function file(name: string, values: ArrayLike<number>, options: NpyOptions, isGzipped = false): File {
  const plain = npyFile(values, options);
  return new File([isGzipped ? new Uint8Array(gzipSync(plain)) : plain], name);
}
const images = (values: ArrayLike<number> = bytes, options: Partial<NpyOptions> = {}) =>
  file("x.npy", values, { descr: "|u1", shape: [values.length / 784, 28, 28], ...options });
const digits = (values: ArrayLike<number> = labels, options: Partial<NpyOptions> = {}) =>
  file("y.npy", values, { descr: "|u1", shape: [values.length], ...options });
const all = (changes: Partial<OwnDataFiles> = {}): OwnDataFiles => ({
  x_train: images(),
  y_train: digits(),
  x_test: images(),
  y_test: digits(),
  ...changes,
});

async function faultOf(work: Promise<unknown>) {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof DataFaultError) return error.fault;
    throw error;
  }
}
const faultIn = (slot: DataSlot, read: File) => faultOf(readDataFile(slot, read));

test("bytes, floats of 0 to 1 and floats of 0 to 255 of the same images become the same data set, in any order and shape", async () => {
  const { train } = await loadOwnDataset(all());
  const scaled = Float64Array.from(bytes, (byte) => byte / 255);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom([count, 28, 28], [count, 784], [count, 28, 28, 1]),
      fc.constantFrom("|u1", "<i2", ">i4", "<i8", ">u8", "<f2", "<f4", ">f4", "<f8", "scaled <f4", "scaled >f8", "scaled <f2"),
      fc.boolean(),
      fc.boolean(),
      async (shape, how, isFortran, isGzipped) => {
        const isScaled = how.startsWith("scaled");
        const options = { descr: how.replace("scaled ", ""), shape, isFortran };
        const read = file("x.npy", isScaled ? scaled : bytes, options, isGzipped);
        const facts = await readDataFile("x_train", read);
        expect(facts).toMatchObject({ shape, count, isFortran, isGzipped });
        expect(facts.contents).toMatchObject({ kind: "images", scaling: isScaled ? "scaled" : "divided", rounded: 0 });
        expect((await loadOwnDataset(all({ x_train: read }))).train.images).toEqual(train.images);
      },
    ),
    { numRuns: 24 },
  );
});

test("labels as integers, as a column and as rows of ten become the same labels, in either order", async () => {
  const rows = Array.from(labels, (label) => Array.from({ length: 10 }, (_, digit) => (digit === label ? 1 : 0))).flat();
  for (const read of [
    digits(labels, { descr: "<i8" }),
    digits(labels, { descr: "<f4", shape: [count, 1] }),
    digits(rows, { descr: "<f8", shape: [count, 10] }),
    digits(rows, { descr: "|b1", shape: [count, 10], isFortran: true }),
  ]) {
    expect((await loadOwnDataset(all({ y_train: read }))).train.labels).toEqual(labels);
  }
  const facts = await readDataFile("y_train", digits());
  expect(facts.contents).toMatchObject({ kind: "labels", form: "integers", perDigit: [2, 2, 1, 1, 1, 1, 1, 1, 1, 1] });
});

test("what rounding loses is counted", async () => {
  const between = Float32Array.from(bytes, (byte, i) => (i < 5 ? 0.5 : byte / 255));
  expect((await readDataFile("x_train", images(between, { descr: "<f4" }))).contents).toMatchObject({
    rounded: 5,
    scaling: "scaled",
  });
});

test("pixels beyond 0 to 255, NaN and other shapes are told by image", async () => {
  const with300 = Float32Array.from(bytes, (byte, i) => (i === 784 * 3 + 5 ? 300 : byte));
  const withNaN = Float32Array.from(bytes, (byte, i) => (i === 784 * 3 + 5 ? Number.NaN : byte));
  const negative = Float32Array.from(bytes, (byte) => byte / 127.5 - 1);
  expect(await faultIn("x_train", images(with300, { descr: "<f4" }))).toMatchObject({ code: "pixel", index: 3, found: 300 });
  expect(await faultIn("x_train", images(with300, { descr: "<f4", isFortran: true }))).toMatchObject({ code: "pixel", index: 3 });
  expect(await faultIn("x_train", images(withNaN, { descr: "<f4" }))).toMatchObject({
    code: "pixel",
    index: 3,
    found: Number.NaN,
  });
  expect(await faultIn("x_train", images(negative, { descr: "<f8" }))).toMatchObject({ code: "pixel", index: 0, found: -1 });
  expect(await faultIn("x_test", digits())).toMatchObject({ code: "shape", holds: "images", found: [count] });
  expect(await faultIn("x_test", images(bytes, { shape: [28, 28, count] }))).toMatchObject({
    code: "shape",
    found: [28, 28, count],
  });
});

test("labels that are no digits and rows that mark none are told by row", async () => {
  expect(await faultIn("y_train", digits([...labels.subarray(0, 11), 10]))).toMatchObject({
    code: "label",
    index: 11,
    found: 10,
  });
  expect(await faultIn("y_train", digits([...labels.subarray(0, 11), 2.5], { descr: "<f4" }))).toMatchObject({ code: "label" });
  expect(await faultIn("y_train", digits([...labels.subarray(0, 11), -1], { descr: "|i1" }))).toMatchObject({ found: -1 });
  expect(await faultIn("y_train", digits(new Uint8Array(count * 10), { shape: [count, 10] }))).toMatchObject({
    code: "one-hot",
    index: 0,
  });
  expect(await faultIn("y_train", images())).toMatchObject({ code: "shape", holds: "labels" });
});

test("too few images, too many, and other counts of images and labels are told", async () => {
  expect(await faultIn("x_train", images(bytes.subarray(0, 784 * 9)))).toMatchObject({ code: "too-few", found: 9, limit: 10 });
  expect(await faultIn("y_test", digits(new Uint8Array(20_001)))).toMatchObject({
    code: "too-many",
    found: 20_001,
    limit: 20_000,
  });
  expect(await faultOf(loadOwnDataset(all({ y_test: digits(new Uint8Array(11)) })))).toEqual({
    file: "y.npy",
    code: "count",
    found: 11,
    imagesFile: "x.npy",
    expected: 12,
  });
});

test("a gzip file that is cut off is told", async () => {
  const whole = gzipSync(npyFile(bytes, { descr: "|u1", shape: [count, 784] }));
  expect(await faultIn("x_train", new File([new Uint8Array(whole.subarray(0, whole.length / 2))], "x.npy.gz"))).toEqual({
    file: "x.npy.gz",
    code: "gzip",
  });
});

test("data sets of which one byte differs have different fingerprints", async () => {
  const one = await loadOwnDataset(all());
  const changed = Uint8Array.from(bytes, (byte, i) => (i === 4000 ? byte ^ 1 : byte));
  const other = await loadOwnDataset(all({ x_test: images(changed) }));
  expect(fingerprint(one)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint(await loadOwnDataset(all()))).toBe(fingerprint(one));
  expect(fingerprint(other)).not.toBe(fingerprint(one));
});

test("true is as white as 255 is, while bytes of 0 and 1 are all but black", async () => {
  const marks = Uint8Array.from(bytes, (byte) => Number(byte > 127));
  const read = await loadOwnDataset(all({ x_train: images(marks, { descr: "|b1" }), x_test: images(marks) }));
  expect(read.train.images).toEqual(marks.map((mark) => mark * 255));
  expect(read.test.images).toEqual(marks);
  expect((await readDataFile("x_train", images(marks, { descr: "|b1" }))).contents).toMatchObject({
    scaling: "scaled",
    rounded: 0,
  });
});
