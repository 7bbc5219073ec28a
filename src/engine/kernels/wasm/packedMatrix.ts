import type { WasmHeap } from "./wasmHeap";

/** Columns of a panel in `assembly/packColumns.ts`. */
const panelColumns = 8;

/** Packs B [k, n] at `address` for `multiply`, or Bᵀ where B is stored as [n, k]; returns where. */
export function packMatrix(heap: WasmHeap, address: number, k: number, n: number, isTransposed: boolean): number {
  const packed = heap.scratch("packed", 4 * k * panels(n) * panelColumns);
  if (isTransposed) heap.kernels.packColumns(address, k, n, 1, k, packed);
  else heap.kernels.packColumns(address, k, n, n, 1, packed);
  return packed;
}

/** The bias [n] at `address` with room for whole panels, as `multiply` reads it; returns where. */
export function packBias(heap: WasmHeap, address: number, n: number): number {
  if (n % panelColumns === 0) return address;
  const padded = heap.scratch("bias", 4 * panels(n) * panelColumns);
  heap.kernels.packColumns(address, 1, n, n, 1, padded);
  return padded;
}

/** Room for one block of columns in `multiplyTransposed`; returns where. */
export function columnBlock(heap: WasmHeap): number {
  return heap.scratch("column block", 4 * 128 * panelColumns);
}

function panels(n: number): number {
  return Math.ceil(n / panelColumns);
}
