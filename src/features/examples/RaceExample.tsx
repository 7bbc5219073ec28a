import { useMemo, useState } from "react";
import { racers, runRace, startRace } from "../../articles/descentRace";
import { raceOutcome } from "../../articles/raceOutcome";
import { useArticleTexts } from "../../text/useArticleTexts";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { FigureTable } from "../../ui/FigureTable";
import { Icon } from "../../ui/Icon";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import { Correction } from "./Correction";
import { Example } from "./Example";
import styles from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";
import { plainNumber } from "./plainNumber";
import { RacePlot } from "./RacePlot";
import { type RaceMeasure, raceMeasures } from "./racePoints";
import { useRaceClock } from "./useRaceClock";

const ranges = { rate: { min: 0.0001, max: 2 }, batchSize: { min: 2, max: 128 }, seed: { min: 0, max: 1_000_000 } };
const fields = ["rate", "batchSize", "seed"] as const;

/** Batch, stochastic and mini-batch descent on the same examples, and what that says about article 4's table. */
export function RaceExample({ id }: { readonly id: string }) {
  const words = useArticleTexts().examples.race;
  const { number } = useTexts();
  const [settings, setSettings] = useState(startRace);
  const [measure, setMeasure] = useState<RaceMeasure>("examples");
  const tracks = useMemo(() => runRace(settings), [settings]);
  const outcome = useMemo(() => raceOutcome(tracks), [tracks]);
  const clock = useRaceClock(settings.examples, settings.epochs);
  const { results } = outcome;
  const count = (value: number | undefined) => (value === undefined ? words.never : number.count(value));
  return (
    <Example id={id} title={words.title} lead={words.lead(settings.examples, settings.batchSize)}>
      <div className={styles.fields}>
        {fields.map((name) => (
          <ExampleNumber
            key={name}
            label={words.fields[name]}
            range={ranges[name]}
            isWhole={name !== "rate"}
            value={settings[name]}
            onChange={(value) => setSettings({ ...settings, [name]: value })}
          />
        ))}
        <Button disabled={settings === startRace} onClick={() => setSettings(startRace)}>
          {words.reset}
        </Button>
      </div>
      <div className={styles.bar}>
        <Button variant="primary" onClick={clock.isPlaying ? clock.pause : clock.play}>
          <Icon name={clock.isPlaying ? "pause" : "play"} />
          {clock.isPlaying ? words.pause : words.play}
        </Button>
        <Button onClick={clock.step}>
          <Icon name="step" />
          {words.stepEpoch}
        </Button>
        <Button disabled={clock.seen === clock.all} onClick={clock.finish}>
          {words.finish}
        </Button>
        <p className={styles.now}>{words.progress(number.count(clock.seen), plainNumber(clock.seen / settings.examples, 1))}</p>
      </div>
      <div>
        <SegmentedSwitch
          label={words.measure}
          options={raceMeasures.map((value) => ({ value, label: words.measures[value] }))}
          value={measure}
          onChange={setMeasure}
        />
      </div>
      <RacePlot settings={settings} tracks={tracks} outcome={outcome} measure={measure} until={clock.seen} />
      <FigureTable
        caption={words.table}
        headings={[
          { id: "racer", face: words.descent },
          { id: "examples", face: words.toTarget.examples },
          { id: "updates", face: words.toTarget.updates },
          { id: "above", face: words.above },
          { id: "final", face: words.final },
        ]}
        rows={racers.map((racer) => ({
          id: racer,
          cells: [
            words.names[racer],
            count(results[racer].arrival?.examples),
            count(results[racer].arrival?.updates),
            results[racer].arrival ? number.percent(results[racer].shareAbove) : words.never,
            plainNumber(results[racer].finalExcess, 6),
          ],
        }))}
      />
      <p className={styles.note}>{words.target(plainNumber(outcome.target, 3))}</p>
      <Correction says={words.says} comesTo={words.comesTo(outcome)}>
        {words.why(outcome)}
      </Correction>
    </Example>
  );
}
