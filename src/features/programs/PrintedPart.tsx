import type { ProgramId } from "../../articles/printedPrograms";
import { frameworkNames, programs, readPrintedProgram } from "../../articles/programs";
import { useArticleTexts } from "../../text/useArticleTexts";
import { CodeBlock, CodeMark } from "../../ui/CodeBlock";
import { CheckNote } from "./CheckNote";
import styles from "./ProgramsPanel.module.css";

/** The program as the article has it, with its faults. */
export function PrintedPart({ id }: { readonly id: ProgramId }) {
  const text = useArticleTexts().programs;
  const { lines, faults } = readPrintedProgram(id);
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{text.printed(frameworkNames[programs[id].framework])}</h3>
      <CheckNote id={id} version="printed" />
      <CodeBlock
        label={text.printedCode(text.names[id])}
        lines={lines.map(({ code, faults: marks }) => ({ code, marks }))}
        markLabel={text.fault}
      />
      {faults.length === 0 ? (
        <p className={styles.note}>{text.nothingWrong}</p>
      ) : (
        <>
          <h4 className={styles.heading}>{text.wrong}</h4>
          <ol className={styles.faults}>
            {faults.map(({ name, lines: places }, index) => (
              <li key={name} className={styles.fault}>
                <CodeMark mark={index + 1} label={text.fault(index + 1)} />
                <p>
                  <span className={styles.place}>{text.lines(places)}</span>
                  {text.faults[name]}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
