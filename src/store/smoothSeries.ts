/** A series smoothed step by step; a growing series costs only its new steps. */
export interface SmoothedSeries {
  /**
   * The smoothed `values`, one for each. They must begin with the values given last time; `restart` says that they do
   * not. The view stays readable, though no longer current, after the next call.
   */
  update(values: Float32Array, restart?: boolean): Float32Array;
}

/** The strongest smoothing: the mean of about the last 1,000 steps. */
export const mostSmoothing = 0.999;

/**
 * An exponential moving mean that is not drawn to 0 at its start (the bias correction of Kingma & Ba 2015, section 3):
 * s ← w · s + (1 − w) · value, divided by the sum of the weights given so far. A value that is not finite is passed on as
 * it is and changes no later one. `weight` w in 0..1, exclusive; 0 gives the values themselves.
 */
export function smoothSeries(weight: number): SmoothedSeries {
  let store = new Float32Array(1024);
  let length = 0;
  let mean = 0;
  let weights = 0;
  return {
    update(values, restart = false) {
      if (weight === 0) return values;
      if (restart || values.length < length) {
        length = 0;
        mean = 0;
        weights = 0;
        // A view given out earlier must not change under its reader.
        store = new Float32Array(store.length);
      }
      if (values.length > store.length) {
        const larger = new Float32Array(Math.max(values.length, 2 * store.length));
        larger.set(store.subarray(0, length));
        store = larger;
      }
      for (; length < values.length; length++) {
        const value = values[length] ?? Number.NaN;
        if (!Number.isFinite(value)) {
          store[length] = value;
          continue;
        }
        mean = weight * mean + (1 - weight) * value;
        weights = weight * weights + (1 - weight);
        store[length] = mean / weights;
      }
      return store.subarray(0, length);
    },
  };
}
