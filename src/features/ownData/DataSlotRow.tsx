import type { DataFileFacts, DataSlot, ImageFacts } from "../../protocol/ownData";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { FileButton } from "../../ui/FileButton";
import { ImageSheet } from "../../ui/ImageSheet";
import { Notice } from "../../ui/Notice";
import styles from "./DataSlotRow.module.css";

const fileNames = ".npy,.gz,.idx,application/gzip,application/octet-stream";

/** Images are all but black where no pixel is brighter, of 255. */
const darkest = 32;

/** One of the four files: what it must be, what was found in it, and the choice of another. */
export function DataSlotRow({ slot }: { readonly slot: DataSlot }) {
  const text = useArticleTexts().ownData;
  const { actions } = usePlaygroundStore();
  const chosen = usePlayground((state) => state.ownData.chosen[slot]);
  return (
    <li className={styles.slot}>
      <div className={styles.head}>
        <p className={styles.name}>
          <code>{slot}</code> <span className={styles.detail}>{text.slots[slot]}</span>
        </p>
        <FileButton
          accept={fileNames}
          ariaLabel={text.chooseFor(slot)}
          onFiles={(files) => actions.chooseDataFiles(files.slice(0, 1), slot)}
        >
          {text.choose}
        </FileButton>
      </div>
      <div className={styles.file} aria-live="polite">
        {chosen === null && <p className={styles.detail}>{text.missing}</p>}
        {chosen !== null && (chosen.status === "reading" || chosen.status === "unread") && (
          <p className={styles.detail}>{text.reading(chosen.fileName)}</p>
        )}
        {chosen?.status === "faulty" && (
          <p className={styles.fault} role="alert">
            {text.fault(chosen.fault)}
          </p>
        )}
        {chosen?.status === "read" && <Facts facts={chosen.facts} />}
      </div>
    </li>
  );
}

function Facts({ facts }: { readonly facts: DataFileFacts }) {
  const text = useArticleTexts().ownData;
  const { contents } = facts;
  return (
    <>
      <p className={styles.fileName}>{facts.fileName}</p>
      <p className={styles.detail}>{text.found(facts)}</p>
      <p className={styles.detail}>{text.contents(facts)}</p>
      {contents.kind === "images" ? (
        <>
          <p className={styles.detail}>{contents.rounded > 0 ? text.rounded(contents.rounded) : text.exact}</p>
          {brightestOf(contents) < darkest && <Notice>{text.dark(brightestOf(contents))}</Notice>}
          <div className={styles.images}>
            <ImageSheet columns={columnsOf(contents.samples)} rows={1} label={text.firstImages} />
          </div>
        </>
      ) : (
        <p className={styles.detail}>{text.firstLabels([...contents.samples])}</p>
      )}
    </>
  );
}

/** The brightest pixel as a network sees it, of 255. */
function brightestOf({ maximum, scaling }: ImageFacts): number {
  return Math.round(scaling === "scaled" ? maximum * 255 : maximum);
}

function columnsOf(samples: Uint8Array): Uint8Array[] {
  return Array.from({ length: samples.length / 784 }, (_, index) => samples.subarray(index * 784, (index + 1) * 784));
}
