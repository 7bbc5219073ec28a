import type { KernelCode } from "./kernelCode";
import { makeKernel, type StorageBuffer } from "./storageBuffers";

/** Invocations along a side of a workgroup, which has 64: a multiple of every GPU's lanes. */
const side = 8;
/** Inner places that a tile in workgroup memory holds. */
const depth = 16;
/** Fewer workgroups leave parts of a laptop's GPU without work. */
const fewestTiles = 64;

/** Rows and columns of a tile: larger ones load less for a product, smaller ones give more workgroups. */
export function tileSizeFor(rows: number, columns: number): 16 | 32 {
  return Math.ceil(rows / 32) * Math.ceil(columns / 32) >= fewestTiles ? 32 : 16;
}

/** A matrix product a · b for GPUs; all text is WGSL. */
export interface TileProduct {
  readonly label: string;
  readonly buffers: readonly StorageBuffer[];
  /** Module-scope functions. */
  readonly wgsl: string;
  readonly tileSize: 16 | 32;
  readonly workgroups: KernelCode["workgroups"];
  /** Statements before the loop, which know `group` and name `firstRow` and `firstColumn` of the tile. May return where `group` tells to. */
  readonly setup: string;
  /** Loops around the one over the inner places from `begin` to before `end`. */
  readonly loop?: (body: string) => string;
  readonly begin: string;
  readonly end: string;
  /** Elements, 0 where there is none; neighbours along `along` are neighbours in memory. */
  readonly a: { readonly along: "row" | "place"; readonly at: (row: string, place: string) => string };
  readonly b: { readonly along: "place" | "column"; readonly at: (place: string, column: string) => string };
  /** Statements that store `sums` of one column, of rows from `row` on. */
  readonly store: (row: string, column: string, sums: readonly string[]) => string;
}

/**
 * Each workgroup sums a tile of the product: it loads a strip of `a` and of `b` to workgroup memory, neighbours together, and
 * each invocation adds products for 2 × 2 or 4 × 4 places from there.
 */
export function tileProduct(product: TileProduct): KernelCode {
  const { tileSize, a, b, loop = (body: string) => body } = product;
  const each = [...Array(tileSize / side).keys()];
  // One column more, so that what is written a column at a time does not fall on one bank of the memory.
  const stride = tileSize + 1;
  const fill = (tile: string, alongPlace: boolean, value: (offset: string, place: string) => string) => `
    for (var element = local; element < ${tileSize * depth}u; element += ${side * side}u) {
      let offset = ${alongPlace ? `element / ${depth}u` : `element % ${tileSize}u`};
      let within = ${alongPlace ? `element % ${depth}u` : `element / ${tileSize}u`};
      var value = 0.0;
      if (start + within < ${product.end}) { value = ${value("offset", "(start + within)")}; }
      ${tile}[within * ${stride}u + offset] = value;
    }`;
  const body = `
  for (var start = ${product.begin}; start < ${product.end}; start += ${depth}u) {
    ${fill("stripA", a.along === "place", (offset, place) => a.at(`(firstRow + ${offset})`, place))}
    ${fill("stripB", b.along === "place", (offset, place) => b.at(place, `(firstColumn + ${offset})`))}
    workgroupBarrier();
    for (var k = 0u; k < ${depth}u; k++) {
      ${each.map((i) => `let a${i} = stripA[k * ${stride}u + tileY + ${i}u];`).join(" ")}
      ${each.map((j) => `let b${j} = stripB[k * ${stride}u + tileX + ${side * j}u];`).join(" ")}
      ${each.flatMap((i) => each.map((j) => `sum${i}_${j} += a${i} * b${j};`)).join("\n")}
    }
    workgroupBarrier();
  }`;
  return makeKernel(
    product.label,
    product.buffers,
    product.workgroups,
    `${product.wgsl}
var<workgroup> stripA: array<f32, ${depth * stride}>;
var<workgroup> stripB: array<f32, ${depth * stride}>;
@compute @workgroup_size(${side * side})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
let tileX = local % ${side}u;
let tileY = local / ${side}u * ${each.length}u;
${product.setup}
${each.flatMap((i) => each.map((j) => `var sum${i}_${j} = 0.0;`)).join(" ")}
${loop(body)}
${each
  .map((j) => {
    const sums = each.map((i) => `sum${i}_${j}`);
    return `{ ${product.store("(firstRow + tileY)", `(firstColumn + tileX + ${side * j}u)`, sums)} }`;
  })
  .join("\n")}
}`,
  );
}

/** Statements for each of the rows from `row` on, as far as there are `rows`, and its sum. */
export function eachRow(
  row: string,
  rows: string,
  sums: readonly string[],
  statements: (row: string, sum: string) => string,
): string {
  return sums.map((sum, i) => `if (${row} + ${i}u < ${rows}) { ${statements(`(${row} + ${i}u)`, sum)} }`).join("\n");
}
