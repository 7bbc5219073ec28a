import type { ReactNode } from "react";
import { useArticleTexts } from "../../text/useArticleTexts";
import styles from "./Correction.module.css";

/** What an article says beside what it comes to, and a sentence why; `isRight` where they are the same. */
export function Correction({
  says,
  comesTo,
  isRight = false,
  children,
}: {
  readonly says: ReactNode;
  readonly comesTo: ReactNode;
  readonly isRight?: boolean;
  readonly children?: ReactNode;
}) {
  const words = useArticleTexts().examples;
  return (
    <div className={styles.correction} data-right={isRight}>
      <dl className={styles.figures}>
        <div>
          <dt>{words.articleSays}</dt>
          <dd className={styles.says}>{says}</dd>
        </div>
        <div>
          <dt>{isRight ? words.comesToTheSame : words.comesTo}</dt>
          <dd>{comesTo}</dd>
        </div>
      </dl>
      {children !== undefined && <p className={styles.why}>{children}</p>}
    </div>
  );
}
