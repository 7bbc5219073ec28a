import * as tf from "@tensorflow/tfjs";
import { ProblemError } from "../protocol/problem";
import type { CheckpointTensor } from "../protocol/runCheckpoint";

/** The values of variables as they are at the call, in copies that belong to the caller. */
export function readTensors(variables: readonly tf.Variable[]): Promise<CheckpointTensor[]> {
  return Promise.all(
    variables.map(async (variable) => {
      // The cpu backend hands out the array it computes with.
      const values = (await variable.data<"float32">()).slice();
      return { shape: [...variable.shape], values };
    }),
  );
}

/** Gives variables the values of tensors in the same order; throws a `ProblemError` where number or shapes differ. */
export function writeTensors(variables: readonly tf.Variable[], tensors: readonly CheckpointTensor[]): void {
  const fits = (variable: tf.Variable, tensor: CheckpointTensor | undefined) =>
    tensor?.shape.join() === variable.shape.join() && tensor.values.length === variable.size;
  if (tensors.length !== variables.length || !variables.every((variable, i) => fits(variable, tensors[i]))) {
    throw new ProblemError({ code: "checkpoint-mismatch" });
  }
  for (const [i, variable] of variables.entries()) {
    tf.tidy(() => variable.assign(tf.tensor(tensors[i]?.values ?? [], variable.shape)));
  }
}

/** Bytes that the values of variables take. */
export function bytesOf(variables: readonly tf.Variable[]): number {
  return 4 * variables.reduce((sum, { size }) => sum + size, 0);
}
