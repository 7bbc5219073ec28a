import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { groupProgress } from "../../store/groupProgress";
import type { RunGroup } from "../../store/playgroundState";
import { usePlayground, usePlaygroundStore, useRunGroup } from "../../store/usePlayground";
import { describeNetwork } from "../../text/describeNetwork";
import { describeProblem } from "../../text/describeProblem";
import { useTexts } from "../../text/useTexts";
import { runColor } from "../../ui/markerPath";
import { NetworkDrawing } from "../../ui/NetworkDrawing";
import { ProgressRail } from "../../ui/ProgressRail";
import { GroupHead } from "./GroupHead";
import { GroupNote } from "./GroupNote";
import styles from "./GroupRow.module.css";
import { GroupSeeds } from "./GroupSeeds";
import type { GroupTask } from "./groupTask";
import { LearningRateField } from "./LearningRateField";
import { RunFigures } from "./RunFigures";
import { RunOutcome } from "./RunOutcome";

const DownloadDialog = lazy(async () => ({ default: (await import("./DownloadDialog")).DownloadDialog }));

/** One network of the comparison: its train on its rail, how far and how fast its runs are, and how well they read. */
export function GroupRow({ groupId }: { readonly groupId: string }) {
  const texts = useTexts();
  const { actions } = usePlaygroundStore();
  const group = useRunGroup(groupId);
  const isHighlighted = usePlayground((state) => state.groupView.highlighted === groupId);
  const [task, setTask] = useState<GroupTask | null>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const isLeaving = useRef(false);
  useEffect(() => {
    if (task === null && isLeaving.current) menu.current?.focus();
    isLeaving.current = false;
  }, [task]);
  if (!group) return null;
  const { experiment, runs } = group;
  const progress = groupProgress(group);
  const network = describeNetwork(experiment.layers, texts);
  const endTask = () => setTask(null);
  const leaveTask = () => {
    // The focus follows once the field is gone: by losing it, the field would take what Escape gives up.
    isLeaving.current = true;
    endTask();
  };
  return (
    <li
      className={styles.row}
      data-group={groupId}
      data-state={progress.state}
      data-highlighted={isHighlighted}
      onPointerEnter={() => actions.highlight(groupId)}
      onPointerLeave={() => actions.highlight(null)}
      onFocus={() => actions.highlight(groupId)}
      onBlur={() => actions.highlight(null)}
    >
      <GroupHead group={group} state={progress.state} task={task} onTask={setTask} onLeave={leaveTask} menuRef={menu} />
      {task === "rate" && <LearningRateField group={group} onEnd={leaveTask} />}
      <div className={styles.train}>
        <NetworkDrawing blocks={network.blocks} height={36} label={network.label} />
      </div>
      <ProgressRail
        value={progress.step}
        max={progress.totalSteps}
        sleepers={experiment.epochs}
        label={texts.runs.progress(experiment.name)}
        valueText={progressWords(group, progress.step, progress.totalSteps, texts)}
        color={runColor(group.colorIndex)}
      />
      <div className={styles.figures}>
        <RunOutcome group={group} />
        <RunFigures group={group} progress={progress} />
      </div>
      <GroupSeeds group={group} />
      <LearningRateChange group={group} />
      <EarlyStops group={group} />
      <GroupNote group={group} isWriting={task === "note"} onEnd={endTask} onLeave={leaveTask} />
      {runs.map(
        (run) =>
          run.problem && (
            <p key={run.id} className={styles.problem} role="alert">
              {describeProblem(run.problem, texts)}
            </p>
          ),
      )}
      <Suspense>{task === "download" && <DownloadDialog group={group} onClose={endTask} />}</Suspense>
    </li>
  );
}

function LearningRateChange({ group }: { readonly group: RunGroup }) {
  const { groups } = useTexts();
  const last = group.runs[0]?.learningRateChanges.at(-1);
  return last ? <p className={styles.change}>{groups.rate.changed(last.learningRate, last.step)}</p> : null;
}

/** Which runs ended before their last epoch because their experiment asks for that. */
function EarlyStops({ group: { runs } }: { readonly group: RunGroup }) {
  const { runs: texts, groups } = useTexts();
  return runs.map(({ id, result, plan, experiment: { seed, epochs } }) => {
    if (!result?.stoppedEarly) return null;
    const epoch = Math.ceil(result.steps / plan.stepsPerEpoch);
    return (
      <p key={id} className={styles.change}>
        {runs.length > 1 ? groups.several.stoppedEarly(seed, epoch, epochs) : texts.stoppedEarly(epoch, epochs)}
      </p>
    );
  });
}

function progressWords(
  { runs, experiment }: RunGroup,
  step: number,
  totalSteps: number,
  texts: ReturnType<typeof useTexts>,
): string {
  const [run] = runs;
  if (!run || runs.length > 1) return texts.groups.several.progressValue(runs.length, step, totalSteps);
  const epoch = Math.min(experiment.epochs, Math.floor(step / run.plan.stepsPerEpoch) + 1);
  return texts.runs.progressValue(epoch, experiment.epochs, step, totalSteps);
}
