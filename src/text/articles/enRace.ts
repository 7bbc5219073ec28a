import type { RaceOutcome } from "../../articles/raceOutcome";
import { makeNumberFormat } from "../formatNumber";

const { count } = makeNumberFormat("en");
const names = { batch: "batch", stochastic: "stochastic", miniBatch: "mini-batch" };
const verdicts = {
  both: "So each is right about something else: the table about how soon, the sentence about how near. Neither says which.",
  table: "So here the table is right and the sentence is not.",
  sentence: "So here the sentence is right and the table is not.",
  neither: "So here neither is right.",
};

/** The race of three descents, in English. */
export const enRace = {
  title: "Batch, stochastic and mini-batch descent",
  lead: (examples: number, size: number) =>
    `One update may look at all ${examples} examples, at one, or at ${size}. All three fit the same line to the same data, from the same start, with the same learning rate.`,
  fields: { rate: "Learning rate", batchSize: "Mini-batch size", seed: "Seed" },
  reset: "Start values",
  play: "Play",
  pause: "Pause",
  stepEpoch: "One epoch",
  finish: "To the end",
  progress: (seen: string, epochs: string) => `${seen} examples seen, epoch ${epochs}`,
  measure: "Count in",
  measures: { examples: "Examples seen", epochs: "Epochs", updates: "Updates" },
  names: { batch: "Batch", stochastic: "Stochastic", miniBatch: "Mini-batch" },
  excess: "Loss above the lowest",
  targetName: "Arrived",
  plot: (measure: string) => `Loss above the lowest of the three descents over: ${measure.toLowerCase()}, both axes logarithmic.`,
  table: "What the race shows",
  descent: "Descent",
  toTarget: { examples: "Examples to arrive", updates: "Updates to arrive" },
  above: "Above again later",
  final: "Above the lowest at the end",
  never: "–",
  target: (target: string) =>
    `Arrived: a mean squared error at most ${target} above the lowest, 2\u202f% of where all start. Above again later: share of the updates after that which are above it. At the end: mean over the last tenth of the updates.`,
  says: "Table: stochastic fast, mini-batch slow. Next sentence: the reverse.",
  comesTo: (outcome: RaceOutcome) => {
    const [soonest, nearest] = [outcome.byExamples[0], outcome.byFinalLoss[0]];
    return soonest ? `First there: ${names[soonest]}. Nearest at the end: ${names[nearest ?? soonest]}.` : "Nobody arrives.";
  },
  why: (outcome: RaceOutcome) => {
    const { results, byExamples, byUpdates } = outcome;
    if (byExamples.length === 0) return "With this learning rate none of the three comes down far enough. Try another.";
    const list = (racers: typeof byExamples, by: "examples" | "updates") =>
      racers.map((racer) => `${names[racer]} ${count(results[racer].arrival?.[by] ?? 0)}`).join(", ");
    return `Examples to arrive: ${list(byExamples, "examples")}. Updates to arrive: ${list(byUpdates, "updates")}. ${verdicts[outcome.verdict]}`;
  },
};
