import { useMemo } from "react";
import { isModelShape, modelShape } from "../../protocol/modelShape";
import { comparePair } from "../../statistics/comparePair";
import { judgePairs } from "../../statistics/judgePairs";
import { experimentKey } from "../../store/experimentKey";
import type { Run } from "../../store/playgroundState";
import { runGroups } from "../../store/runGroups";
import { hasOwnWeights } from "../../store/runPhase";
import { usePlayground } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { FigureTable } from "../../ui/FigureTable";
import { NotedFigure } from "../../ui/NotedFigure";
import { Term } from "../../ui/Term";
import { accuracyFigure, drawingsFigure } from "./figures";
import styles from "./SmallerPanel.module.css";

const noLabels = new Uint8Array();

/** A student with its teacher, the same student alone, and whether the test images tell them apart. */
export function DistillationOutcome({ groupId }: { readonly groupId: string }) {
  const smaller = useArticleTexts().smaller;
  const text = smaller.distillation;
  const distillation = usePlayground(({ distillations }) => distillations.get(groupId));
  const labels = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.testLabels : noLabels));
  const readings = usePlayground((state) => state.myDigitsAccuracy);
  const { taught, alone, teacher } = usePlayground(({ runs, distillations }) => {
    const first = runGroups(runs).flatMap((group) => group.runs[0] ?? []);
    const student = first.find((run) => run.groupId === groupId);
    const isTwin = (run: Run) =>
      student && !distillations.has(run.groupId) && hasOwnWeights(run) && twinKey(run) === twinKey(student);
    const learned = distillations.get(groupId);
    const candidates = runs.filter(
      (run) => learned && run.groupId !== groupId && twinKey(run) === twinKey(learned.teacher.checkpoint),
    );
    // A pruned or a distilled network has an ordinary one's experiment; by its name it is known as the teacher.
    const named = candidates.find(({ experiment }) => experiment.name === learned?.teacherName);
    return {
      taught: student ?? null,
      alone: first.find(isTwin) ?? null,
      teacher: named ?? candidates.find((run) => !distillations.has(run.groupId) && hasOwnWeights(run)) ?? null,
    };
  });
  const [withTeacher, without] = [taught?.result ?? null, alone?.result ?? null];
  const verdict = useMemo(() => {
    // After a reload results come before the data.
    if (!withTeacher || !without || labels.length === 0) return null;
    return judgePairs([comparePair(labels, [withTeacher.predictions], [without.predictions])])[0] ?? null;
  }, [labels, withTeacher, without]);
  if (!distillation || !taught) return null;
  const { temperature, share, checkpoint } = distillation.teacher;
  const row = (role: keyof typeof text.roles, run: Run | null, name: string, notes: readonly string[]) => ({
    id: role,
    cells: [
      <div key="name" className={styles.name}>
        <NotedFigure notes={[name, ...notes]}>{text.roles[role]}</NotedFigure>
      </div>,
      run ? stateWords(text.state, run, role === "taught") : "–",
      text.count(parametersOf(run?.experiment.layers ?? (role === "teacher" ? checkpoint.experiment.layers : []))),
      accuracyFigure(smaller, run?.result?.test ?? null),
      drawingsFigure(smaller, readings.get(run?.id ?? "") ?? null),
    ],
  });
  const decided = verdict?.better === "a" ? "better" : verdict?.better === "b" ? "worse" : "none";
  return (
    <>
      <FigureTable
        caption={text.caption(taught.experiment.name)}
        headings={[
          { id: "network", face: text.network },
          { id: "state", face: text.progress },
          { id: "size", face: text.size },
          { id: "accuracy", face: <Term explanation={smaller.accuracyTerm}>{smaller.accuracy}</Term> },
          { id: "drawings", face: <Term explanation={smaller.drawingsTerm}>{smaller.drawings}</Term> },
        ]}
        rows={[
          row("teacher", teacher, teacher ? teacher.experiment.name : text.gone(distillation.teacherName), []),
          row("alone", alone, alone?.experiment.name ?? "–", []),
          row("taught", taught, taught.experiment.name, [text.settings(temperature, share)]),
        ]}
      />
      {verdict && withTeacher && without && (
        <>
          <p className={styles.outcome}>
            {text.outcome[decided](withTeacher.test.accuracy, without.test.accuracy, verdict.correctedP)}
          </p>
          <p className={styles.explanation}>
            {text.oneSeed}
            {withTeacher.steps !== without.steps && text.otherSteps(withTeacher.steps, without.steps)}
          </p>
        </>
      )}
    </>
  );
}

/** Equal for runs of the same experiment from the same seed, whatever their names. */
const twinKey = ({ experiment }: Pick<Run, "experiment">) => `${experiment.seed} ${experimentKey({ ...experiment, name: "" })}`;

function parametersOf(layers: Run["experiment"]["layers"]): number {
  const shape = modelShape(layers);
  return isModelShape(shape) ? shape.parameters : 0;
}

function stateWords(
  words: ReturnType<typeof useArticleTexts>["smaller"]["distillation"]["state"],
  run: Run,
  isTaught: boolean,
): string {
  const { state, step, plan } = run;
  if (isTaught && state === "training" && step === 0) return words.asking;
  return state === "training" || state === "paused" ? words[state](step / plan.totalSteps) : words[state];
}
