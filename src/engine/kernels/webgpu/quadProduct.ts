import type { KernelCode } from "./kernelCode";
import { makeKernel, type StorageBuffer } from "./storageBuffers";

/**
 * Rows of a product that one invocation sums; with `exchange`, see `quadProduct`. With more the loop's code outgrows a CPU's
 * instruction cache, and takes twice as long.
 */
export function quadRowsFor(exchange: boolean): 4 | 8 {
  return exchange ? 8 : 4;
}
/** Columns that the four invocations of a workgroup sum together, four each. */
export const quadColumns = 16;

const four = [0, 1, 2, 3] as const;

/** One of the vectors of `a` that an invocation loads, and the lane that it is loaded for; `id` is unique in a name. */
export interface QuadLane {
  readonly vector: number;
  readonly lane: string;
  readonly id: string;
}

/** A matrix product a · b for software adapters; all text is WGSL. */
export interface QuadProduct {
  readonly label: string;
  readonly buffers: readonly StorageBuffer[];
  /** Module-scope functions. */
  readonly wgsl: string;
  /** Groups of 16 columns, tiles of 8 or 4 rows, and parts of the inner dimension. */
  readonly workgroups: KernelCode["workgroups"];
  /** Statements before the loop, which know `group` and `lane` (0..3). May return where `group` tells to. */
  readonly setup: string;
  /** Statements before the loop for each vector of `a`. */
  readonly setupA?: (at: QuadLane) => string;
  /** The loops around the statements that add four products each. */
  readonly loop: (body: string, lanes: readonly QuadLane[]) => string;
  /** `rows`: vector v, lane l is row 4v + l, four inner places. `columns`: inner place l, rows 4v to 4v + 3. */
  readonly a: { readonly by: "rows" | "columns"; readonly load: (at: QuadLane) => string };
  /**
   * `rows`: inner place i, the four columns of this lane. `columns`: the lane's column i, four inner places. Place i may be
   * another in each lane: `number` of four swaps away from it, see `swapped`.
   */
  readonly b: { readonly by: "rows" | "columns"; readonly load: (i: string, number: number) => string };
  /** Rows of a tile, a multiple of 4; `quadRowsFor` unless told. */
  readonly tileRows?: number;
  /** Statements in the loop before `a` and `b` are loaded. */
  readonly step?: string;
  /** How many of the tile's rows are stored, and the statements that store row `r` of them, the lane's columns in `sums`. */
  readonly store?: { readonly rows: string; readonly statements: string };
  /** Statements at the end; `row(r)` is row r as a vec4f of the lane's columns, the same r in all lanes. */
  readonly after?: (row: (r: number) => string) => string;
}

/**
 * A software adapter runs four invocations as the lanes of a vector, and a load from a buffer costs it as much as ten
 * multiply-adds, whichever lanes want the same. So each lane loads a quarter of what all four need of `a` and they exchange it,
 * if the device can (`exchange`: its feature `subgroups`); sums stay in variables, and nothing waits at a barrier. To swap costs
 * a software adapter a fifth of a broadcast, so that lanes take rows, or inner places, in different orders where they may.
 */
