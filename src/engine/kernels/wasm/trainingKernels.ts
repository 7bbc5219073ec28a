import type { KernelConfig } from "@tensorflow/tfjs";
import { augmentationLength } from "../../../data/augmentation";
import { kernelNames, type PixelAttributes } from "../kernelNames";
import { requireInputs } from "./stockKernel";
import type { WasmHeap } from "./wasmHeap";

/** The gradient of ReLU in one pass. */
export function createReluGradient(heap: WasmHeap): KernelConfig {
  return {
    kernelName: kernelNames.reluGradient,
    backendName: "wasm",
    kernelFunc: ({ inputs }) => {
      const { dy, y } = requireInputs(inputs, "dy", "y");
      const out = heap.output(y.shape);
      heap.kernels.reluGradient(heap.address(dy), heap.address(y), size(y.shape), heap.address(out));
      return out;
    },
  };
}

/** The gradient of a bias: sums over all axes but the last. */
export function createBiasGradient(heap: WasmHeap): KernelConfig {
  return {
    kernelName: kernelNames.biasGradient,
    backendName: "wasm",
    kernelFunc: ({ inputs }) => {
      const { dy } = requireInputs(inputs, "dy");
      const columns = dy.shape.at(-1) ?? 1;
      const out = heap.output([columns]);
      heap.kernels.sumRows(heap.address(dy), size(dy.shape) / columns, columns, heap.address(out));
      return out;
    },
  };
}

/** Cross-entropy, correct answers and the gradient by the logits in one pass. */
export function createLossAndCorrect(heap: WasmHeap): KernelConfig {
  return {
    kernelName: kernelNames.lossAndCorrect,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { logits, labels } = requireInputs(inputs, "logits", "labels");
      const [rows = 0, classes = 0] = logits.shape;
      const measured = heap.output([2]);
      const gradient = heap.output(logits.shape);
      const addresses = [heap.address(logits), heap.address(labels)] as const;
      // Set by `lossAndCorrect.ts`, the only caller.
      const perImage = attrs?.perImage as number;
      const classWeights = inputs.classWeights ? heap.address(inputs.classWeights) : 0;
      const outputs = [heap.address(gradient), heap.address(measured)] as const;
      heap.kernels.lossAndCorrect(...addresses, rows, classes, perImage, classWeights, ...outputs);
      return [measured, gradient];
    },
  };
}

/** Numbers and bytes of an image with its margin, and the bends of its rows and columns: see `assembly/augment.ts`. */
const augmentScratchBytes = 32 * 32 * 4 + 32 * 32;

/** Bytes of images as what the network sees, straight from the set into the heap. */
export function createPixels(heap: WasmHeap): KernelConfig {
  return {
    kernelName: kernelNames.pixels,
    backendName: "wasm",
    kernelFunc: ({ attrs }) => {
      // Set by `batches.ts`, the only caller.
      const { bytes, rows, rowLength, scale, offset, changes } = attrs as unknown as PixelAttributes;
      const gathered = heap.scratch("bytes", rows.length * rowLength);
      for (const [i, row] of rows.entries()) {
        heap.write(bytes.subarray(row * rowLength, (row + 1) * rowLength), gathered + i * rowLength);
      }
      const pixels = heap.output([rows.length, rowLength]);
      const out = heap.address(pixels);
      if (changes === null) {
        heap.kernels.scaleBytes(gathered, rows.length * rowLength, scale, offset, out);
      } else {
        const numbers = heap.scratch("changes", changes.byteLength);
        heap.write(new Uint8Array(changes.buffer, changes.byteOffset, changes.byteLength), numbers);
        const scratch = heap.scratch("augment", augmentScratchBytes);
        heap.kernels.augment(gathered, rows.length, numbers, augmentationLength, scale, offset, scratch, out);
      }
      return pixels;
    },
  };
}

type AdamAttributes = Record<"stepSize" | "beta1" | "beta2" | "epsilon" | "decay", number>;

/** Adam in one pass: m and v change in place, the new weights are the result. */
export function createAdam(heap: WasmHeap): KernelConfig {
  return {
    kernelName: kernelNames.adam,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { weight, gradient, m, v } = requireInputs(inputs, "weight", "gradient", "m", "v");
      // Set by `optimizers.ts`, the only caller.
      const { stepSize, beta1, beta2, epsilon, decay } = attrs as unknown as AdamAttributes;
      const out = heap.output(weight.shape);
      const addresses = [heap.address(weight), heap.address(gradient), heap.address(m), heap.address(v)] as const;
      heap.kernels.adam(
        ...addresses,
        size(weight.shape),
        stepSize,
        beta1,
        1 - beta1,
        beta2,
        1 - beta2,
        epsilon,
        decay,
        heap.address(out),
      );
      return out;
    },
  };
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
