import { useState } from "react";
import { article0CrossEntropy, article4CrossEntropy, crossEntropySums } from "../../articles/crossEntropy";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { FigureTable } from "../../ui/FigureTable";
import { Formula } from "../../ui/Formula";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import { Correction } from "./Correction";
import { crossEntropyFormulas } from "./crossEntropyFormulas";
import { Example } from "./Example";
import styles from "./Example.module.css";
import { PairList, toPairs } from "./PairList";
import { fixedNumber, plainNumber } from "./plainNumber";

const startPairs = {
  article0: toPairs(article0CrossEntropy.labels.map((label, i) => [label, article0CrossEntropy.predictions[i] ?? 0])),
  article4: toPairs(article4CrossEntropy.labels.map((label, i) => [label, article4CrossEntropy.predictions[i] ?? 0])),
};
const share = { min: 0, max: 1 };

/** Cross-entropy by hand, on the numbers of article 0 or 4 or on one's own. */
export function CrossEntropyExample({ id }: { readonly id: string }) {
  const { examples } = useArticleTexts();
  const words = examples.crossEntropy;
  const [article, setArticle] = useState<keyof typeof startPairs>("article0");
  const [pairs, setPairs] = useState(startPairs.article0);
  const sums = crossEntropySums(
    pairs.map(({ first }) => first),
    pairs.map(({ second }) => second),
  );
  const show = (next: keyof typeof startPairs) => {
    setArticle(next);
    setPairs(startPairs[next]);
  };
  return (
    <Example id={id} title={words.title} lead={words.lead}>
      <div>
        <SegmentedSwitch
          label={words.whose}
          options={[
            { value: "article0", label: words.article0 },
            { value: "article4", label: words.article4 },
          ]}
          value={article}
          onChange={show}
        />
      </div>
      <div className={styles.columns}>
        <div className={styles.part}>
          <PairList
            key={article}
            label={words.pairs}
            sides={[
              { name: words.label, range: share },
              { name: words.prediction, range: share },
            ]}
            pairs={pairs}
            added={{ first: 1, second: 0.5 }}
            onChange={setPairs}
          />
          <div className={styles.bar}>
            <Button disabled={pairs === startPairs[article]} onClick={() => setPairs(startPairs[article])}>
              {examples.reset}
            </Button>
          </div>
        </div>
        <div className={styles.part}>
          <FigureTable
            caption={words.table}
            headings={[
              { id: "y", face: "y" },
              { id: "p", face: "p" },
              { id: "label", face: "−y ln p" },
              { id: "rest", face: "−(1 − y) ln(1 − p)" },
            ]}
            rows={sums.terms.map(({ label, prediction, ofLabel, ofRest }, i) => ({
              id: String(pairs[i]?.id ?? i),
              cells: [plainNumber(label), plainNumber(prediction), fixedNumber(ofLabel), fixedNumber(ofRest)],
            }))}
          />
          {crossEntropyFormulas(sums, article, words.readings).map(({ id: line, name, tex }) => (
            <div key={line}>
              <h4 className={styles.subtitle}>{name}</h4>
              <Formula label={name} lines={tex} />
            </div>
          ))}
          <Fault article={article} />
        </div>
      </div>
    </Example>
  );
}

function Fault({ article }: { readonly article: keyof typeof startPairs }) {
  const words = useArticleTexts().examples.crossEntropy;
  if (article === "article0") {
    const { labels, predictions, printed } = article0CrossEntropy;
    const { labelSum, sum, mean } = crossEntropySums(labels, predictions);
    return (
      <Correction says={`≈ ${printed}`} comesTo={fixedNumber(mean)}>
        {words.why0(fixedNumber(labelSum), fixedNumber(sum), fixedNumber(mean))}
      </Correction>
    );
  }
  const { labels, predictions } = article4CrossEntropy;
  const { labelSum, labelMean } = crossEntropySums(labels, predictions);
  return (
    <Correction says={words.formula4} comesTo={words.either4(fixedNumber(labelMean), fixedNumber(labelSum))}>
      {words.why4}
    </Correction>
  );
}
