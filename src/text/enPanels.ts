import { enCompare } from "./enCompare";
import { enEditor } from "./enEditor";
import { enInside } from "./enInside";
import { enMistakes } from "./enMistakes";

/** The panels that are opened by a person, in English; loaded with the first of them. */
export const enPanels = {
  compare: enCompare,
  mistakes: enMistakes,
  inside: enInside,
  editor: enEditor,
};

/** The table that every language fills. */
export type PanelTexts = typeof enPanels;
