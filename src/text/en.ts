import { enCharts } from "./enCharts";
import { enDrawing } from "./enDrawing";
import { enGroups } from "./enGroups";
import { enJoined } from "./enJoined";
import { enMyDigits } from "./enMyDigits";
import { enOptions } from "./enOptions";
import { enPage } from "./enPage";
import { enProblems } from "./enProblems";
import { makeNumberFormat } from "./formatNumber";
import type { Language } from "./language";

/** The page in English, but for what `enPanels` has. Every other language has the same keys. */
export const en = {
  language: "en" as Language,
  ...enPage,
  number: makeNumberFormat("en"),
  joined: enJoined,
  options: enOptions,
  problems: enProblems,
  charts: enCharts,
  drawing: enDrawing,
  myDigits: enMyDigits,
  groups: enGroups,
};

/** The table that every language fills. */
export type Texts = typeof en;
