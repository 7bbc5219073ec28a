import { useState } from "react";
import type { ProgramId } from "../../articles/printedPrograms";
import { frameworkNames, programs } from "../../articles/programs";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { CodeBlock } from "../../ui/CodeBlock";
import { CopyButton } from "../../ui/CopyButton";
import { downloadFile } from "../../ui/downloadFile";
import { Icon } from "../../ui/Icon";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import { CheckNote } from "./CheckNote";
import { correctedProgram, programFileName } from "./correctedProgram";
import styles from "./ProgramsPanel.module.css";

/** The program that does what the article's is meant to, to copy and to download. */
export function CorrectedPart({ id }: { readonly id: ProgramId }) {
  const text = useArticleTexts().programs;
  const { corrected } = programs[id];
  const [framework, setFramework] = useState(corrected[0]);
  const code = correctedProgram(id, framework);
  const file = programFileName(id, framework);
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{text.corrected}</h3>
      <p className={styles.note}>{text.changes[id]}</p>
      <div className={styles.tools}>
        {corrected.length > 1 && (
          <SegmentedSwitch
            label={text.framework}
            options={corrected.map((value) => ({ value, label: frameworkNames[value] }))}
            value={framework}
            onChange={setFramework}
          />
        )}
        <Button onClick={() => downloadFile(file, code, "text/x-python")} ariaLabel={text.downloadOf(file)}>
          <Icon name="download" />
          {text.download}
        </Button>
        <CopyButton text={code} words={text.copy} ariaLabel={text.copyOf(text.names[id])} />
      </div>
      <CheckNote id={id} version={framework} />
      <CodeBlock
        label={text.correctedCode(text.names[id], frameworkNames[framework])}
        lines={code
          .trimEnd()
          .split("\n")
          .map((line) => ({ code: line }))}
      />
    </section>
  );
}
