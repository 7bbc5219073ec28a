import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumbers } from "../../src/data/elementType";
import { parseNumbers } from "../../src/data/readOwnFile";
import { DataFaultError } from "../../src/protocol/ownData";
import { npyFile } from "../fixtures/npyFile";

/** The fault in `bytes`, null where there is none; anything else that is thrown fails the test. */
function faultIn(bytes: Uint8Array) {
  try {
    parseNumbers(bytes, "x.npy");
    return null;
  } catch (error) {
    if (error instanceof DataFaultError) return error.fault;
    throw error;
  }
}

/** A file with `header` as it stands. */
function withHeader(header: string, values = 0): Uint8Array {
  const text = new TextEncoder().encode(header);
  return Uint8Array.from([
    0x93,
    0x4e,
    0x55,
    0x4d,
    0x50,
    0x59,
    1,
    0,
    text.length & 255,
    text.length >> 8,
    ...text,
    ...new Uint8Array(values),
  ]);
}

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  b1: [0, 1],
  u1: [0, 255],
  i1: [-128, 127],
  u2: [0, 65_535],
  i2: [-32_768, 32_767],
  u4: [0, 2 ** 32 - 1],
  i4: [-(2 ** 31), 2 ** 31 - 1],
  u8: [0, Number.MAX_SAFE_INTEGER],
  i8: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  f2: [-2048, 2048],
  f4: [-(2 ** 24), 2 ** 24],
  f8: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

const files = fc
  .record({
    kind: fc.constantFrom(...Object.keys(ranges)),
    isBig: fc.boolean(),
    shape: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    isFortran: fc.boolean(),
    version: fc.constantFrom(1 as const, 2 as const, 3 as const),
  })
  .chain((options) => {
    const length = options.shape.reduce((product, size) => product * size, 1);
    const [min, max] = ranges[options.kind] ?? [0, 0];
    const values = fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length });
    return values.map((written) => {
      const order = options.kind.endsWith("1") ? "|" : options.isBig ? ">" : "<";
      return { ...options, values: written, descr: `${order}${options.kind}` };
    });
  });

test("every type, byte order, shape, storage order and version comes out as it went in", () => {
  fc.assert(
    fc.property(files, ({ values, descr, shape, isFortran, version }) => {
      const array = parseNumbers(npyFile(values, { descr, shape, isFortran, version }), "x.npy");
      expect(array).toMatchObject({ format: "npy", shape, isFortran });
      const found = [...readNumbers(array.bytes, array.type)];
      // Both in the file's order: a Fortran file of the same numbers as one of another shape tells nothing of either.
      expect(found.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
      if (!isFortran) expect(found).toEqual(values);
    }),
  );
});

test("random bytes give a named fault and nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => faultIn(bytes)?.file === "x.npy"),
    { numRuns: 500 },
  );
});

test("a file in which any byte is another, or that is cut off anywhere, is read or gives a named fault", () => {
  const whole = npyFile([1, 2, 3, 4, 5, 6], { descr: "<f4", shape: [2, 3] });
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
      const changed = whole.slice(0, length);
      changed[at] = byte;
      const fault = faultIn(changed);
      expect(fault === null ? "x.npy" : fault.file).toBe("x.npy");
      if (length < whole.length) expect(fault).not.toBeNull();
    }),
  );
});

test("what a header says is read and never run", () => {
  const shape = "'shape': (2,), ";
  expect(faultIn(withHeader(`{'descr': '|u1', 'fortran_order': False, ${shape}}`, 2))).toBeNull();
  expect(faultIn(withHeader(`{"shape":(2L,),"descr":"|u1","fortran_order":False}`, 2))).toBeNull();
  expect(faultIn(withHeader("__import__('os').system('ls')"))).toMatchObject({ code: "header" });
  expect(faultIn(withHeader(`{'descr': '|u1', 'fortran_order': False, 'shape': (1+1,)}`, 2))).toMatchObject({
    code: "field",
    field: "shape",
    found: "(1+1,)",
  });
  expect(faultIn(withHeader(`{'descr': '|u1', ${shape}}`, 2))).toMatchObject({ field: "fortran_order", found: null });
  expect(faultIn(withHeader(`{'fortran_order': False, ${shape}}`, 2))).toMatchObject({ field: "descr", found: null });
  expect(faultIn(withHeader(`{'descr': '|u1', 'fortran_order': 0, ${shape}}`, 2))).toMatchObject({ code: "header" });
});

test("numbers that cannot be read are told by their type", () => {
  for (const descr of ["<c8", "|O", "<U5", "<M8[ns]", "<f16", "=f4"]) {
    const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (1,), }`;
    expect(faultIn(withHeader(header, 8))).toMatchObject({ code: "type", found: descr });
  }
  expect(faultIn(withHeader("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", 4))).toMatchObject({
    code: "type",
  });
});

test("another version, and files of other kinds, are told by what they begin with", () => {
  const file = npyFile([1], { descr: "|u1", shape: [1] });
  file[6] = 4;
  expect(faultIn(file)).toMatchObject({ code: "version", found: "4.0" });
  expect(faultIn(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0))).toMatchObject({
    code: "format",
    looksLike: "zip",
    found: "50 4b 03 04 14 00",
  });
  expect(faultIn(new TextEncoder().encode("5,0,4,1\n"))).toMatchObject({ code: "format", looksLike: "text" });
});

test("a file that ends too early is told with both counts of bytes", () => {
  const whole = npyFile(new Array(20).fill(3), { descr: "<i8", shape: [20] });
  expect(faultIn(whole.subarray(0, -1))).toMatchObject({ code: "byte-count", part: "values", expected: 160, found: 159 });
  expect(faultIn(whole.subarray(0, 40))).toMatchObject({ code: "byte-count", part: "header", expected: 128, found: 40 });
});

test("IDX files of any kind of numbers are read, big-endian", () => {
  const header = [0, 0, 12, 2, 0, 0, 0, 1, 0, 0, 0, 2];
  const array = parseNumbers(Uint8Array.from([...header, 0, 0, 1, 0, 255, 255, 255, 255]), "x");
  expect(array.shape).toEqual([1, 2]);
  expect([...readNumbers(array.bytes, array.type)]).toEqual([256, -1]);
  expect(faultIn(Uint8Array.from(header))).toMatchObject({ code: "byte-count", part: "values", expected: 8, found: 0 });
});
