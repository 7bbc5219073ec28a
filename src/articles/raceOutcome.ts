import { type Racer, type RaceTrack, racers } from "./descentRace";

/** When one racer arrived, and how near it ended. */
export interface RaceResult {
  readonly racer: Racer;
  /** Examples and updates after which the excess loss is at or below the target for the first time; null where it never is. */
  readonly arrival: { readonly examples: number; readonly updates: number } | null;
  /** Share of the updates after that, 0..1, at which it is above the target again. */
  readonly shareAbove: number;
  /** Mean excess loss over the last tenth of the updates. */
  readonly finalExcess: number;
}

/** Who needed least, by each way to count. */
export interface RaceOutcome {
  readonly results: Readonly<Record<Racer, RaceResult>>;
  /** The excess loss that counts as arrived. */
  readonly target: number;
  /** Those that arrived, the one with the fewest first. */
  readonly byExamples: readonly Racer[];
  readonly byUpdates: readonly Racer[];
  /** All, the one that ends nearest to the lowest loss first. */
  readonly byFinalLoss: readonly Racer[];
  /**
   * Which of article 4's statements hold: its table (stochastic before mini-batch) in how few examples bring them there, the sentence
   * after it (mini-batch before stochastic) in how near they end.
   */
  readonly verdict: "both" | "table" | "sentence" | "neither";
}

/** Share of the loss at the start, above the lowest, that counts as arrived. */
export const targetShare = 0.02;

/** What a race shows: who arrived first in examples seen and in updates, and who ended nearest to the lowest loss. */
export function raceOutcome(tracks: Readonly<Record<Racer, RaceTrack>>): RaceOutcome {
  const target = (tracks.batch.excess[0] ?? 0) * targetShare;
  const resultOf = (racer: Racer) => resultOfTrack(racer, tracks[racer], target);
  const results = { batch: resultOf("batch"), stochastic: resultOf("stochastic"), miniBatch: resultOf("miniBatch") };
  const arrived = (by: "examples" | "updates") =>
    racers
      .filter((racer) => results[racer].arrival !== null)
      .sort((a, b) => (results[a].arrival?.[by] ?? 0) - (results[b].arrival?.[by] ?? 0));
  const byExamples = arrived("examples");
  const byFinalLoss = [...racers].sort((a, b) => results[a].finalExcess - results[b].finalExcess);
  const tableHolds = comesBefore(byExamples, "stochastic", "miniBatch");
  const sentenceHolds = comesBefore(byFinalLoss, "miniBatch", "stochastic");
  const verdict = tableHolds ? (sentenceHolds ? "both" : "table") : sentenceHolds ? "sentence" : "neither";
  return { results, target, byExamples, byUpdates: arrived("updates"), byFinalLoss, verdict };
}

/** Whether `one` is in `order` before `other`, or without it. */
function comesBefore(order: readonly Racer[], one: Racer, other: Racer): boolean {
  return order.includes(one) && (!order.includes(other) || order.indexOf(one) < order.indexOf(other));
}

function resultOfTrack(racer: Racer, { seen, excess }: RaceTrack, target: number): RaceResult {
  const first = excess.findIndex((value) => value <= target);
  const rest = first < 0 ? excess.subarray(0, 0) : excess.subarray(first + 1);
  // A loss that is no number is above it too.
  const above = rest.reduce((count, value) => count + (value <= target ? 0 : 1), 0);
  const tail = excess.subarray(Math.floor(excess.length * 0.9));
  return {
    racer,
    arrival: first < 0 ? null : { examples: seen[first] ?? 0, updates: first },
    shareAbove: rest.length === 0 ? 0 : above / rest.length,
    finalExcess: tail.reduce((sum, value) => sum + value, 0) / tail.length,
  };
}
