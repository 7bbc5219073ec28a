import type { RunId } from "../../protocol/messages";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { describeNetwork } from "../../text/describeNetwork";
import { describeProblem } from "../../text/describeProblem";
import { useTexts } from "../../text/useTexts";
import { ConfirmPopover } from "../../ui/ConfirmPopover";
import { Icon } from "../../ui/Icon";
import { runColor } from "../../ui/markerPath";
import { NetworkDrawing } from "../../ui/NetworkDrawing";
import { ProgressRail } from "../../ui/ProgressRail";
import { RunMarker } from "../../ui/RunMarker";
import { RunFigures } from "./RunFigures";
import { RunOutcome } from "./RunOutcome";
import styles from "./RunRow.module.css";

/** One run: its train on its rail, how far and how fast it is, and how well it reads. */
export function RunRow({ runId }: { readonly runId: RunId }) {
  const texts = useTexts();
  const { actions } = usePlaygroundStore();
  const run = usePlayground((state) => state.runs.find((candidate) => candidate.id === runId));
  if (!run) return null;
  const { experiment, plan, step } = run;
  const network = describeNetwork(experiment.layers, texts);
  const epoch = Math.min(experiment.epochs, Math.floor(step / plan.stepsPerEpoch) + 1);
  return (
    <li className={styles.row} data-state={run.state}>
      <div className={styles.head}>
        <RunMarker colorIndex={run.colorIndex} />
        <h3 className={styles.name}>{experiment.name}</h3>
        <span className={styles.state} data-state={run.state}>
          {texts.runs.states[run.state]}
        </span>
        <ConfirmPopover
          isNeeded={step > 0}
          question={texts.runs.removeQuestion(experiment.name)}
          confirmLabel={texts.runs.removeConfirmed}
          onConfirm={() => actions.removeRun(runId)}
        >
          <button type="button" className={styles.remove} aria-label={texts.runs.remove(experiment.name)}>
            <Icon name="remove" />
          </button>
        </ConfirmPopover>
      </div>
      <div className={styles.train}>
        <NetworkDrawing blocks={network.blocks} height={36} label={network.label} />
      </div>
      <ProgressRail
        value={step}
        max={plan.totalSteps}
        sleepers={experiment.epochs}
        label={texts.runs.progress(experiment.name)}
        valueText={texts.runs.progressValue(epoch, experiment.epochs, step, plan.totalSteps)}
        color={runColor(run.colorIndex)}
      />
      <div className={styles.figures}>
        <RunOutcome run={run} epoch={epoch} />
        <RunFigures run={run} epoch={epoch} />
      </div>
      {run.problem && (
        <p className={styles.problem} role="alert">
          {describeProblem(run.problem, texts)}
        </p>
      )}
    </li>
  );
}
