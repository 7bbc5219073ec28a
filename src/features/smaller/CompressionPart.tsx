import { useState } from "react";
import type { Run } from "../../store/playgroundState";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { RangeField } from "../../ui/RangeField";
import { RateCurve } from "../../ui/RateCurve";
import { Select } from "../../ui/Select";
import { CompressionTable } from "./CompressionTable";
import styles from "./SmallerPanel.module.css";
import { type CurvePoint, useCompression } from "./useCompression";
import type { Choice, VariantName } from "./variants";

const firstChoice: Choice = { share: 0.8, scope: "network", scheme: "symmetric", per: "channel" };

/** Prunes and quantises a trained network, and shows what it costs. */
export function CompressionPart({ runs }: { readonly runs: readonly Run[] }) {
  const text = useArticleTexts().smaller.compression;
  const { number } = useTexts();
  const { actions } = usePlaygroundStore();
  const [runId, setRunId] = useState<string | null>(null);
  const [choice, setChoice] = useState(firstChoice);
  const run = runs.find(({ id }) => id === runId) ?? runs[0];
  const hasRoom = usePlayground((state) => whyNoRoom(state.runs) === null);
  const { outcome, measure, measureCurve } = useCompression(run?.id ?? "", choice);
  if (!run) return <p className={styles.explanation}>{text.empty}</p>;
  const change = (changes: Partial<Choice>) => setChoice({ ...choice, ...changes });
  const isMeasuring = outcome?.state === "measuring";
  const share = number.percent(choice.share, 0);
  const add = (variant: VariantName) => {
    const weights = outcome?.variants[variant]?.weights;
    if (!outcome?.checkpoint || !weights) return;
    // A name holds 80 characters.
    const name = `${run.experiment.name.slice(0, 48)}, ${text.added[variant](share)}`;
    actions.addMeasured({ ...outcome.checkpoint, weights: [...weights] }, name);
  };
  return (
    <section className={styles.part} aria-label={text.title}>
      <h3 className={styles.subtitle}>{text.title}</h3>
      <p className={styles.explanation}>{text.explanation}</p>
      <div className={styles.choices}>
        <Select
          label={text.network}
          options={runs.map(({ id, experiment }) => ({ value: id, label: text.runName(experiment.name, experiment.seed) }))}
          value={run.id}
          onChange={setRunId}
          width={224}
        />
        <div className={styles.range}>
          <RangeField
            face={text.share}
            label={text.shareSpoken}
            min={0}
            max={99}
            step={1}
            value={Math.round(choice.share * 100)}
            valueText={share}
            onChange={(percent) => change({ share: percent / 100 })}
          />
        </div>
        <Select
          label={text.scope}
          options={(["network", "layer"] as const).map((value) => ({ value, label: text.scopes[value] }))}
          value={choice.scope}
          onChange={(scope) => change({ scope })}
          width={192}
        />
        <Select
          label={text.scheme}
          options={(["symmetric", "affine"] as const).map((value) => ({ value, label: text.schemes[value] }))}
          value={choice.scheme}
          onChange={(scheme) => change({ scheme })}
          width={128}
        />
        <Select
          label={text.per}
          options={(["channel", "tensor"] as const).map((value) => ({ value, label: text.pers[value] }))}
          value={choice.per}
          onChange={(per) => change({ per })}
          width={168}
        />
        <Button variant="primary" disabled={isMeasuring} onClick={() => void measure()}>
          {text.measure}
        </Button>
      </div>
      <p className={styles.explanation}>{text.formula[choice.scheme]}</p>
      {outcome?.state === "failed" && <p className={styles.explanation}>{text.failed}</p>}
      <CompressionTable run={run} variants={outcome?.variants ?? {}} share={share} onAdd={hasRoom ? add : null} />
      {outcome?.variants.pruned?.measured && <p className={styles.explanation}>{hasRoom ? text.addNote : text.addNoRoom}</p>}
      <div className={styles.choices}>
        <Button disabled={isMeasuring} onClick={() => void measureCurve()}>
          {text.drawCurve}
        </Button>
      </div>
      {outcome && outcome.curve.length > 1 && <PruningCurve curve={outcome.curve} />}
    </section>
  );
}

/** Test accuracy over the share pruned. */
function PruningCurve({ curve }: { readonly curve: readonly CurvePoint[] }) {
  const text = useArticleTexts().smaller.compression;
  const points = curve.map(({ share, accuracy }) => text.curvePoint(share, accuracy));
  return (
    <div className={styles.curve}>
      <RateCurve
        points={curve.map(({ share, accuracy }) => [share, accuracy] as const)}
        label={text.curveLabel(points.join("; "))}
        start={text.curveStart}
        end={text.curveEnd}
      />
      <p className={styles.explanation}>{points.join(" · ")}</p>
    </div>
  );
}
