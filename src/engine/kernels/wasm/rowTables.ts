import type { WasmHeap } from "./wasmHeap";

/** Byte offsets of the rows of a plain matrix [rows, columns] of floats. */
export function matrixRows(heap: WasmHeap, rows: number, columns: number): number {
  return heap.table(`matrix ${rows} ${columns}`, rows, (offsets) => {
    for (let row = 0; row < rows; row++) offsets[row] = row * columns * 4;
  });
}

/** An image [batch, height, width, channels] of which a filter sees `outHeight` × `outWidth` patches. */
export interface PatchGrid {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
}

/** Byte offsets of the first pixel of each patch, image by image and row by row. */
export function patchRows(heap: WasmHeap, grid: PatchGrid): number {
  const { batch, height, width, channels, outHeight, outWidth, strideHeight, strideWidth } = grid;
  const key = `patches ${Object.values(grid).join(" ")}`;
  return heap.table(key, batch * outHeight * outWidth, (offsets) => {
    let i = 0;
    for (let n = 0; n < batch; n++) {
      for (let y = 0; y < outHeight; y++) {
        for (let x = 0; x < outWidth; x++) {
          offsets[i++] = ((n * height + y * strideHeight) * width + x * strideWidth) * channels * 4;
        }
      }
    }
  });
}
