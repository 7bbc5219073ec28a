import type { ReactNode } from "react";
import { type Claim, type ClaimId, claims } from "../../articles/claims";
import type { Reproduction } from "../../articles/reproduction";
import { verdictOf } from "../../articles/verdict";
import type { Figure } from "../../articles/workedFigures";
import type { Run } from "../../store/playgroundState";
import { useArticleTexts } from "../../text/useArticleTexts";
import styles from "./ClaimList.module.css";
import { keptFigure } from "./claimFigures";
import { HereCell } from "./HereCell";
import { MeasuredValue } from "./MeasuredValue";
import { VerdictMark } from "./VerdictMark";

/** One claim: what is said, what was found, and what that makes of it. */
export function ClaimRow({
  id,
  reproduction,
  here,
}: {
  readonly id: ClaimId;
  readonly reproduction: Reproduction;
  readonly here: readonly Run[] | null;
}) {
  const text = useArticleTexts().claims;
  const claim: Claim = claims[id];
  const { says, why } = text.sentences[id];
  const kept = claim.kind === "experiment" ? keptFigure(claim, reproduction) : null;
  return (
    <li className={styles.row} data-claim={id}>
      <div className={styles.claim}>
        <p className={styles.says}>{says}</p>
        <p className={styles.why}>{why}</p>
      </div>
      <dl className={styles.figures} data-columns={here ? 4 : 3}>
        <Cell name={text.columns.says} isEmpty={claim.kind === "program"}>
          <Said claim={claim} />
        </Cell>
        <Cell name={text.columns.measured} isEmpty={claim.kind === "program"}>
          {claim.kind === "experiment" ? (
            <MeasuredValue claim={claim} figure={kept?.figure ?? null} />
          ) : (
            <WorkedOut claim={claim} />
          )}
        </Cell>
        <Cell name={text.columns.verdict}>
          {kept?.isShort ? (
            <span className={styles.detail}>{text.source.shortRun}</span>
          ) : (
            <VerdictMark claim={claim} verdict={verdictOf(claim, kept?.figure ?? null)} />
          )}
        </Cell>
        {here && (
          <Cell name={text.columns.here}>
            {claim.kind === "experiment" ? <HereCell claim={claim} runs={here} /> : text.noFigure}
          </Cell>
        )}
      </dl>
    </li>
  );
}

function Cell({
  name,
  isEmpty = false,
  children,
}: {
  readonly name: string;
  /** Whether there will never be a figure, which takes no room on a card. */
  readonly isEmpty?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.cell} data-empty={isEmpty}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The article's own figure. */
function Said({ claim }: { readonly claim: Claim }) {
  const text = useArticleTexts().claims;
  if (claim.kind === "program") return text.noFigure;
  if (claim.kind === "experiment") {
    if (claim.printed === null) return text.noFigure;
    return claim.measure.endsWith("Loss") ? text.loss(claim.printed) : text.accuracy(claim.printed);
  }
  const printed = claim.figures.flatMap(({ name, printed: value, decimals }) =>
    value === null ? [] : [{ name, value, decimals }],
  );
  const [first] = printed;
  if (!first) return text.noFigure;
  // One result that stands for several readings of it.
  const isOne = printed.every(({ value }) => value === first.value) && printed.length > 1;
  return text.figures(
    (isOne ? [first] : printed).map(({ name, value, decimals }) => text.figure(isOne ? "output" : name, value, decimals)),
  );
}

/** The right figures of what is worked out by hand. */
function WorkedOut({ claim }: { readonly claim: Claim }) {
  const text = useArticleTexts().claims;
  const figures: readonly Figure[] = "figures" in claim ? claim.figures : [];
  if (figures.length === 0) return text.noFigure;
  return text.figures(figures.map(({ name, right, decimals }) => text.figure(name, right, decimals)));
}
