import type { ShapeProblem } from "../protocol/modelShape";
import type { BackendName } from "../protocol/options";
import { backendOptions, layerOptions } from "../protocol/options";
import { makeNumberFormat } from "./formatNumber";

const number = makeNumberFormat("en");
const inHex = (value: number) => `0x${value.toString(16).padStart(8, "0")}`;
const megabytes = (bytes: number) => `${number.count(Math.ceil(bytes / 1e6))} MB`;
const reason = (detail: string) => (detail ? ` (${detail.replace(/[.\s]+$/, "")})` : "");
const getFileAgain = "Press Retry; if it stays, put the original file back: datasets/README.md says where it is from.";

const goOn = "Restart to go on from where each run was last kept, at the latest after its last epoch";

/** What went wrong and what to do, in English. */
export const enProblems = {
  fileMissing: (file: string, status: number | null) =>
    status === null
      ? `${file} could not be loaded: the server gave no answer. Check the connection, then press Retry.`
      : `${file} could not be loaded: expected the file, found the server's answer ${status}. Check that the data set is beside the page, then press Retry.`,
  fileInterrupted: (file: string, received: number) =>
    `${file} stopped loading after ${number.count(received)} bytes: expected the whole file. Check the connection, then press Retry.`,
  fileDamaged: (file: string, received: number) =>
    `${file} is cut off or damaged: expected a complete gzip file, found ${number.count(received)} bytes that do not unpack. ${getFileAgain}`,
  fileMagic: (file: string, expected: number, found: number) =>
    `${file} is no MNIST file: it should begin with ${inHex(expected)} and begins with ${inHex(found)}. ${getFileAgain}`,
  fileDimensions: (file: string, expected: string, found: string) =>
    `${file} has the wrong dimensions: expected ${expected}, found ${found}. ${getFileAgain}`,
  fileLength: (file: string, expected: number, found: number) =>
    `${file} has the wrong length: expected ${number.count(expected)} bytes, found ${number.count(found)}. ${getFileAgain}`,
  fileChecksum: (file: string, expected: string, found: string) =>
    `${file} was altered: expected the SHA-256 ${expected.slice(0, 12)}…, found ${found.slice(0, 12)}…. ${getFileAgain}`,
  fileLabel: (file: string, index: number, found: number) =>
    `${file} has a wrong label: image ${number.count(index)} should be a digit from 0 to 9 and is ${found}. ${getFileAgain}`,
  ownData: (file: string) =>
    `Your data could not be loaded: ${file} cannot be read as before. Articles, Your data says why, and leads back to MNIST.`,
  otherData:
    "It was trained on other data than are loaded now. Its curves are still there. Reset to train it on these data; it can go on when its own data are loaded again.",
  backendUnavailable: (backend: BackendName, detail: string) =>
    `${backendOptions[backend].label} could not start on this device${reason(detail)}. Choose Automatic or another backend.`,
  selfTestFailed: (backend: BackendName) =>
    `${backendOptions[backend].label} computed wrong numbers in its self-test on this device. Choose Automatic or another backend.`,
  deviceLost: (detail: string) => `The graphics processor stopped answering${reason(detail)}. ${goOn}.`,
  gpuError: (detail: string) => `The graphics processor reported an error${reason(detail)}. ${goOn}, or choose another backend.`,
  workerCrashed: (detail: string) => `The trainer stopped unexpectedly${reason(detail)}. ${goOn}.`,
  workerUnavailable: (detail: string) =>
    `The trainer could not start: this browser did not give the page a background worker${reason(detail)}. Restart, or use a current Chrome, Edge, Firefox or Safari.`,
  modelShape: (problem: ShapeProblem) => {
    const layer = `Layer ${problem.layer + 1} (${layerOptions[problem.kind].label})`;
    switch (problem.code) {
      case "needs-image":
        return `${layer} expects an image, found ${number.count(Number(problem.found))} values. Place it before Flatten.`;
      case "needs-vector":
        return `${layer} expects a row of values, found an image of ${problem.found}. Put Flatten before it.`;
      case "too-small":
        return `${layer} does not fit: its input is only ${problem.found}. Use a smaller kernel or fewer pools.`;
      case "last-layer":
        return `${layer} is the last and must give 10 values, one per digit; it gives ${problem.found.replace(/\d{4,}/g, (digits) => number.count(Number(digits)))}. End with Dense 10.`;
      case "softmax-not-last":
        return `${layer} uses softmax, which belongs to the last layer only. Choose another activation.`;
      case "too-many-parameters":
        return `${layer} brings the network to ${number.count(Number(problem.found))} parameters, more than a tab can hold. Make it smaller.`;
    }
  },
  notFinite: (step: number) =>
    `The loss was no longer a number from step ${number.count(step)} on: the weights grew without bound, most often because the learning rate is too high. Reset and try a tenth of it, or add warm-up or batch norm.`,
  tooManyRuns: (limit: number) => `There is room for ${limit} runs at most. Remove one to add another.`,
  batchMemory: (bytes: number, limit: number) =>
    `One training step would take ${megabytes(bytes)} for the layers' outputs, and ${megabytes(limit)} are allowed. Choose a smaller batch, or pool or stride earlier.`,
  checkpointMismatch:
    "The saved weights do not fit this network: layers or optimizer differ from those they were saved with. Train it anew, or continue the run as it was.",
  teacherAugmentation:
    "A network with a teacher trains on images as they are, since the teacher answers to those. Set its images to “as they are”.",
  weightsLost:
    "The weights that this browser kept could not be read. Curves and result are still there, but training cannot be continued. Reset to train it anew.",
  outOfMemory: (detail: string) => `The device ran out of memory${reason(detail)}. Remove a run or choose a smaller network.`,
  unexpected: (detail: string) => `Something unforeseen went wrong${reason(detail)}. Reset or restart to go on.`,
};
