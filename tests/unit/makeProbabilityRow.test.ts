import { expect, test } from "vitest";
import { makeProbabilityRow } from "../../src/features/drawing/makeProbabilityRow";
import { presets } from "../../src/protocol/presets";
import { en } from "../../src/text/en";

const trained = { id: "group-1", colorIndex: 2, experiment: presets["article2-cnn"], runs: [{ id: "run-1", step: 40 }] };
const row = (group: typeof trained, ...probabilities: (readonly number[] | null)[]) => {
  const predictions = new Map(group.runs.flatMap(({ id }, i) => (probabilities[i] ? [[id, probabilities[i]] as const] : [])));
  return makeProbabilityRow(group, predictions, en.drawing.answers, en.number);
};
/** 98 % for `digit` and the rest shared by the others. */
const sure = (digit: number) => Array.from({ length: 10 }, (_, other) => (other === digit ? 0.98 : 0.02 / 9));

test("the most probable digit is the answer", () => {
  for (let digit = 0; digit < 10; digit++) {
    expect(row(trained, sure(digit)).answer).toEqual({ winner: digit, percent: en.number.percent(0.98, 0) });
  }
});

test("the row in words names the run, the digit and how sure it is", () => {
  expect(row(trained, sure(3)).spoken.replace(/\s/g, " ")).toBe("CNN: 3, 98 %");
});

test("of equally probable digits the lowest is the answer", () => {
  expect(
    row(
      trained,
      Array.from({ length: 10 }, () => 0.1),
    ).answer?.winner,
  ).toBe(0);
});

test("a run without a step of training has bars but no answer", () => {
  const untrained = row({ ...trained, runs: [{ id: "run-1", step: 0 }] }, sure(3));
  expect(untrained.probabilities).toEqual(sure(3));
  expect(untrained.answer).toBeNull();
  expect(untrained.note).toBe("not trained yet");
  expect(untrained.spoken).not.toContain("3");
});

test("without a drawing a trained run has neither answer nor note", () => {
  const { answer, note, probabilities } = row(trained, null);
  expect({ answer, note, probabilities }).toEqual({ answer: null, note: null, probabilities: null });
});

test("a group of several seeds is read by their mean, with the spread and the votes beside it", () => {
  const runs = ["a", "b", "c"].map((id) => ({ id, step: 5 }));
  const read = row({ ...trained, runs }, sure(7), sure(7), sure(1));
  expect(read.name).toBe("CNN, mean of 3");
  expect(read.probabilities?.[7]).toBeCloseTo((0.98 * 2 + 0.02 / 9) / 3, 10);
  expect(read.spread?.[1]).toEqual([0.02 / 9, 0.98]);
  expect(read.answer?.winner).toBe(7);
  expect(read.spoken).toContain("2 of 3 seeds");
});

test("a seed that has not trained has no vote", () => {
  const runs = [
    { id: "a", step: 5 },
    { id: "b", step: 0 },
  ];
  expect(row({ ...trained, runs }, sure(7), sure(1)).answer?.percent).toBe(en.number.percent(0.98, 0));
});
