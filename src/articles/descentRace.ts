import { createRandom, deriveSeed, fillTruncatedNormal, identity, permutation } from "../data/random";
import type { Line, Sample } from "./gradientDescent";

/** The three ways to descend, by how many examples an update looks at: all, one, or a few. */
export const racers = ["batch", "stochastic", "miniBatch"] as const;
export type Racer = (typeof racers)[number];

/** What is raced on: `examples` points around y = 2x + 1, drawn from `seed`. */
export interface RaceSettings {
  readonly seed: number;
  readonly examples: number;
  readonly epochs: number;
  /** Learning rate, the same for all. */
  readonly rate: number;
  /** Examples of a mini-batch. */
  readonly batchSize: number;
}

/** One racer's loss over all examples, after every update; index 0 is before the first. */
export interface RaceTrack {
  /** Examples seen until then. */
  readonly seen: Float64Array;
  /** Mean squared error above the lowest that any line has. */
  readonly excess: Float64Array;
  readonly updates: number;
}

export const startRace: RaceSettings = { seed: 1, examples: 256, epochs: 40, rate: 0.05, batchSize: 16 };

/** Points with x uniform in −2..2 and y = 2x + 1 with normal noise of deviation 0.5. */
export function raceSamples({ seed, examples }: RaceSettings): readonly Sample[] {
  const random = createRandom(deriveSeed(seed, 1));
  const noise = new Float32Array(examples);
  fillTruncatedNormal(noise, 0.5, deriveSeed(seed, 2));
  return Array.from(noise, (error) => {
    const x = (random() / 2 ** 32) * 4 - 2;
    return { x, y: 2 * x + 1 + error };
  });
}

/** The line with the lowest mean squared error (normal equations, Legendre 1805). */
export function bestLine(samples: readonly Sample[]): Line {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [x, y] = [mean((sample) => sample.x), mean((sample) => sample.y)];
  const w = mean((sample) => (sample.x - x) * (sample.y - y)) / mean((sample) => (sample.x - x) ** 2);
  return { w, b: y - w * x };
}

/** The three descents from w = 0, b = 0 on the same examples, each epoch in an order that is drawn anew and is the same for all. */
export function runRace(settings: RaceSettings): Readonly<Record<Racer, RaceTrack>> {
  const samples = raceSamples(settings);
  const excessOf = createExcess(samples);
  const track = (size: number) => runTrack(settings, samples, Math.min(size, samples.length), excessOf);
  return { batch: track(samples.length), stochastic: track(1), miniBatch: track(settings.batchSize) };
}

function runTrack(settings: RaceSettings, samples: readonly Sample[], size: number, excessOf: (line: Line) => number): RaceTrack {
  const updates = Math.ceil(samples.length / size) * settings.epochs;
  const seen = new Float64Array(updates + 1);
  const excess = new Float64Array(updates + 1);
  let [w, b, done] = [0, 0, 0];
  excess[0] = excessOf({ w, b });
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    // All examples at once have no order.
    const order = size === samples.length ? identity(size) : permutation(samples.length, deriveSeed(settings.seed, 3, epoch));
    for (let from = 0; from < order.length; from += size) {
      const rows = order.subarray(from, from + size);
      let [sumW, sumB] = [0, 0];
      for (const row of rows) {
        const { x, y } = samples[row] ?? { x: 0, y: 0 };
        const error = w * x + b - y;
        sumW += 2 * error * x;
        sumB += 2 * error;
      }
      w -= (settings.rate * sumW) / rows.length;
      b -= (settings.rate * sumB) / rows.length;
      done++;
      seen[done] = epoch * samples.length + Math.min(from + size, samples.length);
      excess[done] = excessOf({ w, b });
    }
  }
  return { seen, excess, updates };
}

/** How far a line's mean squared error is above the lowest: a quadratic form of its distance to the best line. */
function createExcess(samples: readonly Sample[]): (line: Line) => number {
  const best = bestLine(samples);
  const meanX = samples.reduce((sum, { x }) => sum + x, 0) / samples.length;
  const meanSquare = samples.reduce((sum, { x }) => sum + x * x, 0) / samples.length;
  return ({ w, b }) => {
    const [dw, db] = [w - best.w, b - best.b];
    return Math.max(0, dw * dw * meanSquare + 2 * dw * db * meanX + db * db);
  };
}
