import { useRef, useState } from "react";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { Button } from "../../ui/Button";
import { downloadFile } from "../../ui/downloadFile";
import styles from "./MyDigitsView.module.css";
import { readPenDrawings, writePenDrawings } from "./penDrawingsFile";

/** Own digits as a file: exported to the device, and imported from it. */
export function MyDigitsFile() {
  const text = useTexts().myDigits;
  const { actions } = usePlaygroundStore();
  const digits = usePlayground((state) => state.myDigits);
  const fileRef = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<{ readonly words: string; readonly isFault: boolean } | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = readPenDrawings(await file.text());
    if ("fault" in read) {
      const { line, field, expected, found } = read.fault;
      return setOutcome({ words: text.fault(line, field, expected, found), isFault: true });
    }
    actions.addMyDigits(read.digits);
    setOutcome({ words: text.imported(read.digits.length), isFault: false });
  };
  return (
    <>
      <Button onClick={() => fileRef.current?.click()}>{text.import}</Button>
      <Button
        disabled={digits.length === 0}
        title={text.exportWhy}
        onClick={() => downloadFile(text.fileName, writePenDrawings(digits), "application/json")}
      >
        {text.export}
      </Button>
      <input
        ref={fileRef}
        className={styles.file}
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = "";
        }}
      />
      {outcome && (
        <p className={outcome.isFault ? styles.fault : styles.outcome} role={outcome.isFault ? "alert" : "status"}>
          {outcome.words}
        </p>
      )}
    </>
  );
}
