import type { ExperimentClaim } from "../../articles/claims";
import { judgeFigure } from "../../articles/verdict";
import type { Run } from "../../store/playgroundState";
import { useArticleTexts } from "../../text/useArticleTexts";
import styles from "./ClaimList.module.css";
import { figureHere, isFaithful } from "./claimFigures";
import { MeasuredValue } from "./MeasuredValue";
import { VerdictMark } from "./VerdictMark";

/** This machine's own figure for a claim and what it makes of it. */
export function HereCell({ claim, runs }: { readonly claim: ExperimentClaim; readonly runs: readonly Run[] }) {
  const text = useArticleTexts().claims;
  const hasBegun = runs.some(({ step, result }) => step > 0 || result !== null);
  if (!hasBegun) return text.noFigure;
  const here = figureHere(claim, runs);
  switch (here.kind) {
    case "later": {
      const { later, laterEpoch } = text.experiment;
      return <span className={styles.detail}>{here.epoch === null ? later : laterEpoch(here.epoch)}</span>;
    }
    case "missed": {
      const { missed, notAsked } = text.experiment;
      return <span className={styles.detail}>{claim.measure === "trainingSetAccuracy" ? notAsked : missed}</span>;
    }
    case "measured": {
      const { values, images } = here.figure;
      // One run's loss is a point: whether a claim is near it, one run cannot tell.
      const canJudge = images !== null || values.length > 1;
      return (
        <>
          <MeasuredValue claim={claim} figure={here.figure} />
          {claim.printed !== null && canJudge && isFaithful(runs) && (
            <VerdictMark claim={claim} verdict={judgeFigure(claim.printed, here.figure)} />
          )}
        </>
      );
    }
  }
}
