import checksums from "../../datasets/mnist/checksums.json";
import testImages from "../../datasets/mnist/t10k-images-idx3-ubyte.gz?url";
import testLabels from "../../datasets/mnist/t10k-labels-idx1-ubyte.gz?url";
import trainImages from "../../datasets/mnist/train-images-idx3-ubyte.gz?url";
import trainLabels from "../../datasets/mnist/train-labels-idx1-ubyte.gz?url";
import type { DatasetFiles } from "./loadDataset";

/** MNIST as shipped in `datasets/mnist`; sizes and checksums as `datasets/README.md` prints them. */
export const mnistFiles: DatasetFiles = {
  trainImages: file("train-images-idx3-ubyte", trainImages, 9_612_640),
  trainLabels: file("train-labels-idx1-ubyte", trainLabels, 28_246),
  testImages: file("t10k-images-idx3-ubyte", testImages, 1_598_236),
  testLabels: file("t10k-labels-idx1-ubyte", testLabels, 4_210),
  trainCount: 60_000,
  testCount: 10_000,
};

function file(name: keyof typeof checksums, url: string, shippedBytes: number) {
  return { name: `${name}.gz`, url, shippedBytes, sha256: checksums[name] };
}
