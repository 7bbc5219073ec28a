import type { TensorInfo } from "@tensorflow/tfjs";
import { columnBlock, packBias, packMatrix } from "./packedMatrix";
import { matrixRows } from "./rowTables";
import type { WasmHeap } from "./wasmHeap";

/** A product of two matrices; at most one of them is stored transposed. */
export interface MatrixProduct {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly bias?: TensorInfo | undefined;
  readonly isRelu?: boolean;
}

/** Whether `multiplyMatrices` can do it: two matrices, with nothing but ones as batch axes. */
export function isMatrixProduct({ a, b, transposeA, transposeB, bias }: MatrixProduct): boolean {
  if (transposeA && (transposeB || bias)) return false;
  return [a, b].every(({ shape, dtype }) => dtype === "float32" && shape.slice(0, -2).every((length) => length === 1));
}

/** C = A · B (+ bias) (then ReLU), each operand transposed where it is said to be. */
export function multiplyMatrices(heap: WasmHeap, product: MatrixProduct): TensorInfo {
  const { a, b, transposeA, transposeB, bias, isRelu } = product;
  const [rowsA, columnsA] = lastTwo(a);
  const [rowsB, columnsB] = lastTwo(b);
  const n = transposeB ? rowsB : columnsB;
  const batch = a.shape.length > b.shape.length ? a.shape.slice(0, -2) : b.shape.slice(0, -2);
  const c = heap.output([...batch, transposeA ? columnsA : rowsA, n]);
  const rows = matrixRows(heap, rowsA, columnsA);
  if (transposeA) {
    const block = columnBlock(heap);
    heap.kernels.multiplyTransposed(heap.address(a), rows, rowsA, 1, columnsA, 0, heap.address(b), n, heap.address(c), block);
    return c;
  }
  const packed = packMatrix(heap, heap.address(b), columnsA, n, transposeB);
  const packedBias = bias ? packBias(heap, heap.address(bias), n) : 0;
  heap.kernels.multiply(heap.address(a), rows, rowsA, 1, columnsA, 0, packed, n, heap.address(c), packedBias, isRelu ? 1 : 0);
  return c;
}

function lastTwo({ shape }: TensorInfo): [number, number] {
  return [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
}
