import type { RunId, SteppedRun, TrainerEvent } from "../protocol/messages";
import type { RunCheckpoint } from "../protocol/runCheckpoint";
import { imagesDone } from "./imagesDone";
import { createMetricSeries, type MetricSeries } from "./metricSeries";
import type { Run } from "./playgroundState";
import { addSpeedSample, imagesPerSecond, type SpeedSample } from "./runSpeed";
import type { StepTimes } from "./stepTimes";

/** What is kept of each run beside the state, since it is large or changes many times a second. */
export interface RunRecords {
  add(run: Run): void;
  remove(runId: RunId): void;
  /** Empties the run's record, and keeps its series the same object. */
  clear(runId: RunId): void;
  /** Takes the event's points and gives the event with what was taken; null where it has nothing of a present run. */
  receive(event: TrainerEvent, runs: readonly Run[]): TrainerEvent | null;
  series(runId: RunId): MetricSeries | undefined;
  /** The run as it last was told between two steps; null before the first time and after a reset. */
  checkpoint(runId: RunId): RunCheckpoint | null;
  /** Takes a run up from a checkpoint: steps behind it are forgotten, and those that are missing before it are gaps. */
  resume(runId: RunId, checkpoint: RunCheckpoint | null): void;
  /** Fills the empty series of a run with what was kept of it. */
  fill(runId: RunId, curves: KeptCurves): void;
  imagesPerSecond(runId: RunId): number | null;
}

/** A series as it is kept. */
export interface KeptCurves {
  readonly losses: Float32Array;
  readonly accuracies: Float32Array;
  readonly times: Pick<StepTimes, "steps" | "seconds">;
}

interface RunRecord {
  readonly series: MetricSeries;
  samples: readonly SpeedSample[];
  checkpoint: RunCheckpoint | null;
}

/** Records of no run yet. */
export function createRunRecords(): RunRecords {
  const records = new Map<RunId, RunRecord>();

  const clearRecord = (record: RunRecord) => {
    record.series.clear();
    record.samples = [];
    record.checkpoint = null;
  };

  /** Whether the points belong to a present run and follow those held; others were under way when the run was reset. */
  const takeSteps = (stepped: SteppedRun, run: Run | undefined): boolean => {
    const record = records.get(stepped.runId);
    if (!record || !run || stepped.firstStep > record.series.length) return false;
    record.series.append(stepped.firstStep, stepped.losses, stepped.accuracies, stepped.trainingSeconds);
    const images = imagesDone(run, stepped.firstStep + stepped.losses.length);
    record.samples = addSpeedSample(record.samples, { trainingSeconds: stepped.trainingSeconds, images });
    return true;
  };

  return {
    add(run) {
      records.set(run.id, { series: createMetricSeries(), samples: [], checkpoint: null });
    },
    remove(runId) {
      records.delete(runId);
    },
    clear(runId) {
      const record = records.get(runId);
      if (record) clearRecord(record);
    },
    receive(event, runs) {
      if (event.type === "stepped") {
        const taken = event.runs.filter((stepped) =>
          takeSteps(
            stepped,
            runs.find((run) => run.id === stepped.runId),
          ),
        );
        return taken.length > 0 ? { ...event, runs: taken } : null;
      }
      if (event.type === "runStateChanged" && event.state === "ready" && event.step === 0) {
        const record = records.get(event.runId);
        if (record) clearRecord(record);
      }
      if (event.type === "checkpointed") {
        const record = records.get(event.runId);
        if (record) record.checkpoint = event.checkpoint;
      }
      return event;
    },
    checkpoint: (runId) => records.get(runId)?.checkpoint ?? null,
    resume(runId, checkpoint) {
      const record = records.get(runId);
      if (!record) return;
      record.checkpoint = checkpoint;
      record.samples = [];
      const step = checkpoint?.step ?? 0;
      record.series.cutTo(step);
      const missing = new Float32Array(step - record.series.length).fill(Number.NaN);
      if (missing.length > 0) record.series.append(record.series.length, missing, missing);
    },
    fill(runId, { losses, accuracies, times }) {
      const series = records.get(runId)?.series;
      if (!series) return;
      series.append(0, losses, accuracies);
      times.steps.forEach((step, index) => {
        series.times.add(step, times.seconds[index] ?? Number.NaN);
      });
    },
    series: (runId) => records.get(runId)?.series,
    imagesPerSecond: (runId) => imagesPerSecond(records.get(runId)?.samples ?? []),
  };
}
