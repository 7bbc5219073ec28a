import type { ExperimentClaim } from "../../articles/claims";
import type { MeasuredFigure } from "../../articles/verdict";
import { wilsonInterval } from "../../statistics/wilsonInterval";
import { useArticleTexts } from "../../text/useArticleTexts";
import styles from "./ClaimList.module.css";

/** A measured figure: its mean, and below it how far it is certain: over several seeds their range, for one its 95 % interval. */
export function MeasuredValue({ claim, figure }: { readonly claim: ExperimentClaim; readonly figure: MeasuredFigure | null }) {
  const text = useArticleTexts().claims;
  if (!figure) return text.noFigure;
  const { values, images } = figure;
  const write = claim.measure.endsWith("Loss") ? text.loss : text.accuracy;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [low, high] = images === null ? [mean, mean] : wilsonInterval(mean * images, images);
  return (
    <>
      <span className={styles.value}>{write(mean)}</span>
      {values.length > 1 ? (
        <span className={styles.detail}>
          {text.spread(write(Math.min(...values)), write(Math.max(...values)), values.length)}
        </span>
      ) : (
        images !== null && <span className={styles.detail}>{text.interval(write(low), write(high))}</span>
      )}
    </>
  );
}
