/** Images done by a run after so many seconds of its own training. */
export interface SpeedSample {
  readonly trainingSeconds: number;
  readonly images: number;
}

/** Length of training, in seconds, over which a speed is taken. */
export const speedWindowSeconds = 2;

/**
 * `samples` with `sample` behind them, without those that lie before the last two seconds of training. A sample that
 * goes back in time starts anew: the run was reset.
 */
export function addSpeedSample(samples: readonly SpeedSample[], sample: SpeedSample): readonly SpeedSample[] {
  const last = samples.at(-1);
  if (last && (sample.trainingSeconds < last.trainingSeconds || sample.images < last.images)) return [sample];
  const start = sample.trainingSeconds - speedWindowSeconds;
  // The newest of the samples before the window stays, so that the window is always covered.
  const firstInside = samples.findIndex(({ trainingSeconds }) => trainingSeconds >= start);
  const kept = firstInside < 0 ? samples.slice(-1) : samples.slice(Math.max(0, firstInside - 1));
  return [...kept, sample];
}

/** Images per second of training between the first and the last sample; null before there is a figure. */
export function imagesPerSecond(samples: readonly SpeedSample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.trainingSeconds <= first.trainingSeconds) return null;
  return (last.images - first.images) / (last.trainingSeconds - first.trainingSeconds);
}
