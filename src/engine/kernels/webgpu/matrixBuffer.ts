import type { StorageBuffer } from "./storageBuffers";

/** A buffer that holds a matrix row by row, read four columns at a time. */
export interface MatrixBuffer {
  readonly buffer: StorageBuffer;
  /** WGSL `fn NAME4(row: u32, column4: u32) -> vec4f`: columns 4·column4 to 4·column4 + 3, zeros behind the last. */
  readonly wgsl: string;
}

/** A matrix to be read as vectors where its rows consist of whole vectors, else number by number. */
export function matrixBuffer(name: string, rows: number, columns: number): MatrixBuffer {
  const head = `fn ${name}4(row: u32, column4: u32) -> vec4f`;
  const length = rows * columns;
  if (columns % 4 === 0) {
    return {
      buffer: { name, use: "read", length: length / 4, element: "vec4f" },
      wgsl: `${head} { return ${name}[row * ${columns / 4}u + column4]; }`,
    };
  }
  return {
    buffer: { name, use: "read", length },
    wgsl: `${head} {
  let column = vec4u(0, 1, 2, 3) + 4 * column4;
  let index = min(row * ${columns}u + column, vec4u(${length - 1}u));
  let values = vec4f(${[..."xyzw"].map((part) => `${name}[index.${part}]`).join(", ")});
  return select(vec4f(), values, column < vec4u(${columns}u));
}`,
  };
}
