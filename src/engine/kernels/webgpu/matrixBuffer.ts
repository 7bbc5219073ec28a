import type { StorageBuffer } from "./storageBuffers";

/** A buffer that holds a matrix row by row, read four columns at a time. */
export interface MatrixBuffer {
  readonly buffer: StorageBuffer;
  /** Module-scope functions. */
  readonly wgsl: string;
  /** WGSL of columns 4·column4 to 4·column4 + 3 of a row, a vec4f; zeros behind the last. */
  readonly at: (row: string, column4: string) => string;
}

/**
 * A matrix to be read as vectors where its rows consist of whole vectors, else number by number. The index stands in the
 * expression, not in a function: so the compiler sees that it is in range, and tests none.
 */
export function matrixBuffer(name: string, rows: number, columns: number): MatrixBuffer {
  const length = rows * columns;
  if (columns % 4 === 0) {
    return {
      buffer: { name, use: "read", length: length / 4, element: "vec4f" },
      wgsl: "",
      at: (row, column4) => `${name}[(${row}) * ${columns / 4}u + ${column4}]`,
    };
  }
  return {
    buffer: { name, use: "read", length },
    wgsl: `fn ${name}4(row: u32, column4: u32) -> vec4f {
  let column = vec4u(0, 1, 2, 3) + 4 * column4;
  let index = min(row * ${columns}u + column, vec4u(${length - 1}u));
  let values = vec4f(${[..."xyzw"].map((part) => `${name}[index.${part}]`).join(", ")});
  return select(vec4f(), values, column < vec4u(${columns}u));
}`,
    at: (row, column4) => `${name}4(${row}, ${column4})`,
  };
}
