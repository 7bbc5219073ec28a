import { overallProgress } from "../../store/overallProgress";
import type { PlaygroundState } from "../../store/playgroundState";
import { hasEnded } from "../../store/runPhase";
import { usePlayground } from "../../store/usePlayground";
import type { Texts } from "../../text/en";
import { useTexts } from "../../text/useTexts";
import { ElapsedTime } from "./ElapsedTime";
import styles from "./OverallStatus.module.css";

/** How far all runs together are: a line in words and a bar. */
export function OverallStatus() {
  const texts = useTexts();
  const status = usePlayground((state) => statusWords(state, texts));
  const percent = usePlayground((state) => Math.floor(1000 * shareDone(state)) / 10);
  return (
    <div className={styles.status}>
      <p className={styles.words}>
        <span>{status}</span>
        <span className={styles.elapsed}>
          <ElapsedTime />
        </span>
      </p>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={texts.controls.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={texts.joined.more(texts.controls.percentDone(percent / 100), status)}
      >
        <div className={styles.done} style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
    </div>
  );
}

/** Share of the bar: of the data while they load, then of all steps; nothing where the trainer is gone. */
function shareDone({ trainerProblem, dataset, runs }: PlaygroundState): number {
  if (trainerProblem || dataset.status === "failed") return 0;
  if (dataset.status === "ready") return overallProgress(runs).share;
  return dataset.totalBytes > 0 ? Math.min(1, dataset.loadedBytes / dataset.totalBytes) : 0;
}

/** What the page is doing, or how long it will go on. */
function statusWords(state: PlaygroundState, { controls }: Texts): string {
  const { runs, dataset } = state;
  if (state.trainerProblem) return controls.lost;
  if (dataset.status === "failed") return controls.noData;
  if (dataset.status === "loading") return controls.loading(dataset.loadedBytes, dataset.totalBytes);
  if (!state.backend) return controls.choosing;
  if (runs.length === 0) return controls.nothing;
  if (runs.some((run) => run.state === "training")) {
    const { share, secondsLeft } = overallProgress(runs);
    return secondsLeft === null ? controls.percentDone(share) : controls.left(secondsLeft);
  }
  if (runs.some((run) => run.state === "evaluating")) return controls.measuring;
  if (runs.some((run) => run.state === "paused" && run.step > 0)) return controls.paused;
  return runs.every(hasEnded) ? controls.ended : controls.waiting;
}
