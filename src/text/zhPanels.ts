import type { PanelTexts } from "./enPanels";
import { zhCompare } from "./zhCompare";
import { zhEditor } from "./zhEditor";
import { zhInside } from "./zhInside";
import { zhMistakes } from "./zhMistakes";

/** The panels that are opened by a person, in Chinese; loaded with the first of them. */
export const zhPanels: PanelTexts = {
  compare: zhCompare,
  mistakes: zhMistakes,
  inside: zhInside,
  editor: zhEditor,
};
