import { epochOrderWgsl } from "./epochOrderWgsl";
import type { KernelCode } from "./kernelCode";
import { metricsSlots } from "./metricsRing";
import { makeKernel } from "./storageBuffers";

/** One workgroup; each invocation takes every 64th row. */
const lanes = 64;

/**
 * Softmax, cross-entropy and accuracy of the step's rows in one: [step.perImage · Σ weight · cross-entropy, number classified
 * rightly] to the step's slot of the metrics ring and the gradient step.perImage · weight · (softmax − one-hot). Binds logits
 * [batch, classes], the set's labels, four bytes to a word, the epoch's order, metrics and, to train, the gradient
 * [batch, classes]; to measure, instead, the answers: the class read in each image of the order, from step.firstRow on.
 */
export function softmaxHead(options: {
  readonly batch: number;
  readonly classes: number;
  readonly images: number;
  readonly ordered: number;
  readonly output: "gradient" | "answers";
  /** What an image of each class counts; null for 1 each. */
  readonly classWeights: readonly number[] | null;
}): KernelCode {
  const { batch, classes, images, ordered, output, classWeights } = options;
  const order = epochOrderWgsl(ordered);
  const weights = classWeights ?? Array.from({ length: classes }, () => 1);
  const gradient = `
    for (var j = 0u; j < ${classes}u; j++) {
      let probability = exp(logits[first + j] - largest) / sum;
      gradient[first + j] = weight * (probability - select(0.0, 1.0, j == label));
    }`;
  return makeKernel(
    `softmaxHead ${output}`,
    [
      { name: "logits", use: "read", length: batch * classes },
      { name: "labels", use: "read", length: Math.ceil(images / 4), element: "u32" },
      order.buffer,
      { name: "metrics", use: "write", length: 2 * metricsSlots },
      output === "gradient"
        ? { name: "gradient", use: "write", length: batch * classes }
        : { name: "answers", use: "write", length: ordered, element: "u32" },
    ],
    [1, 1, 1],
    `${order.wgsl}
var<private> classWeights: array<f32, ${classes}> = array(${weights.map((weight) => `f32(${weight})`).join(", ")});
var<workgroup> losses: array<f32, ${lanes}>;
var<workgroup> counts: array<f32, ${lanes}>;
@compute @workgroup_size(${lanes})
fn main(@builtin(local_invocation_index) lane: u32) {
  var loss = 0.0;
  var correct = 0.0;
  for (var row = lane; row < step.rows; row += ${lanes}u) {
    let first = row * ${classes}u;
    var largest = logits[first];
    var answer = 0u;
    for (var j = 1u; j < ${classes}u; j++) {
      if (logits[first + j] > largest) {
        largest = logits[first + j];
        answer = j;
      }
    }
    var sum = 0.0;
    for (var j = 0u; j < ${classes}u; j++) { sum += exp(logits[first + j] - largest); }
    let image = imageAt(row);
    let label = (labels[image / 4u] >> (8u * (image % 4u))) & 0xffu;
    let weight = step.perImage * classWeights[label];
    loss += weight * (log(sum) + largest - logits[first + label]);
    correct += select(0.0, 1.0, answer == label);
    ${output === "gradient" ? gradient : "answers[step.firstRow + row] = answer;"}
  }
  losses[lane] = loss;
  counts[lane] = correct;
  workgroupBarrier();
  if (lane != 0u) { return; }
  for (var other = 1u; other < ${lanes}u; other++) {
    loss += losses[other];
    correct += counts[other];
  }
  metrics[2u * step.metricsSlot] = loss;
  metrics[2u * step.metricsSlot + 1u] = correct;
}`,
  );
}
