import { expect, test } from "vitest";
import { makeProbabilityRow } from "../../src/features/drawing/makeProbabilityRow";
import { presets } from "../../src/protocol/presets";
import { en } from "../../src/text/en";

const trained = { id: "run-1", colorIndex: 2, step: 40, experiment: presets["article2-cnn"] };
const row = (run: typeof trained, probabilities: readonly number[] | null) =>
  makeProbabilityRow(run, probabilities, en.drawing.answers, en.number);
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
  const untrained = row({ ...trained, step: 0 }, sure(3));
  expect(untrained.probabilities).toEqual(sure(3));
  expect(untrained.answer).toBeNull();
  expect(untrained.note).toBe("not trained yet");
  expect(untrained.spoken).not.toContain("3");
});

test("without a drawing a trained run has neither answer nor note", () => {
  const { answer, note, probabilities } = row(trained, null);
  expect({ answer, note, probabilities }).toEqual({ answer: null, note: null, probabilities: null });
});
