import { useEffect, useState } from "react";
import { limits } from "../../protocol/limits";
import type { TestImages } from "../../store/playgroundState";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ReadImages } from "../../ui/ReadImages";
import { RunMarker } from "../../ui/RunMarker";
import type { ImageSet } from "./imageSet";
import { makeReadImages } from "./readingViews";
import styles from "./TestImagesDialog.module.css";

/** Images a page: as many as a person looks through, and never more than the trainer reads at once. */
const pageSize = Math.min(60, limits.shownImages.max);

/** Test images, a page at a time, with the probabilities that each of the set's readers gives them. */
export function TestImagesDialog({ set, onClose }: { readonly set: ImageSet; readonly onClose: () => void }) {
  const { images: words } = usePanelTexts().mistakes;
  const [page, setPage] = useState(0);
  const first = page * pageSize;
  const rows = set.rows.slice(first, first + pageSize);
  const hasSeeds = set.readers.some(({ runIds }) => runIds.length > 1);
  return (
    <Dialog title={set.title} closeLabel={words.close} onClose={onClose} isWide>
      <ul className={styles.readers}>
        {set.readers.map(({ id, name, colorIndex }) => (
          <li key={id}>
            <RunMarker colorIndex={colorIndex} />
            {name}
          </li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <p className={styles.words}>{words.none}</p>
      ) : (
        <>
          <p className={styles.words}>{hasSeeds ? `${words.note} ${words.meanNote}` : words.note}</p>
          {/* Another page is other images: nothing of the last one stays. */}
          <ImagePage key={page} rows={rows} readers={set.readers} />
          <div className={styles.pages}>
            <span className={styles.place} aria-live="polite">
              {words.page(first + 1, first + rows.length, set.rows.length)}
            </span>
            {set.rows.length > pageSize && (
              <>
                <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
                  {words.previous}
                </Button>
                <Button disabled={first + pageSize >= set.rows.length} onClick={() => setPage(page + 1)}>
                  {words.next}
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

function ImagePage({ rows, readers }: { readonly rows: readonly number[]; readonly readers: ImageSet["readers"] }) {
  const { mistakes } = usePanelTexts();
  const { actions } = usePlaygroundStore();
  const labels = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.testLabels : null));
  const [read, setRead] = useState<TestImages | "failed" | null>(null);
  // The page is made anew for other rows, so these are the ones it began with.
  const [asked] = useState({ rows, runIds: readers.flatMap(({ runIds }) => runIds) });
  useEffect(() => {
    let isWanted = true;
    const take = (answer: TestImages | "failed") => {
      if (isWanted) setRead(answer);
    };
    actions.readTestImages(asked.rows, asked.runIds).then(take, () => take("failed"));
    return () => {
      isWanted = false;
    };
  }, [actions, asked]);
  if (read === "failed") return <p role="alert">{mistakes.images.failed}</p>;
  if (!read || !labels) {
    return (
      <p className={styles.words} role="status">
        {mistakes.images.reading}
      </p>
    );
  }
  return <ReadImages images={makeReadImages(read, readers, labels, mistakes)} readingsLabel={mistakes.images.readings} />;
}
