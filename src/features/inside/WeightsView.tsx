import styles from "./InsidePanel.module.css";
import { LayerWeights } from "./LayerWeights";
import type { InsideLayer } from "./useInsideRun";

/** The kernels of all layers that have one, as images. */
export function WeightsView({ layers }: { readonly layers: readonly InsideLayer[] }) {
  return (
    <ol className={styles.layers}>
      {layers.map(
        (layer) =>
          layer.form &&
          layer.seen && (
            <LayerWeights
              key={layer.index}
              layer={layer}
              form={layer.form}
              kernel={layer.seen.kernel}
              isLast={layer === layers.at(-1)}
            />
          ),
      )}
    </ol>
  );
}
