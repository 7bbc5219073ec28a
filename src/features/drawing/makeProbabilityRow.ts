import type { RunId } from "../../protocol/messages";
import type { Texts } from "../../text/en";
import type { ProbabilityRow } from "../../ui/ProbabilityBars";
import { type GroupReading, type ReadingGroup, readGroup } from "./readGroup";

/**
 * A group's ten probabilities as a row of bars, the means over its seeds. Initial weights read nothing, so a group without a
 * step of training has bars but no answer.
 */
export function makeProbabilityRow(
  group: ReadingGroup,
  predictions: ReadonlyMap<RunId, readonly number[]>,
  text: Texts["drawing"]["answers"],
  number: Texts["number"],
): ProbabilityRow {
  const { name } = group.experiment;
  const seeds = group.runs.length;
  const row = {
    id: group.id,
    name: seeds > 1 ? text.seeds(name, seeds) : name,
    colorIndex: group.colorIndex,
  };
  if (group.runs.every(({ step }) => step === 0)) {
    const [untrained] = group.runs.flatMap(({ id }) => [predictions.get(id) ?? null]);
    return { ...row, probabilities: untrained ?? null, answer: null, note: text.notTrained, spoken: text.spokenNotTrained(name) };
  }
  const reading = readGroup(group, predictions);
  if (reading === null) return { ...row, probabilities: null, answer: null, note: null, spoken: text.spokenNoDrawing(name) };
  const percent = number.percent(reading.share, 0);
  return {
    ...row,
    probabilities: reading.probabilities,
    spread: reading.spread,
    answer: { winner: reading.digit, percent },
    note: null,
    spoken: spokenOf(reading, name, percent, text),
  };
}

function spokenOf(
  { digit, votes, seeds }: GroupReading,
  name: string,
  percent: string,
  text: Texts["drawing"]["answers"],
): string {
  const spoken = text.spoken(name, digit, percent);
  return seeds > 1 ? text.votes(spoken, votes, seeds) : spoken;
}
