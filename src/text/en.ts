import { enCharts } from "./enCharts";
import { enCompare } from "./enCompare";
import { enDrawing } from "./enDrawing";
import { enEditor } from "./enEditor";
import { enGroups } from "./enGroups";
import { enInside } from "./enInside";
import { enMistakes } from "./enMistakes";
import { enMyDigits } from "./enMyDigits";
import { enPage } from "./enPage";
import { enProblems } from "./enProblems";
import { makeNumberFormat } from "./formatNumber";
import type { Language } from "./language";

/** Every sentence, label and unit of the page in English. A second language has the same keys. */
export const en = {
  language: "en" as Language,
  ...enPage,
  number: makeNumberFormat("en"),
  problems: enProblems,
  charts: enCharts,
  compare: enCompare,
  mistakes: enMistakes,
  drawing: enDrawing,
  myDigits: enMyDigits,
  groups: enGroups,
  inside: enInside,
  editor: enEditor,
};

/** The table that every language fills. */
export type Texts = typeof en;
