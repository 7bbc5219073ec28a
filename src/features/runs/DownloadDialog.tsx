import { useState } from "react";
import { curvesAsCsv, curvesAsJson, type MeasuredRun } from "../../export/runCurves";
import { onImages } from "../../protocol/runPlan";
import type { Run, RunGroup } from "../../store/playgroundState";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { downloadFile } from "../../ui/downloadFile";
import { Icon } from "../../ui/Icon";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import styles from "./DownloadDialog.module.css";

/** A run as files: its weights, code that trains the same network elsewhere, and its curves. */
export function DownloadDialog({ group, onClose }: { readonly group: RunGroup; readonly onClose: () => void }) {
  const { download } = useTexts().groups;
  const [runId, setRunId] = useState(group.runs[0]?.id ?? "");
  const run = group.runs.find((each) => each.id === runId) ?? group.runs[0];
  if (!run) return null;
  return (
    <Dialog title={download.title(group.experiment.name)} closeLabel={download.close} onClose={onClose}>
      {group.runs.length > 1 && (
        <div className={styles.seed}>
          <span aria-hidden="true">{download.seed}</span>
          <SegmentedSwitch
            label={download.seed}
            options={group.runs.map((each) => ({ value: each.id, label: String(each.experiment.seed) }))}
            value={run.id}
            onChange={setRunId}
          />
        </div>
      )}
      <Downloads run={run} />
    </Dialog>
  );
}

function Downloads({ run }: { readonly run: Run }) {
  const { download } = useTexts().groups;
  const store = usePlaygroundStore();
  const isTrainerGone = usePlayground((state) => state.trainerProblem !== null);
  const [state, setState] = useState<"idle" | "taking" | "lost">("idle");
  const { experiment } = run;
  const fileName = fileNameOf(experiment.name, experiment.seed);

  const saveModel = async () => {
    setState("taking");
    const checkpoint = await store.actions.takeCheckpoint(run.id);
    if (!checkpoint) {
      setState("lost");
      return;
    }
    const { layersModel } = await import("../../export/layersModel");
    const files = layersModel(checkpoint);
    downloadFile("model.json", files.model, "application/json");
    downloadFile("weights.bin", files.weights, "application/octet-stream");
    setState("idle");
  };
  const saveCode = async (framework: "keras" | "pytorch") => {
    const { dataset, ownData } = store.getState();
    const given = dataset.status === "ready" ? onImages(experiment, dataset.trainingImages) : experiment;
    const data = ownData.isUsed ? "own" : "mnist";
    const text =
      framework === "keras"
        ? (await import("../../export/kerasCode")).kerasCode(given, run.learningRateChanges, data)
        : (await import("../../export/pytorchCode")).pytorchCode(given, run.learningRateChanges, data);
    downloadFile(`${fileName}-${framework}.py`, text, "text/x-python");
  };
  const measuredRun = (): MeasuredRun => {
    const series = store.series(run.id);
    const { epochs, learningRateChanges, result } = run;
    const curves = { losses: series?.losses ?? new Float32Array(), accuracies: series?.accuracies ?? new Float32Array() };
    return { experiment, epochs, learningRateChanges, result, ...curves };
  };
  const saveJson = () => downloadFile(`${fileName}.json`, curvesAsJson(measuredRun()), "application/json");
  const saveCsv = () => downloadFile(`${fileName}.csv`, curvesAsCsv(measuredRun(), run.plan.stepsPerEpoch), "text/csv");

  const hasTrained = run.step > 0;
  return (
    <div className={styles.parts}>
      <section>
        <h3 className={styles.heading}>{download.weights}</h3>
        <Row detail={hasTrained ? download.modelDetail : download.noWeights}>
          <Button onClick={() => void saveModel()} disabled={!hasTrained || isTrainerGone || state === "taking"}>
            <Icon name="download" />
            {download.model}
          </Button>
        </Row>
        <p className={styles.state} role="status">
          {state === "taking" && download.taking}
          {state === "lost" && download.lost}
        </p>
      </section>
      <section>
        <h3 className={styles.heading}>{download.code}</h3>
        <Row detail={download.pytorchDetail}>
          <Button onClick={() => void saveCode("pytorch")}>
            <Icon name="download" />
            {download.pytorch}
          </Button>
        </Row>
        <Row detail={download.kerasDetail}>
          <Button onClick={() => void saveCode("keras")}>
            <Icon name="download" />
            {download.keras}
          </Button>
        </Row>
      </section>
      <section>
        <h3 className={styles.heading}>{download.curves}</h3>
        <Row detail={hasTrained ? download.jsonDetail : download.noCurves}>
          <Button onClick={saveJson} disabled={!hasTrained}>
            <Icon name="download" />
            {download.json}
          </Button>
        </Row>
        <Row detail={hasTrained ? download.csvDetail : ""}>
          <Button onClick={saveCsv} disabled={!hasTrained}>
            <Icon name="download" />
            {download.csv}
          </Button>
        </Row>
      </section>
    </div>
  );
}

function Row({ children, detail }: { readonly children: React.ReactNode; readonly detail: string }) {
  return (
    <div className={styles.row}>
      {children}
      <span className={styles.detail}>{detail}</span>
    </div>
  );
}

/** A name for files on any system: letters, digits and dashes of the run's name, and its seed. */
function fileNameOf(name: string, seed: number): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `trainset-${plain || "network"}-seed${seed}`;
}
