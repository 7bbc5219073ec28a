import { useMemo } from "react";
import { comparePair } from "../../statistics/comparePair";
import { judgePairs, type Verdict } from "../../statistics/judgePairs";
import type { Run } from "../../store/playgroundState";
import { usePlayground } from "../../store/usePlayground";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { FigureTable } from "../../ui/FigureTable";
import { NotedFigure } from "../../ui/NotedFigure";
import { Term } from "../../ui/Term";
import { accuracyFigure, drawingsFigure } from "./figures";
import type { Variant } from "./useCompression";
import { type VariantName, variantNames } from "./variants";

const noLabels = new Uint8Array();

/** Size and accuracy before and after, and whether the test images tell the networks apart. */
export function CompressionTable({
  run,
  variants,
  share,
  onAdd,
}: {
  readonly run: Run;
  readonly variants: Partial<Record<VariantName, Variant>>;
  /** Share pruned, in words. */
  readonly share: string;
  /** Adds a variant to the comparison; null where there is no room. */
  readonly onAdd: ((variant: VariantName) => void) | null;
}) {
  const smaller = useArticleTexts().smaller;
  const text = smaller.compression;
  const labels = usePlayground(({ dataset }) => (dataset.status === "ready" ? dataset.testLabels : noLabels));
  const ownReading = usePlayground((state) => state.myDigitsAccuracy.get(run.id) ?? null);
  const original = run.result;
  const verdicts = useMemo(() => verdictsOf(labels, original?.predictions, variants), [labels, original, variants]);
  const originalBytes = variants.original?.bytes;
  const cells = (name: VariantName) => {
    const variant = variants[name];
    const isOriginal = name === "original";
    const test = isOriginal ? original?.test : variant?.measured?.result.test;
    const drawings = isOriginal ? ownReading : (variant?.measured?.myDigits ?? null);
    const verdict = verdicts.get(name);
    return [
      text.variants[name](share),
      variant ? (
        <NotedFigure
          key="size"
          notes={[
            text.gzip(variant.gzipBytes),
            ...(originalBytes && !isOriginal ? [text.timesSmaller(originalBytes / variant.bytes)] : []),
          ]}
        >
          {text.kilobytes(variant.bytes)}
        </NotedFigure>
      ) : (
        "–"
      ),
      variant ? text.zeros(variant.zeros) : "–",
      accuracyFigure(smaller, test ?? null),
      drawingsFigure(smaller, drawings),
      verdict ? (
        <NotedFigure
          key="verdict"
          notes={[smaller.verdictNote(verdict.comparison.onlyA, verdict.comparison.onlyB, verdict.correctedP)]}
        >
          {smaller.verdicts[verdict.better]}
        </NotedFigure>
      ) : isOriginal ? (
        ""
      ) : (
        "–"
      ),
      variant?.measured && onAdd ? (
        <Button key="add" onClick={() => onAdd(name)} ariaLabel={text.addSpoken(text.variants[name](share))}>
          {text.add}
        </Button>
      ) : (
        ""
      ),
    ];
  };
  const explained = (id: string, label: string, explanation: string) => ({
    id,
    face: <Term explanation={explanation}>{label}</Term>,
  });
  return (
    <FigureTable
      caption={text.caption}
      headings={[
        { id: "variant", face: text.variant },
        explained("size", text.size, text.sizeTerm),
        explained("zeros", text.zerosHead, text.zerosTerm),
        explained("accuracy", smaller.accuracy, smaller.accuracyTerm),
        explained("drawings", smaller.drawings, smaller.drawingsTerm),
        explained("verdict", smaller.verdict, smaller.verdictTerm),
        { id: "add", face: text.comparison },
      ]}
      rows={variantNames.map((name) => ({ id: name, cells: cells(name) }))}
    />
  );
}

/** Each variant that is measured against the original, corrected together. */
function verdictsOf(
  labels: Uint8Array,
  original: Uint8Array | undefined,
  variants: Partial<Record<VariantName, Variant>>,
): ReadonlyMap<VariantName, Verdict> {
  const measured = variantNames.flatMap((name) => {
    const predictions = variants[name]?.measured?.result.predictions;
    return predictions && original ? [{ name, comparison: comparePair(labels, [predictions], [original]) }] : [];
  });
  const verdicts = judgePairs(measured.map(({ comparison }) => comparison));
  return new Map(measured.flatMap(({ name }, place) => (verdicts[place] ? [[name, verdicts[place]] as const] : [])));
}
