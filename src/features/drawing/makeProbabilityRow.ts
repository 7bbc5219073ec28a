import type { Run } from "../../store/playgroundState";
import type { Texts } from "../../text/en";
import type { ProbabilityRow } from "../../ui/ProbabilityBars";

/**
 * A run's ten probabilities as a row of bars. Initial weights read nothing, so a run without a step of training has bars but
 * no answer. The winner is the most probable digit, the lower one of two that are equally probable.
 */
export function makeProbabilityRow(
  run: Pick<Run, "id" | "colorIndex" | "step" | "experiment">,
  probabilities: readonly number[] | null,
  text: Texts["drawing"]["answers"],
  number: Texts["number"],
): ProbabilityRow {
  const { name } = run.experiment;
  const row = { id: run.id, name, colorIndex: run.colorIndex, probabilities };
  if (run.step === 0) return { ...row, answer: null, note: text.notTrained, spoken: text.spokenNotTrained(name) };
  if (probabilities === null) return { ...row, answer: null, note: null, spoken: text.spokenNoDrawing(name) };
  const most = Math.max(...probabilities);
  const winner = probabilities.indexOf(most);
  const percent = number.percent(most, 0);
  return { ...row, answer: { winner, percent }, note: null, spoken: text.spoken(name, winner, percent) };
}
