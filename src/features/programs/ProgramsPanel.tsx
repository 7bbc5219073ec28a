import { useState } from "react";
import { type ProgramId, printedPrograms } from "../../articles/printedPrograms";
import { programs, readPrintedProgram } from "../../articles/programs";
import { optionNames } from "../../protocol/options";
import { useArticleTexts } from "../../text/useArticleTexts";
import { ChoiceList } from "../../ui/ChoiceList";
import { Panel } from "../../ui/Panel";
import { CorrectedPart } from "./CorrectedPart";
import { PrintedPart } from "./PrintedPart";
import styles from "./ProgramsPanel.module.css";

/** The articles' programs, what is wrong with them, and programs that do what those are meant to. */
export function ProgramsPanel() {
  const text = useArticleTexts().programs;
  const [id, setId] = useState<ProgramId>("article0-batch128");
  return (
    <Panel title={text.tab}>
      <p className={styles.intro}>{text.intro}</p>
      <div className={styles.columns}>
        <div className={styles.chooser}>
          <ChoiceList
            label={text.chooser}
            options={optionNames(printedPrograms).map((value) => ({
              value,
              label: text.names[value],
              detail: `${text.article(programs[value].article)} · ${text.faultCount(readPrintedProgram(value).faults.length)}`,
            }))}
            value={id}
            onChange={setId}
          />
        </div>
        <div className={styles.parts}>
          <PrintedPart id={id} />
          {/* What was chosen and copied of one program is not of another. */}
          <CorrectedPart key={id} id={id} />
        </div>
      </div>
    </Panel>
  );
}
