import { useArticleTexts } from "../../text/useArticleTexts";
import { FigureTable } from "../../ui/FigureTable";
import { NotedFigure } from "../../ui/NotedFigure";
import type { TrialVerdict } from "./judgeTrials";
import styles from "./UnbalancedPanel.module.css";

/** For each pair of the three networks: is one better at the digit, and at all digits? */
export function TrialVerdicts({ verdicts, digit }: { readonly verdicts: readonly TrialVerdict[]; readonly digit: number }) {
  const { verdicts: words } = useArticleTexts().unbalanced;
  const ofDigit = verdicts.filter(({ on }) => on === "digit");
  const ofAll = verdicts.filter(({ on }) => on === "all");
  const images = (part: readonly TrialVerdict[]) => part[0]?.verdict.comparison.images ?? 0;
  const verdictCell = ({ a, b, on, verdict: { better, comparison, correctedP } }: TrialVerdict) => (
    <NotedFigure key={on} notes={[words.counts(comparison.onlyA, comparison.onlyB, words.p(correctedP))]}>
      {better === "a" || better === "b" ? words.better(words.names[better === "a" ? a : b]) : words.none}
    </NotedFigure>
  );
  return (
    <section className={styles.part} aria-label={words.title}>
      <h3 className={styles.subtitle}>{words.title}</h3>
      <p className={styles.explanation}>{words.rule}</p>
      <FigureTable
        caption={words.caption}
        headings={[
          { id: "pair", face: words.pair },
          { id: "digit", face: words.onDigit(digit, images(ofDigit)) },
          { id: "all", face: words.onAll(images(ofAll)) },
        ]}
        rows={ofDigit.map((one, place) => ({
          id: `${one.a} ${one.b}`,
          cells: [words.pairOf(words.names[one.a], words.names[one.b]), verdictCell(one), verdictCell(ofAll[place] ?? one)],
        }))}
      />
    </section>
  );
}
