import type { Texts } from "./en";
import { makeNumberFormat } from "./formatNumber";
import { zhCharts } from "./zhCharts";
import { zhDrawing } from "./zhDrawing";
import { zhGroups } from "./zhGroups";
import { zhJoined } from "./zhJoined";
import { zhMyDigits } from "./zhMyDigits";
import { zhOptions } from "./zhOptions";
import { zhPage } from "./zhPage";
import { zhProblems } from "./zhProblems";

/** The page in Chinese, but for what `zhPanels` has; loaded when it is asked for. */
export const zh: Texts = {
  language: "zh",
  ...zhPage,
  number: makeNumberFormat("zh"),
  joined: zhJoined,
  options: zhOptions,
  problems: zhProblems,
  charts: zhCharts,
  drawing: zhDrawing,
  myDigits: zhMyDigits,
  groups: zhGroups,
};
