import { expect, test } from "vitest";
import { createExperimentTimer } from "../../src/engine/experimentTimer";
import type { Experiment } from "../../src/protocol/experiment";
import { tinyExperiment } from "../fixtures/tinyExperiment";

/** A timer whose measurements end when the test says so. */
function timerByHand() {
  const asked: { name: string; end: (milliseconds: number | null) => void; fail: () => void }[] = [];
  const answers: (readonly [number, number | null])[] = [];
  const timer = createExperimentTimer(
    {
      timeBackend: (_backend, experiments) =>
        new Promise((resolve, reject) => {
          asked.push({ name: experiments[0]?.name ?? "", end: resolve, fail: () => reject(new Error("gone")) });
        }),
    },
    (requestId, milliseconds) => answers.push([requestId, milliseconds]),
  );
  const time = (requestId: number) => timer.time("wasm", requestId, named(String(requestId)));
  return { asked, answers, time };
}

const named = (name: string): Experiment => tinyExperiment({ name });
const settle = () => new Promise((resolve) => setTimeout(resolve));

test("one experiment is timed after the other, and one that a newer one overtakes is answered with nothing", async () => {
  const { asked, answers, time } = timerByHand();
  for (const id of [1, 2, 3]) time(id);
  expect(asked.map(({ name }) => name)).toEqual(["1"]);
  expect(answers).toEqual([[2, null]]);
  asked[0]?.end(12);
  await settle();
  expect(asked.map(({ name }) => name)).toEqual(["1", "3"]);
  asked[1]?.end(null);
  await settle();
  expect(answers).toEqual([
    [2, null],
    [1, 12],
    [3, null],
  ]);
});

test("a measurement that fails is answered with nothing, and the next one is taken", async () => {
  const { asked, answers, time } = timerByHand();
  time(1);
  asked[0]?.fail();
  await settle();
  time(2);
  asked[1]?.end(3);
  await settle();
  expect(answers).toEqual([
    [1, null],
    [2, 3],
  ]);
});
