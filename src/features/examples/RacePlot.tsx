import { type Racer, type RaceSettings, type RaceTrack, racers } from "../../articles/descentRace";
import type { RaceOutcome } from "../../articles/raceOutcome";
import { useArticleTexts } from "../../text/useArticleTexts";
import { CurvePlot } from "../../ui/CurvePlot";
import { runColor } from "../../ui/markerPath";
import { logAxis } from "./plainAxis";
import { type RaceMeasure, racePoints } from "./racePoints";

const drawingOrder = ["stochastic", "miniBatch", "batch"] as const satisfies readonly Racer[];

/** The three losses so far, on logarithmic axes, with the loss that counts as arrived. */
export function RacePlot({
  settings,
  tracks,
  outcome,
  measure,
  until,
}: {
  readonly settings: RaceSettings;
  readonly tracks: Readonly<Record<Racer, RaceTrack>>;
  readonly outcome: RaceOutcome;
  readonly measure: RaceMeasure;
  readonly until: number;
}) {
  const words = useArticleTexts().examples.race;
  const { examples, epochs } = settings;
  const ends = { examples: [1, examples * epochs], epochs: [1 / examples, epochs], updates: [1, examples * epochs] } as const;
  const [min, max] = ends[measure];
  return (
    <CurvePlot
      label={words.plot(words.measures[measure])}
      xAxis={logAxis(words.measures[measure], min, max)}
      yAxis={logAxis(words.excess, 0.0001, 10)}
      height={300}
      curves={[
        {
          id: "target",
          name: words.targetName,
          color: "var(--ink-3)",
          line: "dashed",
          points: { xs: [min, max], ys: [outcome.target, outcome.target] },
        },
        // The one that never settles is drawn below the others.
        ...drawingOrder.map((racer) => ({
          id: racer,
          name: words.names[racer],
          color: runColor(racers.indexOf(racer)),
          line: "thin" as const,
          points: racePoints(tracks[racer], measure, examples, until),
        })),
      ]}
    />
  );
}
