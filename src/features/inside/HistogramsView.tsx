import { useMemo } from "react";
import type { Histogram } from "../../protocol/inspectedLayer";
import { usePanelTexts } from "../../text/usePanelTexts";
import { HistogramPlot } from "../../ui/HistogramPlot";
import { Term } from "../../ui/Term";
import styles from "./InsidePanel.module.css";
import { LayerPart } from "./LayerPart";
import type { InsideLayer } from "./useInsideRun";

/** How the weights and the gradients of every layer that has weights are spread. */
export function HistogramsView({ layers }: { readonly layers: readonly InsideLayer[] }) {
  const text = usePanelTexts().inside.histograms;
  const weighted = layers.filter(({ seen }) => seen?.weights);
  if (weighted.length === 0) return layers.some(({ seen }) => seen) ? <p className={styles.note}>{text.none}</p> : null;
  return (
    <>
      <p className={styles.terms}>
        {text.legend}
        {text.terms.map(([word, explanation]) => (
          <Term key={word} explanation={explanation}>
            {word}
          </Term>
        ))}
      </p>
      <ol className={styles.layers}>
        {weighted.map((layer) => (
          <LayerHistograms key={layer.index} layer={layer} />
        ))}
      </ol>
    </>
  );
}

function LayerHistograms({ layer }: { readonly layer: InsideLayer }) {
  const { inside, network } = usePanelTexts();
  const text = inside.histograms;
  const name = network.layer(layer.shape.layer);
  const zeros = useMemo(() => zeroShare(layer.seen?.kernel ?? null), [layer.seen?.kernel]);
  return (
    <LayerPart layer={layer}>
      <div className={styles.histograms}>
        <Distribution title={text.weights} layer={name} histogram={layer.seen?.weights ?? null} zeros={zeros} />
        <Distribution title={text.gradients} layer={name} histogram={layer.seen?.gradients ?? null} zeros={0} />
      </div>
    </LayerPart>
  );
}

interface DistributionProps {
  readonly title: string;
  readonly layer: string;
  readonly histogram: Histogram | null;
  /** Share of the values that are exactly 0, as far as it is known. */
  readonly zeros: number;
}

function Distribution({ title, layer, histogram, zeros }: DistributionProps) {
  const { inside } = usePanelTexts();
  const text = inside.histograms;
  return (
    <div className={styles.distribution}>
      <h4 className={styles.smallTitle}>{title}</h4>
      {!histogram && <p className={styles.small}>{text.waiting}</p>}
      {histogram && (
        <>
          {histogram.min < histogram.max ? (
            <HistogramPlot
              counts={histogram.counts}
              min={histogram.min}
              max={histogram.max}
              format={inside.value}
              label={text.label(title, layer, histogram.min, histogram.max)}
            />
          ) : (
            <p className={styles.small}>{text.allSame(histogram.min)}</p>
          )}
          <p className={styles.figures}>
            <span>
              {text.mean} {inside.value(histogram.mean)}
            </span>
            <span>
              {text.spread} {inside.value(histogram.standardDeviation)}
            </span>
            {zeros > 0 && <span>{text.zeros(zeros)}</span>}
          </p>
          {histogram.notFinite > 0 && <p className={styles.warning}>{text.notFinite(histogram.notFinite)}</p>}
        </>
      )}
    </div>
  );
}

function zeroShare(kernel: Float32Array | null): number {
  if (!kernel || kernel.length === 0) return 0;
  let zeros = 0;
  for (let place = 0; place < kernel.length; place += 1) if (kernel[place] === 0) zeros += 1;
  return zeros / kernel.length;
}
