import { useState } from "react";
import { Button } from "./Button";
import styles from "./CopyButton.module.css";
import { Icon } from "./Icon";

/** Words of a button that copies: before, after, and where the browser refuses. */
export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly failed: string;
}

/** Copies `text`, and says that it did. */
export function CopyButton({
  text,
  words,
  ariaLabel,
}: {
  readonly text: string;
  readonly words: CopyWords;
  readonly ariaLabel?: string;
}) {
  /** What was copied last: another text has not been. */
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly isCopied: boolean } | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ of: text, isCopied: true });
    } catch {
      setOutcome({ of: text, isCopied: false });
    }
  };
  const said = outcome?.of === text ? outcome : null;
  return (
    <span className={styles.copy}>
      <Button onClick={() => void copy()} {...(ariaLabel === undefined ? {} : { ariaLabel })}>
        <Icon name={said?.isCopied ? "check" : "copy"} />
        {words.copy}
      </Button>
      <span role="status" className={styles.said}>
        {said && (said.isCopied ? words.copied : words.failed)}
      </span>
    </span>
  );
}
