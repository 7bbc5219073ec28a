import { useMemo, useState } from "react";
import { balancedWeights, thinnedCounts } from "../../protocol/classBalance";
import { limits } from "../../protocol/limits";
import { presets } from "../../protocol/presets";
import { readDigit, rowsOfDigit } from "../../statistics/digitRecall";
import { runGroups } from "../../store/runGroups";
import { hasEnded, isActive } from "../../store/runPhase";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { Select } from "../../ui/Select";
import { judgeTrials } from "./judgeTrials";
import { outcomeSentence } from "./outcomeSentence";
import { TrialTable } from "./TrialTable";
import { TrialVerdicts } from "./TrialVerdicts";
import { presentTrial, quickPresets, type Trial, threeExperiments, trialNames } from "./threeExperiments";
import styles from "./UnbalancedPanel.module.css";
import { useTrialRuns } from "./useTrialRuns";

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const shares = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5] as const;
const epochChoices = [1, 2, 3, 5, 10] as const;
const firstTrial: Trial = { digit: 8, keep: 0.01, presetId: "article0-dense128-batch128", epochs: 3 };
const noLabels = new Uint8Array();

/** Thins out a digit of the training images, and shows what that does to its recall and what class weights can undo. */
export function UnbalancedPanel() {
  const text = useArticleTexts().unbalanced;
  const { actions } = usePlaygroundStore();
  const [chosen, setChosen] = useState<Trial | null>(null);
  const present = usePlayground(({ runs }) => presentTrial(runs.map(({ experiment }) => experiment)));
  // After another tab or a reload the panel shows what is there.
  const trial = chosen ?? present ?? firstTrial;
  const { digit, keep, presetId, epochs } = trial;
  const counts = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.trainingCounts : null));
  const labels = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.testLabels : noLabels));
  const share = text.keepOption(keep);
  const nameOf = (name: (typeof trialNames)[number], network: string) => text.names[name](network, digit, share);
  const experiments = threeExperiments(trial, counts ?? [], nameOf);
  const runs = useTrialRuns(experiments);
  const groups = usePlayground((state) => runGroups(state.runs).length);
  const rows = useMemo(() => rowsOfDigit(labels, digit), [labels, digit]);
  const { whole, thinned, weighted } = runs;
  const ofWhole = whole?.result?.predictions ?? null;
  const ofThinned = thinned?.result?.predictions ?? null;
  const ofWeighted = weighted?.result?.predictions ?? null;
  const { readings, verdicts } = useMemo(() => {
    // After a reload results come before the data.
    const read = (one: Uint8Array | null) => (one && labels.length > 0 ? readDigit(labels, one, digit) : null);
    return {
      readings: { whole: read(ofWhole), thinned: read(ofThinned), weighted: read(ofWeighted) },
      verdicts: judgeTrials(labels, digit, { whole: ofWhole, thinned: ofThinned, weighted: ofWeighted }),
    };
  }, [ofWhole, ofThinned, ofWeighted, labels, digit]);
  const there = trialNames.flatMap((name) => runs[name] ?? []);
  const missing = Math.max(0, groups + trialNames.length - there.length - limits.runs.max);
  const isTraining = there.some(isActive);
  const isDone = there.length === trialNames.length && there.every(hasEnded);
  const change = (changes: Partial<Trial>) => setChosen({ ...trial, ...changes });
  const ofEach = (act: (groupId: string) => void) => () => {
    for (const { groupId } of there) act(groupId);
  };
  const train = () => {
    for (const name of trialNames) {
      const groupId = runs[name]?.groupId ?? actions.addGroup(experiments[name]);
      if (groupId) actions.trainGroup(groupId);
    }
  };
  const kept = counts && thinnedCounts(counts, trial);
  const weights = kept && balancedWeights(kept);
  const others = weights?.filter((_, each) => each !== digit) ?? [];
  const sentence = outcomeSentence(text.outcome, digit, readings, verdicts);
  return (
    <Panel title={text.title}>
      <p className={styles.explanation}>{text.explanation}</p>
      <div className={styles.choices}>
        <Select
          label={text.digit}
          options={digits.map((value) => ({ value, label: value }))}
          value={digits[digit] ?? "8"}
          onChange={(value) => change({ digit: Number(value) })}
          width={64}
        />
        <Select
          label={text.keep}
          options={shares.map((value) => ({ value: String(value), label: text.keepOption(value) }))}
          value={String(keep)}
          onChange={(value) => change({ keep: Number(value) })}
          width={104}
        />
        <Select
          label={text.network}
          options={quickPresets.map((value) => ({ value, label: presets[value].name }))}
          value={presetId}
          onChange={(value) => change({ presetId: value })}
          width={184}
        />
        <Select
          label={text.epochs}
          options={epochChoices.map((value) => ({ value: String(value), label: String(value) }))}
          value={String(epochs)}
          onChange={(value) => change({ epochs: Number(value) })}
          width={72}
        />
        {isTraining ? (
          <Button onClick={ofEach(actions.pauseGroup)}>{text.pause}</Button>
        ) : (
          <Button variant="primary" disabled={!counts || missing > 0 || isDone} onClick={train}>
            {there.some(({ state }) => state === "paused") ? text.resume : text.start}
          </Button>
        )}
        {there.length > 0 && !isTraining && <Button onClick={ofEach(actions.removeGroup)}>{text.remove}</Button>}
      </div>
      {missing > 0 && <p className={styles.explanation}>{text.noRoom(missing)}</p>}
      {isDone && <p className={styles.explanation}>{text.isDone}</p>}
      {counts && kept && weights && (
        <p className={styles.explanation}>
          {text.plan(digit, kept[digit] ?? 0, counts[digit] ?? 0, weights[digit] ?? 0, Math.min(...others), Math.max(...others))}
        </p>
      )}
      <TrialTable
        runs={runs}
        readings={readings}
        names={{ whole: text.trials.whole, thinned: text.trials.thinned(share), weighted: text.trials.weighted(share) }}
        digit={digit}
        rows={rows}
      />
      <p className={styles.outcome} role="status">
        {sentence}
      </p>
      {sentence && new Set(there.map(({ result }) => result?.steps)).size > 1 && (
        <p className={styles.explanation}>{text.otherSteps}</p>
      )}
      {verdicts.length > 0 && <TrialVerdicts verdicts={verdicts} digit={digit} />}
    </Panel>
  );
}
