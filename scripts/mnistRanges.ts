import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { projectRoot } from "../cli/projectRoot";
import { type ImageMeasures, measureImage } from "../src/drawing/imageMeasures";

/** Prints the table of `src/drawing/mnistRanges.ts`: 5th percentile, median and 95th of each measure over MNIST's training images. */
const bytes = gunzipSync(readFileSync(join(projectRoot, "datasets/mnist/train-images-idx3-ubyte.gz")));
const headerBytes = 16;
const count = (bytes.length - headerBytes) / 784;
const measured: ImageMeasures[] = [];
for (let row = 0; row < count; row += 1) {
  const first = headerBytes + row * 784;
  const measures = measureImage(Float32Array.from(bytes.subarray(first, first + 784), (byte) => byte / 255));
  if (measures) measured.push(measures);
}
for (const name of ["longestSide", "strokeWidth", "centerX", "centerY", "ink"] as const) {
  const sorted = measured.map((measures) => measures[name]).sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.round(share * (sorted.length - 1))] ?? 0).toFixed(3);
  console.log(`${name}: { low: ${at(0.05)}, middle: ${at(0.5)}, high: ${at(0.95)} }`);
}
console.log(`${measured.length} images`);