export function quadProduct(product: QuadProduct, exchange: boolean): KernelCode {
  const { a, b, setupA = () => "", tileRows = quadRowsFor(exchange) } = product;
  const rows = [...Array(tileRows).keys()];
  const swaps = exchange && (a.by === "columns" || !product.after);
  const lanes: readonly QuadLane[] = rows
    .slice(0, rows.length / 4)
    .flatMap((vector) =>
      exchange
        ? [{ vector, lane: "lane", id: `${vector}` }]
        : four.map((lane) => ({ vector, lane: `${lane}u`, id: `${vector}_${lane}` })),
    );
  const shared = (vector: number, lane: number, part: number) => {
    if (!exchange) return `a${vector}_${lane}[${part}]`;
    return swaps ? swapped(`a${vector}[${part}]`, lane) : `quadBroadcast(a${vector}[${part}], ${lane}u)`;
  };
  const aAt = (row: number, place: number) =>
    a.by === "rows" ? shared(row >> 2, row & 3, place) : shared(row >> 2, place, row & 3);
  const bAt = (place: number, column: number) => (b.by === "rows" ? `b${place}[${column}]` : `b${column}[${place}]`);
  const sum = (row: number, column: number) => `sum${row}_${column}`;
  const additions = rows.flatMap((row) => [
    ...four.map((place) => `let a${row}at${place} = ${aAt(row, place)};`),
    ...four.map((column) => {
      const products = four.map((place) => `a${row}at${place} * ${bAt(place, column)}`);
      return `${sum(row, column)} = ${products.reduce((total, next) => `(${total} + ${next})`, sum(row, column))};`;
    }),
  ]);
  const body = [
    product.step ?? "",
    ...lanes.map((at) => `let a${at.id} = ${a.load(at)};`),
    ...four.map((i) => `let b${i} = ${b.load(swaps && a.by === "columns" ? `(lane ^ ${i}u)` : `${i}`, i)};`),
    ...additions,
  ].join("\n");
  const row = (r: number) => `vec4f(${four.map((column) => sum(r, column)).join(", ")})`;
  return makeKernel(
    product.label,
    product.buffers,
    product.workgroups,
    `${product.wgsl}
@compute @workgroup_size(4)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
${product.setup}
${lanes.map(setupA).join("\n")}
${rows.flatMap((r) => four.map((column) => `var ${sum(r, column)} = 0.0;`)).join(" ")}
${product.loop(body, lanes)}
${storeRows(product, rows.map(row), swaps && a.by === "rows")}
${product.after?.(row) ?? ""}
}`,
  );
}

function storeRows({ store }: QuadProduct, rows: readonly string[], isSwapped: boolean): string {
  if (!store) return "";
  const all = `let all = array<vec4f, ${rows.length}>(${rows.join(", ")});`;
  if (!isSwapped) {
    return `${all}
for (var r = 0u; r < min(${rows.length}u, ${store.rows}); r++) {
let sums = all[r];
${store.statements}
}`;
  }
  return `${all}
let stored = ${store.rows};
for (var turn = 0u; turn < ${rows.length}u; turn++) {
let r = turn ^ lane;
if (r < stored) {
let sums = all[turn];
${store.statements}
}
}`;
}

/** WGSL of `value` in the lane whose number differs from this lane's in the bits of `distance`. */
export function swapped(value: string, distance: number): string {
  const swap = [null, "quadSwapX", "quadSwapY", "quadSwapDiagonal"][distance];
  return swap ? `${swap}(${value})` : value;
}

/** WGSL of `index` where it is below `length`, else of the last; what is never above by a whole vector needs no test. */
export function clamped(index: string, length: number): string {
  return length % 4 === 0 ? index : `min(${index}, ${length - 1}u)`;
}

/**
 * WGSL of the last row of this step. Others stand for it where there are none, so that their sums are of no use but do no
 * harm. The second bound proves to the compiler that what is never above it need not be tested at each load.
 */
export function lastRow(batch: number): string {
  return `min(step.rows - 1, ${batch - 1}u)`;
}

/** Statements for each of a lane's four columns, as far as there are `columns`. `column` is the number of the column. */
export function eachColumn(columns: number, statements: (i: number, column: string) => string): string {
  return four
    .map((i) => {
      const column = `4 * column4 + ${i}`;
      return columns % 4 === 0 ? statements(i, column) : `if (${column} < ${columns}u) { ${statements(i, column)} }`;
    })
    .join("\n");
}

/** Most workgroups in one dimension of a grid of tiles. */
const tilesAcross = 32768;

/** Dimensions y and z of a grid of `count` tiles, whose number is then `tile` of `tileWgsl`. */
export function tileGrid(count: number): readonly [number, number] {
  return [Math.min(count, tilesAcross), Math.ceil(count / tilesAcross)];
}

/** WGSL statement for the number of a workgroup's tile in a `tileGrid`. */
export const tileWgsl = `let tile = group.z * ${tilesAcross}u + group.y;`;
