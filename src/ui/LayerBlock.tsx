import styles from "./NetworkDrawing.module.css";
import { type NetworkBlock, placeBlocks } from "./placeBlocks";

/** One carriage of a network's drawing, in the middle of its own square of `size` CSS pixels; what passes values on is a coupling. */
export function LayerBlock({ block, size }: { readonly block: NetworkBlock; readonly size: number }) {
  const [placed] = placeBlocks([block], size).blocks;
  const couplingY = size - Math.round(size * 0.16);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} className={styles.drawing} aria-hidden="true">
      <line className={styles.coupling} x1={0} x2={size} y1={couplingY} y2={couplingY} />
      {placed && (
        <rect
          className={`${styles.block} ${styles[placed.kind]} ${placed.mark ? styles[placed.mark] : ""}`}
          x={Math.round((size - placed.width) / 2) + 0.5}
          y={placed.y + 0.5}
          width={placed.width - 1}
          height={placed.height - 1}
          rx={1.5}
        />
      )}
    </svg>
  );
}
