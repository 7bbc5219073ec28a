import { usePlayground } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { ImageSheet } from "../../ui/ImageSheet";
import { Panel } from "../../ui/Panel";
import { ProgressRail } from "../../ui/ProgressRail";
import styles from "./DatasetPanel.module.css";

/** Images of each digit on the sheet: fewer than are sent, for the room beside the drawing. */
const samplesPerDigit = 4;

/** The data set: how far it is loaded, and then what it looks like. */
export function DatasetPanel() {
  const texts = useTexts();
  const dataset = usePlayground((state) => state.dataset);
  const isLost = usePlayground((state) => state.trainerProblem !== null);
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
    </Panel>
  );
}

function Samples({ columns, label }: { readonly columns: readonly Uint8Array[]; readonly label: string }) {
  return <ImageSheet columns={columns} rows={samplesPerDigit} label={label} />;
}

function Loading({ loadedBytes, totalBytes }: { readonly loadedBytes: number; readonly totalBytes: number }) {
  const texts = useTexts();
  const isUnpacking = totalBytes > 0 && loadedBytes >= totalBytes;
  const amount = isUnpacking ? texts.dataset.unpacking : texts.dataset.progress(loadedBytes, totalBytes);
  return (
    <div className={styles.loading}>
      <p className={styles.words}>
        <span>{texts.dataset.loading}</span>
        <span>{amount}</span>
      </p>
      <ProgressRail
        value={loadedBytes}
        max={Math.max(1, totalBytes)}
        sleepers={0}
        label={texts.dataset.loading}
        valueText={amount}
      />
    </div>
  );
}
