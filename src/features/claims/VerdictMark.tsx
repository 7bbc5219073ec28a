import type { Claim } from "../../articles/claims";
import type { Verdict } from "../../articles/verdict";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Icon, type IconName } from "../../ui/Icon";
import styles from "./ClaimList.module.css";

const icons: Readonly<Record<Verdict["kind"], IconName>> = {
  reproduced: "check",
  notReproduced: "remove",
  noFigure: "less",
  cannotRun: "stop",
  wrong: "remove",
  notMeasured: "more",
};

/** A verdict in a word with a mark of its own, and by how much a figure is off. */
export function VerdictMark({ claim, verdict }: { readonly claim: Claim; readonly verdict: Verdict }) {
  const text = useArticleTexts().claims;
  return (
    <>
      <span className={styles.verdict} data-verdict={verdict.kind}>
        <Icon name={icons[verdict.kind]} size={14} />
        {useWord(claim, verdict)}
      </span>
      {verdict.kind === "notReproduced" && (
        <span className={styles.detail}>
          {claim.kind === "experiment" && claim.measure.endsWith("Loss") ? text.byNats(verdict.by) : text.byPoints(verdict.by)}
        </span>
      )}
    </>
  );
}

function useWord(claim: Claim, verdict: Verdict): string {
  const { verdicts } = useArticleTexts().claims;
  if (verdict.kind === "cannotRun") return verdicts.cannotRun(verdict.fault);
  // Arithmetic is not measured.
  return verdict.kind === "reproduced" && claim.kind !== "experiment" ? verdicts.right : verdicts[verdict.kind];
}
