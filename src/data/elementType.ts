/** The type of a file's numbers. */
export interface ElementType {
  /** As NumPy calls it, such as "uint8". */
  readonly name: string;
  readonly kind: "bool" | "uint" | "int" | "float";
  /** Bytes of one number. */
  readonly size: number;
  readonly isBigEndian: boolean;
}

/** Numbers in a row, in any of the types that a file may have. */
export type Numbers = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** The type of these, or null where there is none such, as of text or complex numbers. */
export function elementType(kind: ElementType["kind"], size: number, isBigEndian: boolean): ElementType | null {
  const sizes = { bool: [1], uint: [1, 2, 4, 8], int: [1, 2, 4, 8], float: [2, 4, 8] } as const;
  if (!(sizes[kind] as readonly number[]).includes(size)) return null; // any number may be asked for
  return { name: kind === "bool" ? "bool" : `${kind}${size * 8}`, kind, size, isBigEndian: size > 1 && isBigEndian };
}

/** The numbers in `bytes`, whose length is a multiple of the type's size; 64-bit integers and 16-bit floats become wider floats. */
export function readNumbers(bytes: Uint8Array, type: ElementType): Numbers {
  // A copy begins where any array of numbers may begin, and its bytes may be turned round.
  const own = bytes.slice();
  if (type.isBigEndian) turnRound(own, type.size);
  const { buffer } = own;
  switch (`${type.kind}${type.size}`) {
    case "int1":
      return new Int8Array(buffer);
    case "uint2":
      return new Uint16Array(buffer);
    case "int2":
      return new Int16Array(buffer);
    case "uint4":
      return new Uint32Array(buffer);
    case "int4":
      return new Int32Array(buffer);
    case "uint8":
      return fromHalves(new Uint32Array(buffer), new Uint32Array(buffer));
    case "int8":
      return fromHalves(new Uint32Array(buffer), new Int32Array(buffer));
    case "float2":
      return fromHalfFloats(new Uint16Array(buffer));
    case "float4":
      return new Float32Array(buffer);
    case "float8":
      return new Float64Array(buffer);
    default:
      return own;
  }
}

/** Makes big-endian numbers little-endian, as all processors that run browsers are. */
function turnRound(bytes: Uint8Array, size: number): void {
  for (let first = 0; first < bytes.length; first += size) {
    for (let i = 0; i < size / 2; i++) {
      const other = first + size - 1 - i;
      const byte = bytes[first + i] ?? 0;
      bytes[first + i] = bytes[other] ?? 0;
      bytes[other] = byte;
    }
  }
}

/** 64-bit integers from their lower and upper halves, at even and odd places; beyond 2⁵³ the nearest float. */
function fromHalves(lower: Uint32Array, upper: Uint32Array | Int32Array): Float64Array {
  return Float64Array.from({ length: lower.length / 2 }, (_, i) => (upper[2 * i + 1] ?? 0) * 2 ** 32 + (lower[2 * i] ?? 0));
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
function fromHalfFloats(halves: Uint16Array): Float32Array {
  const values = Float32Array.from({ length: 2 ** 16 }, (_, bits) => {
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const sign = bits >> 15 ? -1 : 1;
    if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
  });
  return Float32Array.from(halves, (bits) => values[bits] ?? 0);
}
