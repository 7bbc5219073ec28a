import type { RunGroup } from "../../store/playgroundState";
import type { PanelTexts } from "../../text/enPanels";

/** One setting over all groups. */
export interface SettingRow {
  readonly id: string;
  readonly label: string;
  /** In the order of the groups. */
  readonly values: readonly string[];
  readonly isSame: boolean;
}

/** Every setting of the groups in words; those in which they differ come first, each part in the settings' own order. */
export function makeSettingRows(groups: readonly RunGroup[], { settings }: PanelTexts["compare"]): SettingRow[] {
  const rows = settings.rows.map(({ id, label, value }) => {
    const values = groups.map(({ experiment, runs }) =>
      value(
        experiment,
        runs.map((run) => run.experiment.seed),
      ),
    );
    return { id, label, values, isSame: new Set(values).size <= 1 };
  });
  return [...rows.filter(({ isSame }) => !isSame), ...rows.filter(({ isSame }) => isSame)];
}
