import type { ProgramId } from "../../articles/printedPrograms";
import { type ProgramVersion, programChecks } from "../../articles/programChecks";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Icon } from "../../ui/Icon";
import styles from "./ProgramsPanel.module.css";

/** What was tried of a program: that it runs, or that its syntax is right. */
export function CheckNote({ id, version }: { readonly id: ProgramId; readonly version: ProgramVersion }) {
  const text = useArticleTexts().programs;
  const { python, torch, checks } = programChecks;
  const check = checks.find((each) => each.id === id && each.version === version);
  if (!check) return null;
  const { run } = check;
  return (
    <p className={styles.check}>
      <Icon name={run ? "play" : "check"} size={12} />
      <span>
        {run && torch !== null
          ? // The articles' only program for PyTorch measures the images it was trained on.
            text.ran(run.epochs, majorAndMinor(torch), run.accuracy, version === "printed")
          : text.parsed(majorAndMinor(python))}
      </span>
    </p>
  );
}

/** "1.13" of "1.13.0a0": what a reader can compare with a version of their own. */
const majorAndMinor = (version: string) => version.split(".").slice(0, 2).join(".");
