import { readingDifferences } from "../../statistics/comparePair";
import type { Verdict } from "../../statistics/judgePairs";
import { signFlips } from "../../statistics/signFlipTest";
import { usePlayground, usePlaygroundStore } from "../../store/usePlayground";
import { usePanelTexts } from "../../text/usePanelTexts";
import { RunMarker } from "../../ui/RunMarker";
import { SplitBars } from "../../ui/SplitBars";
import { Term } from "../../ui/Term";
import type { ImageSet } from "./imageSet";
import styles from "./VerdictRow.module.css";
import type { VerdictPair } from "./verdictPairs";

/** What may be said of one pair, and all that it rests on. */
export function VerdictRow({
  pair: { a, b },
  verdict: { comparison, correctedP, better },
  labels,
  pairsShown,
  widest,
  onShowImages,
}: {
  readonly pair: VerdictPair;
  readonly verdict: Verdict;
  /** The digit in each test image. */
  readonly labels: Uint8Array;
  readonly pairsShown: number;
  /** The highest count of any pair, which fills its side. */
  readonly widest: number;
  readonly onShowImages: (set: ImageSet) => void;
}) {
  const { compare, number } = usePanelTexts();
  const words = compare.verdicts;
  const { actions } = usePlaygroundStore();
  const isHighlighted = usePlayground(({ groupView }) => groupView.highlighted === a.id || groupView.highlighted === b.id);
  const { images, seeds, test } = comparison;
  const [first, second] = better === "b" ? [b, a] : [a, b];
  const isDecided = better === "a" || better === "b";
  const show = (name: string, other: string, sign: 1 | -1) => {
    const differences = readingDifferences(labels, a.predictions, b.predictions);
    const rows = [...differences.keys()].filter((row) => sign * (differences[row] ?? 0) > 0);
    const readers = [a, b].map((group) => ({ ...group, runIds: group.runIds.slice(0, seeds) }));
    onShowImages({ title: words.setTitle(name, other, seeds), rows, readers });
  };
  const side = (group: typeof a, other: typeof a, count: number, sign: 1 | -1) => ({
    colorIndex: group.colorIndex,
    count,
    countText: number.count(count),
    label: words.onlyRight(group.name, seeds),
    spoken: words.showImages(count, group.name, other.name, seeds),
    onPress: () => show(group.name, other.name, sign),
    onPoint: (isThere: boolean) => actions.highlight(isThere ? group.id : null),
  });
  const sideA = side(a, b, comparison.onlyA, 1);
  const sideB = side(b, a, comparison.onlyB, -1);
  return (
    <li className={styles.row} data-highlighted={isHighlighted}>
      <p className={styles.sentence} data-decided={isDecided}>
        <span className={styles.markers}>
          <RunMarker colorIndex={first.colorIndex} />
          <RunMarker colorIndex={second.colorIndex} />
        </span>
        {isDecided ? words.better(first.name, second.name) : words.none(first.name, second.name, images)}
      </p>
      <SplitBars left={first === a ? sideA : sideB} right={first === a ? sideB : sideA} widest={widest} />
      <p className={styles.grounds}>
        <Term explanation={words.pTerm}>{words.p(comparison.p)}</Term>
        <Term explanation={words.correctedTerm(pairsShown)}>{words.corrected(correctedP)}</Term>
        {test === "mcnemar" ? (
          <Term explanation={words.mcnemarTerm}>{words.mcnemar}</Term>
        ) : (
          <Term explanation={words.signFlipTerm(signFlips.permutations, signFlips.seed)}>{words.signFlip(seeds)}</Term>
        )}
        <span>{words.onImages(images)}</span>
      </p>
      {isDecided && seeds > 1 && !comparison.isApart && (
        <p className={styles.note}>{words.mixedSeeds(first.name, second.name)}</p>
      )}
      {better === "seedsDisagree" && <p className={styles.note}>{words.seedsDisagree(comparison.agreeing, seeds)}</p>}
      {a.runIds.length !== b.runIds.length && (
        <p className={styles.note}>{words.unpaired(a.runIds.length, b.runIds.length, seeds)}</p>
      )}
    </li>
  );
}
