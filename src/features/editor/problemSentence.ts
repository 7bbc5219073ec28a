import type { Texts } from "../../text/en";
import type { PanelTexts } from "../../text/enPanels";
import type { Draft } from "./draft";
import type { DraftProblem } from "./draftProblems";
import { numberRules } from "./numberRules";

/** What is wrong, where, and what is allowed there. */
export function problemSentence(
  problem: DraftProblem,
  { layers }: Draft,
  { editor, joined, problems }: Texts & PanelTexts,
): string {
  switch (problem.code) {
    case "name":
      return editor.nameProblem(problem.length);
    case "field": {
      const { owner, name, text } = problem.field;
      const place = layers.findIndex(({ id }) => id === owner);
      const layer = layers[place];
      const [, digit] = owner.split(":");
      const field = name === "classWeight" ? editor.fields.classWeightOf(Number(digit)) : editor.fields[name];
      const where = layer ? joined.more(editor.layers.name(place, layer.spec.kind), field) : field;
      return editor.fieldProblem(where, editor.wrongNumber(numberRules[name]), text);
    }
    case "shape":
      return problems.modelShape(problem.problem);
    case "memory":
      return editor.memoryProblem(problem.bytes, problem.batchSize);
    case "steps":
      return editor.stepsProblem(problem.steps);
    case "early-stopping":
      return editor.validation.earlyStoppingProblem;
  }
}
