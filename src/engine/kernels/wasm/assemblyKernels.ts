/** A place in the heap, in bytes from its start. */
export type Address = number;

/** What `assembly/index.ts` exports; sizes are in floats unless named otherwise. */
export interface AssemblyKernels {
  packColumns(b: Address, k: number, n: number, rowStride: number, columnStride: number, out: Address): void;
  multiply(
    ...args: [
      a: Address,
      rows: Address,
      m: number,
      segments: number,
      segmentLength: number,
      segmentStrideBytes: number,
      packed: Address,
      n: number,
      c: Address,
      bias: Address,
      isRelu: number,
    ]
  ): void;
  multiplyTransposed(
    ...args: [
      a: Address,
      rows: Address,
      m: number,
      segments: number,
      segmentLength: number,
      segmentStrideBytes: number,
      b: Address,
      n: number,
      c: Address,
      packedB: Address,
    ]
  ): void;
  padImage(
    ...args: [
      x: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      top: number,
      left: number,
      spacingY: number,
      spacingX: number,
      outHeight: number,
      outWidth: number,
      out: Address,
    ]
  ): void;
  turnFilter(filter: Address, height: number, width: number, inputs: number, outputs: number, out: Address): void;
  maxPool(
    ...args: [
      x: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      size: number,
      outHeight: number,
      outWidth: number,
      y: Address,
    ]
  ): void;
  maxPoolGradient(
    ...args: [
      dy: Address,
      x: Address,
      y: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      size: number,
      outHeight: number,
      outWidth: number,
      dx: Address,
    ]
  ): void;
  averagePoolGradient(
    ...args: [
      dy: Address,
      batch: number,
      height: number,
      width: number,
      channels: number,
      size: number,
      outHeight: number,
      outWidth: number,
      dx: Address,
    ]
  ): void;
  reluGradient(dy: Address, y: Address, count: number, out: Address): void;
  tanh(x: Address, count: number, y: Address): void;
  tanhGradient(dy: Address, y: Address, count: number, out: Address): void;
  gelu(x: Address, count: number, y: Address): void;
  geluGradient(dy: Address, x: Address, count: number, out: Address): void;
  normalizeBatch(
    ...args: [
      x: Address,
      rows: number,
      columns: number,
      scale: Address,
      shift: Address,
      epsilon: number,
      mean: Address,
      variance: Address,
      inverse: Address,
      normalized: Address,
      y: Address,
    ]
  ): void;
  normalizeBatchGradient(
    ...args: [
      dy: Address,
      normalized: Address,
      rows: number,
      columns: number,
      scale: Address,
      inverse: Address,
      toShift: Address,
      toScale: Address,
      dx: Address,
    ]
  ): void;
  sumRows(x: Address, rows: number, columns: number, out: Address): void;
  adam(
    ...args: [
      weights: Address,
      gradient: Address,
      m: Address,
      v: Address,
      count: number,
      stepSize: number,
      beta1: number,
      oneMinusBeta1: number,
      beta2: number,
      oneMinusBeta2: number,
      epsilon: number,
      decay: number,
      out: Address,
    ]
  ): void;
  lossAndCorrect(
    ...args: [
      logits: Address,
      labels: Address,
      rows: number,
      classes: number,
      perRow: number,
      /** 0 for a weight of 1 each. */
      classWeights: Address,
      gradient: Address,
      measured: Address,
    ]
  ): void;
  scaleBytes(bytes: Address, byteCount: number, scale: number, offset: number, out: Address): void;
  augment(
    ...args: [
      bytes: Address,
      images: number,
      changes: Address,
      fieldsOfChange: number,
      scale: number,
      offset: number,
      scratch: Address,
      out: Address,
    ]
  ): void;
}
