import { DataFaultError } from "../protocol/ownData";
import { type ElementType, elementType } from "./elementType";
import { parseNpyHeader, parseShape } from "./npyHeader";
import { type NumberArray, sizeOf } from "./numberArray";

/** What every NPY file begins with. */
export const npyMagic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] as const;

/** Characters of a header that a message quotes. */
const quoted = 80;

/**
 * Reads a NumPy file of format 1.0, 2.0 or 3.0 (numpy.lib.format). Throws a `DataFaultError` that names `file` and the field
 * that is not as it should be; `bytes` must begin with `npyMagic`.
 */
export function parseNpy(bytes: Uint8Array, file: string): NumberArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const need = (expected: number) => {
    if (bytes.length < expected) {
      throw new DataFaultError({ file, code: "byte-count", part: "header", expected, found: bytes.length });
    }
  };
  need(10);
  const [major, minor] = [view.getUint8(6), view.getUint8(7)];
  if (!(major >= 1 && major <= 3) || minor !== 0) throw new DataFaultError({ file, code: "version", found: `${major}.${minor}` });
  const begin = major === 1 ? 10 : 12;
  need(begin);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  need(begin + length);
  const text = new TextDecoder(major === 3 ? "utf-8" : "latin1").decode(bytes.subarray(begin, begin + length));
  const header = parseNpyHeader(text);
  if (!header) throw new DataFaultError({ file, code: "header", found: text.trim().slice(0, quoted) });

  const wrong = (field: "descr" | "fortran_order" | "shape") =>
    new DataFaultError({ file, code: "field", field, found: header[field]?.slice(0, quoted) ?? null });
  const descr = header.descr === null ? null : /^(['"])(.*)\1$/.exec(header.descr)?.[2];
  // A list is a record of several types, which NumPy calls structured.
  if (descr == null && !header.descr?.startsWith("[")) throw wrong("descr");
  const type = descr == null ? null : typeNamed(descr);
  if (!type) throw new DataFaultError({ file, code: "type", found: (descr ?? header.descr ?? "").slice(0, quoted) });
  if (header.fortran_order !== "True" && header.fortran_order !== "False") throw wrong("fortran_order");
  const shape = header.shape === null ? null : parseShape(header.shape);
  if (!shape) throw wrong("shape");

  const expected = sizeOf(shape) * type.size;
  const found = bytes.length - begin - length;
  if (found !== expected) throw new DataFaultError({ file, code: "byte-count", part: "values", expected, found });
  return { format: "npy", type, shape, isFortran: header.fortran_order === "True", bytes: bytes.subarray(begin + length) };
}

/** The type that NumPy describes as `<f4`, `|u1` or `>i8`; null for one that is not read here. */
function typeNamed(descr: string): ElementType | null {
  const [, order, letter, size] = /^([<>|])([buif])([1248])$/.exec(descr) ?? [];
  if (!letter || (order === "|" && size !== "1")) return null;
  const kind = ({ b: "bool", u: "uint", i: "int", f: "float" } as const)[letter];
  return kind ? elementType(kind, Number(size), order === ">") : null;
}
