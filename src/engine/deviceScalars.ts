import * as tf from "@tensorflow/tfjs";

/** Numbers kept on the device: a plain number in an operation would be uploaded anew at each step. */
export interface DeviceScalars {
  /** The scalar of `value`, uploaded at the first call for it. */
  readonly of: (value: number) => tf.Scalar;
  dispose(): void;
}

/** Makes an empty store of scalars, for constants: nothing is forgotten before `dispose`. */
export function createDeviceScalars(): DeviceScalars {
  const kept = new Map<number, tf.Scalar>();
  return {
    of(value) {
      const known = kept.get(value);
      if (known) return known;
      const scalar = tf.keep(tf.scalar(value));
      kept.set(value, scalar);
      return scalar;
    },
    dispose() {
      tf.dispose([...kept.values()]);
      kept.clear();
    },
  };
}

/** One number on the device that seldom changes, such as a learning rate. */
export interface ChangingScalar {
  /** The scalar of `value`, uploaded only where it is another than at the last call. */
  readonly of: (value: number) => tf.Scalar;
  dispose(): void;
}

/** Makes a scalar without a value yet. */
export function createChangingScalar(): ChangingScalar {
  let held: { value: number; scalar: tf.Scalar } | null = null;
  return {
    of(value) {
      if (held?.value === value) return held.scalar;
      held?.scalar.dispose();
      held = { value, scalar: tf.keep(tf.scalar(value)) };
      return held.scalar;
    },
    dispose() {
      held?.scalar.dispose();
      held = null;
    },
  };
}
