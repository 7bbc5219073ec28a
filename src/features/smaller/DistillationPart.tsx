import { useState } from "react";
import type { Experiment } from "../../protocol/experiment";
import { type PresetId, presets } from "../../protocol/presets";
import type { Run } from "../../store/playgroundState";
import { whyNoRoom } from "../../store/roomForRuns";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { RangeField } from "../../ui/RangeField";
import { Select } from "../../ui/Select";
import { DistillationOutcome } from "./DistillationOutcome";
import styles from "./SmallerPanel.module.css";

const students = [
  "article0-dense128-batch128",
  "article1-mlp128-64",
  "article3-dense64-64",
  "article4-dense128-batch64",
] as const satisfies readonly PresetId[];
const epochChoices = [1, 2, 3, 5, 10] as const;

/** Trains a small network with and without a trained one as its teacher, from one seed. */
export function DistillationPart({ runs }: { readonly runs: readonly Run[] }) {
  const smaller = useArticleTexts().smaller;
  const text = smaller.distillation;
  const { actions } = usePlaygroundStore();
  const [teacherId, setTeacherId] = useState<string | null>(null);
  const [student, setStudent] = useState<(typeof students)[number]>("article0-dense128-batch128");
  const [epochs, setEpochs] = useState(3);
  const [temperature, setTemperature] = useState(4);
  const [share, setShare] = useState(0.9);
  const [asking, setAsking] = useState<"no" | "waiting" | "failed">("no");
  const groupIds = usePlayground(({ distillations }) => [...distillations.keys()]);
  const hasRoom = usePlayground((state) => whyNoRoom(state.runs, 2) === null && whyNoRoom(withOneMore(state.runs)) === null);
  // A convolution network is what the articles would distil.
  const teacher = runs.find(({ id }) => id === teacherId) ?? runs.find(isConvolutional) ?? runs[0];
  const train = async (from: Run) => {
    setAsking("waiting");
    const { name, ...preset }: Experiment = presets[student];
    const base = { ...preset, epochs, validation: { kind: "none" as const } };
    const taught = { ...base, name: text.taught(name, from.experiment.name).slice(0, 80) };
    const groupId = await actions.distil(taught, from.id, { temperature, share });
    setAsking(groupId ? "no" : "failed");
    if (!groupId) return;
    const alone = actions.addGroup({ ...base, name: text.alone(name) });
    if (alone) actions.trainGroup(alone);
  };
  return (
    <section className={styles.part} aria-label={text.title}>
      <h3 className={styles.subtitle}>{text.title}</h3>
      <p className={styles.explanation}>{text.explanation}</p>
      {!teacher && <p className={styles.explanation}>{smaller.compression.empty}</p>}
      {teacher && (
        <div className={styles.choices}>
          <Select
            label={text.teacher}
            options={runs.map(({ id, experiment }) => ({
              value: id,
              label: smaller.compression.runName(experiment.name, experiment.seed),
            }))}
            value={teacher.id}
            onChange={setTeacherId}
            width={224}
          />
          <Select
            label={text.student}
            options={students.map((value) => ({ value, label: presets[value].name }))}
            value={student}
            onChange={setStudent}
            width={184}
          />
          <Select
            label={text.epochs}
            options={epochChoices.map((value) => ({ value: String(value), label: String(value) }))}
            value={String(epochs)}
            onChange={(value) => setEpochs(Number(value))}
            width={72}
          />
          <div className={styles.range}>
            <RangeField
              face={text.temperature}
              label={text.temperature}
              min={1}
              max={20}
              step={1}
              value={temperature}
              valueText={String(temperature)}
              onChange={setTemperature}
            />
          </div>
          <div className={styles.range}>
            <RangeField
              face={text.share}
              label={text.share}
              min={0}
              max={1}
              step={0.05}
              value={share}
              valueText={String(share)}
              onChange={setShare}
            />
          </div>
          <Button variant="primary" disabled={!hasRoom || asking === "waiting"} onClick={() => void train(teacher)}>
            {text.start}
          </Button>
        </div>
      )}
      {teacher && !hasRoom && <p className={styles.explanation}>{text.noRoom}</p>}
      <p className={styles.explanation} role="status">
        {asking === "waiting" ? text.waiting : asking === "failed" ? text.failed : null}
      </p>
      {groupIds.map((groupId) => (
        <DistillationOutcome key={groupId} groupId={groupId} />
      ))}
    </section>
  );
}

const isConvolutional = ({ experiment }: Run) => experiment.layers.some(({ kind }) => kind === "conv2d");

/** `runs` as they would be with one more group, to ask whether two fit. */
function withOneMore(runs: readonly Run[]): readonly Run[] {
  const [first] = runs;
  return first ? [...runs, { ...first, id: "one more", groupId: "one more" }] : runs;
}
