import { canStop, canTrain, isActive } from "../../store/runPhase";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import styles from "./ControlsBar.module.css";
import { OverallStatus } from "./OverallStatus";
import { SeedField } from "./SeedField";

/** Everything that starts, halts and repeats training, for all runs at once. */
export function ControlsBar() {
  const { controls } = useTexts();
  const { actions } = usePlaygroundStore();
  const can = usePlayground((state) => {
    const isReady = state.dataset.status === "ready" && state.backend !== null && state.trainerProblem === null;
    return {
      train: isReady && state.runs.some(canTrain),
      stop: isReady && state.runs.some((run) => canStop(run) && run.step > 0),
      reset: isReady && state.runs.length > 0,
      isTraining: state.runs.some(isActive),
      isPaused: state.runs.some((run) => run.state === "paused" && run.step > 0),
    };
  });
  return (
    <fieldset className={styles.bar} aria-label={controls.label}>
      <div className={styles.buttons}>
        {can.isTraining ? (
          <Button variant="primary" onClick={actions.pause}>
            <Icon name="pause" />
            {controls.pause}
          </Button>
        ) : (
          <Button variant="primary" onClick={actions.train} disabled={!can.train}>
            <Icon name="play" />
            {can.isPaused ? controls.resume : controls.train}
          </Button>
        )}
        <Button onClick={actions.step} disabled={!can.train || can.isTraining} title={controls.stepTitle}>
          <Icon name="step" />
          {controls.step}
        </Button>
        <Button onClick={actions.stop} disabled={!can.stop} title={controls.stopTitle}>
          <Icon name="stop" />
          {controls.stop}
        </Button>
        <Button onClick={actions.reset} disabled={!can.reset} title={controls.resetTitle}>
          <Icon name="reset" />
          {controls.reset}
        </Button>
        <Button onClick={() => actions.newSeed()} disabled={!can.reset} title={controls.newSeedTitle}>
          <Icon name="seed" />
          {controls.newSeed}
        </Button>
      </div>
      <SeedField />
      <OverallStatus />
    </fieldset>
  );
}
