import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { ImageSheet } from "../../ui/ImageSheet";
import { Panel } from "../../ui/Panel";
import { ProgressRail } from "../../ui/ProgressRail";
import styles from "./DatasetPanel.module.css";

/** Images of each digit on the sheet: fewer than are sent, for the room beside the drawing. */
const samplesPerDigit = 4;

/** The data set: how far it is loaded, what it looks like, and the way to another; `onOwnData` leads there. */
export function DatasetPanel({ onOwnData }: { readonly onOwnData: () => void }) {
  const texts = useTexts();
  const dataset = usePlayground((state) => state.dataset);
  const isLost = usePlayground((state) => state.trainerProblem !== null);
  const isOwn = usePlayground((state) => state.ownData.isUsed);
  const aside = dataset.status === "ready" && texts.dataset.counts(dataset.trainingImages, dataset.testImages);
  return (
    <Panel title={texts.dataset.title} aside={aside}>
      <div className={styles.room}>
        {dataset.status === "ready" && (
          <Samples columns={dataset.samples.map((digit) => digit.images)} label={texts.dataset.samples(samplesPerDigit)} />
        )}
        {dataset.status === "loading" && isLost && <p className={styles.words}>{texts.dataset.stopped}</p>}
        {dataset.status === "loading" && !isLost && <Loading loadedBytes={dataset.loadedBytes} totalBytes={dataset.totalBytes} />}
        {dataset.status === "failed" && <p className={styles.words}>{texts.dataset.failed}</p>}
      </div>
      <div className={styles.own}>
        <Button onClick={onOwnData}>{isOwn ? texts.dataset.own : texts.dataset.useOwn}</Button>
      </div>
    </Panel>
  );
}

function Samples({ columns, label }: { readonly columns: readonly Uint8Array[]; readonly label: string }) {
  return <ImageSheet columns={columns} rows={samplesPerDigit} label={label} />;
}

function Loading({ loadedBytes, totalBytes }: { readonly loadedBytes: number; readonly totalBytes: number }) {
  const texts = useTexts();
  const loading = usePlayground((state) => (state.ownData.isUsed ? texts.dataset.loadingOwn : texts.dataset.loading));
  const isUnpacking = totalBytes > 0 && loadedBytes >= totalBytes;
  const amount = isUnpacking ? texts.dataset.unpacking : texts.dataset.progress(loadedBytes, totalBytes);
  return (
    <div className={styles.loading}>
      <p className={styles.words}>
        <span>{loading}</span>
        <span>{amount}</span>
      </p>
      <ProgressRail value={loadedBytes} max={Math.max(1, totalBytes)} sleepers={0} label={loading} valueText={amount} />
    </div>
  );
}
