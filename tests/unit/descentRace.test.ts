import { expect, test } from "vitest";
import { bestLine, racers, raceSamples, runRace, startRace } from "../../src/articles/descentRace";
import { raceOutcome } from "../../src/articles/raceOutcome";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const outcomes = seeds.map((seed) => raceOutcome(runRace({ ...startRace, seed })));

test("counted in examples, stochastic descent arrives first, mini-batch second and batch last, whatever the seed", () => {
  for (const { byExamples } of outcomes) expect(byExamples).toEqual(["stochastic", "miniBatch", "batch"]);
});

test("counted in updates, mini-batch needs about as many as batch", () => {
  for (const { results } of outcomes) {
    const [batch, miniBatch] = [results.batch.arrival?.updates ?? 0, results.miniBatch.arrival?.updates ?? 0];
    expect(Math.abs(batch - miniBatch)).toBeLessThanOrEqual(2);
  }
});

test("stochastic descent does not settle: it ends farther above the lowest loss than both others", () => {
  for (const { results, byFinalLoss } of outcomes) {
    expect(byFinalLoss[2]).toBe("stochastic");
    expect(results.stochastic.finalExcess).toBeGreaterThan(10 * results.miniBatch.finalExcess);
    expect(results.stochastic.shareAbove).toBeGreaterThan(0);
    expect(results.batch.shareAbove).toBe(0);
  }
});

test("all race on the same examples, from the same loss, and a seed gives the same race again", () => {
  const [race, again] = [runRace(startRace), runRace(startRace)];
  expect(again).toEqual(race);
  for (const racer of racers) {
    expect(race[racer].excess[0]).toBe(race.batch.excess[0]);
    expect(race[racer].seen.at(-1)).toBe(startRace.examples * startRace.epochs);
  }
  expect(racers.map((racer) => race[racer].updates)).toEqual([40, 10_240, 640]);
});

test("the last, smaller mini-batch counts its own examples", () => {
  const { miniBatch } = runRace({ ...startRace, epochs: 1, batchSize: 100 });
  expect([...miniBatch.seen]).toEqual([0, 100, 200, 256]);
});

test("no line near the best one has a lower loss", () => {
  const samples = raceSamples(startRace);
  const { w, b } = bestLine(samples);
  const loss = (line: { w: number; b: number }) => samples.reduce((sum, { x, y }) => sum + (y - line.w * x - line.b) ** 2, 0);
  for (const [dw, db] of [
    [0.01, 0],
    [-0.01, 0],
    [0, 0.01],
    [0, -0.01],
  ] as const) {
    expect(loss({ w: w + dw, b: b + db })).toBeGreaterThan(loss({ w, b }));
  }
  expect(w).toBeCloseTo(2, 0);
  expect(b).toBeCloseTo(1, 0);
});

test("a rate that is too high has nobody arrive, and no number is made up", () => {
  const outcome = raceOutcome(runRace({ ...startRace, rate: 2 }));
  expect(outcome.byExamples).toEqual([]);
  expect(outcome.results.batch.arrival).toBeNull();
});
