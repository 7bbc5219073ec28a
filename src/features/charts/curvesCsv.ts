import type { EpochResult, RunId } from "../../protocol/messages";
import { imagesDone } from "../../store/imagesDone";
import type { MetricSeries } from "../../store/metricSeries";
import { secondsAt } from "../../store/stepTimes";
import type { ChartedGroup, ChartedRun } from "./chartedGroups";

const columns = ["run", "seed", "data", "steps", "epoch", "images", "seconds", "flops", "loss", "accuracy"] as const;

/** Rows that are written between two pauses for the page. */
const rowsInPart = 2000;

/**
 * Every training step and every measurement of the groups' runs as CSV in long form (RFC 4180, one row for each), in parts
 * that each take a few milliseconds. `steps` counts those done before the row's value was measured.
 */
export function* curvesCsv(
  groups: readonly ChartedGroup[],
  seriesOf: (runId: RunId) => MetricSeries | undefined,
): Generator<string, void> {
  let part = `${columns.join(",")}\r\n`;
  let rows = 0;
  for (const group of groups) {
    for (const run of group.runs) {
      const series = seriesOf(run.id);
      if (!series) continue;
      const row = rowWriter(group, run, series);
      for (let step = 0; step < series.length; step++) {
        part += row("training", step, series.losses[step], series.accuracies[step]);
        rows++;
        if (rows % rowsInPart !== 0) continue;
        yield part;
        part = "";
      }
      for (const result of run.epochs) part += measuredRows(result, row);
    }
  }
  yield part;
}

type WriteRow = (data: string, steps: number, loss: number | undefined, accuracy: number | undefined) => string;

function rowWriter(group: ChartedGroup, run: ChartedRun, { times }: MetricSeries): WriteRow {
  const clock = { steps: times.steps, seconds: times.seconds };
  const start = `${csvText(group.name)},${run.seed}`;
  return (data, steps, loss, accuracy) => {
    const images = imagesDone(group, steps);
    const seconds = clock.steps.length === 0 ? "" : csvNumber(secondsAt(clock, steps));
    const epoch = csvNumber(steps / group.plan.stepsPerEpoch);
    const values = [data, steps, epoch, images, seconds, images * group.flopsPerImage, csvNumber(loss), csvNumber(accuracy)];
    return `${start},${values.join(",")}\r\n`;
  };
}

function measuredRows({ step, validation, test }: EpochResult, row: WriteRow): string {
  return (
    (validation ? row("validation", step, validation.loss, validation.accuracy) : "") +
    (test ? row("test", step, test.loss, test.accuracy) : "")
  );
}

/** Seven digits hold a 32-bit float. */
function csvNumber(value: number | undefined): string {
  return value === undefined ? "" : String(Number(value.toPrecision(7)));
}

/** `text` as a CSV field; one that a spreadsheet would compute begins with an apostrophe. */
function csvText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
