import { type InkImagesShape, inkImages } from "./inkImages";
import type { AdapterKind, KernelCode } from "./kernelCode";
import { makeKernel, type StorageBuffer } from "./storageBuffers";

/** A batch of images that a layer reads as they are stored, none of them offset: where an image is black, nothing is to add. */
export interface InkShape extends InkImagesShape {
  readonly batch: number;
  readonly adapter: AdapterKind;
}

/**
 * Where the ink of a batch is. For each tile of rows: how many words of four pixels hold ink in any of them, and which. Behind
 * that, for each tile of inputs: how many rows have ink there, and which, as image · 65,536 + row; a last tile, of the bias,
 * names every row.
 */
export interface InkLists {
  /** Rows of the tiles of forward products, and inputs of those of the weights' gradient. */
  readonly tileRows: number;
  readonly tileInputs: number;
  readonly rowTiles: number;
  readonly inputTiles: number;
  /** Words of an image. */
  readonly words: number;
  /** Numbers in the lists, without and with those of the tiles of inputs. */
  readonly forwardLength: number;
  readonly length: number;
  /** WGSL of the place in `ink` of a tile's count, which its entries follow. */
  readonly wordsAt: (tile: string) => string;
  readonly rowsAt: (tile: string) => string;
}

/** See `InkLists`. The sizes of tiles are those that measured best on a software adapter. */
export function inkLists({ batch, inputs, adapter }: InkShape): InkLists {
  const exchange = adapter === "softwareSubgroups";
  const [tileRows, tileInputs] = exchange ? [batch > 8 ? 16 : 8, 16] : [4, 4];
  const words = inputs / 4;
  const rowTiles = Math.ceil(batch / tileRows);
  const inputTiles = Math.floor(inputs / tileInputs) + 1;
  const forwardLength = rowTiles * (1 + words);
  return {
    tileRows,
    tileInputs,
    rowTiles,
    inputTiles,
    words,
    forwardLength,
    length: forwardLength + inputTiles * (1 + batch),
    wordsAt: (tile) => `${tile} * ${1 + words}u`,
    rowsAt: (tile) => `${forwardLength}u + ${tile} * ${1 + batch}u`,
  };
}

/** The lists as a buffer. */
export function inkBuffer(shape: InkShape, use: "forward" | "all"): StorageBuffer {
  const { forwardLength, length } = inkLists(shape);
  return { name: "ink", use: "read", length: use === "all" ? length : forwardLength, element: "u32" };
}

/**
 * Lists the ink of the step's images; see `InkLists`. Binds their marks, the epoch's order, if any, and ink. Each invocation makes
 * the list of one tile; `use` says whether those of the tiles of inputs are wanted.
 */
export function listInk(shape: InkShape, use: "forward" | "all"): KernelCode {
  const { batch } = shape;
  const { tileRows, tileInputs, rowTiles, inputTiles, words, wordsAt, rowsAt } = inkLists(shape);
  const { marks, order, imageAt } = inkImages(shape);
  const tileRow = [...Array(tileRows).keys()];
  const tileWord = [...Array(tileInputs / 4).keys()];
  const rowGroups = Math.ceil(rowTiles / 4);
  const lastWord = words - 1;
  // Loops of at most one turn: a software adapter runs what an `if` leaves out, its effects masked.
  const ofInputs = `
  for (var turn = 0u; turn == 0 && group.x >= ${rowGroups}u; turn++) {
    let tile = min((group.x - ${rowGroups}u) * 4 + lane, ${inputTiles - 1}u);
    let isBias = select(0u, 1u, tile == ${inputTiles - 1}u);
    let list = ${rowsAt("tile")};
    ${tileWord.map((i) => `let word${i} = min(tile * ${tileWord.length}u + ${i}, ${lastWord}u);`).join("\n")}
    let rows = min(step.rows, ${batch}u);
    var count = 0u;
    for (var row = 0u; row < rows; row++) {
      let image = imageAt(row);
      let any = ${tileWord.map((i) => `${marks.name}[image * ${words}u + word${i}]`).join(" | ")} | isBias;
      ink[list + 1 + count] = (image << 16) | row;
      count += select(0u, 1u, any != 0);
    }
    ink[list] = count;
  }`;
  return makeKernel(
    `listInk of ${use === "all" ? "words and rows" : "words"}`,
    [marks, ...order, { ...inkBuffer(shape, use), use: "write" }],
    [rowGroups + (use === "all" ? Math.ceil(inputTiles / 4) : 0), 1, 1],
    `${imageAt}
@compute @workgroup_size(4)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  for (var turn = 0u; turn == 0 && group.x < ${rowGroups}u; turn++) {
    let tile = min(group.x * 4 + lane, ${rowTiles - 1}u);
    let list = ${wordsAt("tile")};
    let last = min(step.rows - 1, ${batch - 1}u);
    ${tileRow.map((i) => `let image${i} = imageAt(min(tile * ${tileRows}u + ${i}, last)) * ${words}u;`).join("\n")}
    var count = 0u;
    for (var word = 0u; word < ${words}u; word++) {
      let any = ${tileRow.map((i) => `${marks.name}[image${i} + word]`).join(" | ")};
      ink[list + 1 + count] = word;
      count += select(0u, 1u, any != 0);
    }
    ink[list] = count;
  }
  ${use === "all" ? ofInputs : ""}
}`,
  );
}
