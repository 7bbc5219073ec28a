import { articleTitles } from "../../articles/articleTitles";
import { committedReproduction } from "../../articles/committedReproduction";
import type { Reproduction } from "../../articles/reproduction";
import { backendOptions, optionNames } from "../../protocol/options";
import { presets } from "../../protocol/presets";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Panel } from "../../ui/Panel";
import { ClaimList } from "./ClaimList";
import styles from "./ClaimsPanel.module.css";
import { claimSections } from "./claimSections";
import { ExperimentClaims } from "./ExperimentClaims";

/** What the articles say, what was measured, and what comes out on this machine. */
export function ClaimsPanel({
  reproduction = committedReproduction,
  onShowPlayground,
}: {
  readonly reproduction?: Reproduction;
  readonly onShowPlayground: () => void;
}) {
  const text = useArticleTexts().claims;
  return (
    <Panel title={text.tab}>
      <p className={styles.intro}>{text.intro}</p>
      <p className={styles.source}>{useSource(reproduction)}</p>
      {claimSections.map(({ article, experiments, byHand }) => (
        <section key={article} className={styles.article} aria-label={text.article(article)}>
          <h3 className={styles.heading}>
            <span>{text.article(article)}</span>
            <span className={styles.title} lang="zh-CN">
              {articleTitles[article]}
            </span>
          </h3>
          {experiments.map(({ presetId, ids }) => (
            <ExperimentClaims
              key={presetId}
              presetId={presetId}
              ids={ids}
              reproduction={reproduction}
              onShowPlayground={onShowPlayground}
            />
          ))}
          {byHand.length > 0 && (
            <div className={styles.block}>
              <h4 className={styles.name}>{text.byHand}</h4>
              <ClaimList
                label={`${text.article(article)}: ${text.byHand}`}
                ids={byHand}
                reproduction={reproduction}
                here={null}
              />
            </div>
          )}
        </section>
      ))}
    </Panel>
  );
}

/** Where the measured figures come from, in a sentence. */
function useSource({ experiments, isComplete }: Reproduction): string {
  const { source } = useArticleTexts().claims;
  const runs = experiments.flatMap((experiment) => experiment.runs);
  const [first] = runs;
  if (!first) return source.none;
  if (!isComplete) return source.short(experiments.length, optionNames(presets).length);
  const seeds = Math.min(...experiments.map((experiment) => experiment.runs.length));
  return source.full(seeds, backendOptions[first.backend].label, first.versions.chromium);
}
