import type { ClaimId } from "../../articles/claims";
import type { Reproduction } from "../../articles/reproduction";
import type { Run } from "../../store/playgroundState";
import { useArticleTexts } from "../../text/useArticleTexts";
import styles from "./ClaimList.module.css";
import { ClaimRow } from "./ClaimRow";

/** Claims under the names of their figures; `here` are the runs of their experiment on this page, null where there is no experiment. */
export function ClaimList({
  label,
  ids,
  reproduction,
  here,
}: {
  readonly label: string;
  readonly ids: readonly ClaimId[];
  readonly reproduction: Reproduction;
  readonly here: readonly Run[] | null;
}) {
  const { columns } = useArticleTexts().claims;
  return (
    <div className={styles.table}>
      {/* Each figure has its name with it, for who cannot see the column it stands in. */}
      <div className={styles.columns} aria-hidden="true">
        <span>{columns.claim}</span>
        <span>{columns.says}</span>
        <span>{columns.measured}</span>
        <span>{columns.verdict}</span>
        {here && <span>{columns.here}</span>}
      </div>
      <ul className={styles.list} aria-label={label}>
        {ids.map((id) => (
          <ClaimRow key={id} id={id} reproduction={reproduction} here={here} />
        ))}
      </ul>
    </div>
  );
}
