import styles from "./NetworkDrawing.module.css";
import { type NetworkBlock, placeBlocks } from "./placeBlocks";

/**
 * A network as a train: one coupled block per layer on a common ground, as high and wide as the layer's output.
 * `height` is that of the image block in CSS pixels; the drawing shrinks where the room is narrower.
 */
export function NetworkDrawing({
  blocks,
  height,
  label,
}: {
  readonly blocks: readonly NetworkBlock[];
  readonly height: number;
  readonly label: string;
}) {
  const placed = placeBlocks(blocks, height);
  const couplingY = height - Math.round(height * 0.16);
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${placed.width} ${height}`} width={placed.width} role="img" aria-label={label}>
      <line className={styles.coupling} x1={2} x2={placed.width - 2} y1={couplingY} y2={couplingY} />
      {placed.blocks.map(({ kind, title, mark, x, y, width, height: blockHeight }) => (
        <rect
          key={x}
          className={`${styles.block} ${styles[kind]} ${mark ? styles[mark] : ""}`}
          x={x + 0.5}
          y={y + 0.5}
          width={width - 1}
          height={blockHeight - 1}
          rx={1.5}
        >
          <title>{title}</title>
        </rect>
      ))}
    </svg>
  );
}
