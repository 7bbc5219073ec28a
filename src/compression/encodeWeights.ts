import type { CheckpointTensor } from "../protocol/runCheckpoint";
import { isKernel } from "./kernels";
import type { QuantizedTensor } from "./quantizeTensor";

/** A kernel as numbers or as codes, or another weight, which stays as numbers. */
export type StoredTensor = CheckpointTensor | QuantizedTensor;

/** Longest row of zeros that one byte tells; 255 says "so many, and no value". */
const longestGap = 254;

/**
 * The bytes in which weights are stored, one after the other; their shapes follow from the layers. A number takes 4 bytes, a code 1
 * and each scale 4, in the affine scheme with 1 more for its zero point. `isSparse` leaves out a kernel's zeros: each
 * value has a byte before it that counts the zeros since the last one, 255 for 254 of them and no value.
 */
export function encodeWeights(weights: readonly StoredTensor[], isSparse: boolean): Uint8Array<ArrayBuffer> {
  const parts = weights.flatMap((weight) => {
    if ("values" in weight) return isSparse && isKernel(weight) ? sparseNumbers(weight.values) : bytesOf(weight.values);
    const { scales, zeroPoints } = weight;
    // The symmetric scheme's zero point is always the same and not stored.
    const isAffine = zeroPoints.some((point) => point !== 128);
    const codes = isSparse ? sparseCodes(weight) : weight.codes;
    return [bytesOf(scales), ...(isAffine ? [zeroPoints] : []), codes];
  });
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

/** How many bytes gzip makes of `bytes`, as browsers compress. */
export async function gzipSize(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const zipped = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}

const bytesOf = (values: Float32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

function sparseNumbers(values: Float32Array): Uint8Array {
  const bytes = bytesOf(values);
  return sparse(
    values.length,
    (i) => values[i] === 0,
    (i) => bytes.subarray(4 * i, 4 * i + 4),
  );
}

function sparseCodes({ codes, zeroPoints }: QuantizedTensor): Uint8Array {
  return sparse(
    codes.length,
    (i) => codes[i] === zeroPoints[i % zeroPoints.length],
    (i) => codes.subarray(i, i + 1),
  );
}

function sparse(count: number, isZero: (i: number) => boolean, valueAt: (i: number) => Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let gap = 0;
  for (let i = 0; i < count; i += 1) {
    if (isZero(i)) {
      gap += 1;
      continue;
    }
    for (; gap > longestGap; gap -= longestGap) bytes.push(255);
    bytes.push(gap, ...valueAt(i));
    gap = 0;
  }
  return Uint8Array.from(bytes);
}
