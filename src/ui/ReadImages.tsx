import { VisuallyHidden } from "radix-ui";
import { runColor } from "./markerPath";
import { PixelImage } from "./PixelImage";
import styles from "./ReadImages.module.css";
import { RunMarker } from "./RunMarker";

/** One network's reading of an image. */
export interface ImageReading {
  readonly id: string;
  readonly colorIndex: number;
  /** One value in 0..1 a class; null where the network cannot be asked any more. */
  readonly shares: readonly number[] | null;
  readonly isRight: boolean;
  /** The answer and its probability as text. */
  readonly answer: string;
  /** The reading in words, for who cannot see the bars. */
  readonly spoken: string;
}

/** An image and what networks make of it. */
export interface ReadImage {
  readonly id: number;
  /** 784 bytes. */
  readonly pixels: Uint8Array;
  /** The image in words. */
  readonly label: string;
  /** What it is, below it. */
  readonly caption: string;
  readonly readings: readonly ImageReading[];
}

const imageSize = 56;

/** Images in a grid, each with what every network reads in it: its answer and a bar for each class. */
export function ReadImages({ images, readingsLabel }: { readonly images: readonly ReadImage[]; readonly readingsLabel: string }) {
  return (
    <ul className={styles.images}>
      {images.map(({ id, pixels, label, caption, readings }) => (
        <li key={id} className={styles.image}>
          <div className={styles.head}>
            <PixelImage pixels={pixels} size={imageSize} label={label} />
            <span className={styles.caption}>{caption}</span>
          </div>
          <ul className={styles.readings} aria-label={readingsLabel}>
            {readings.map((reading) => (
              <li key={reading.id} className={styles.reading} data-right={reading.isRight}>
                <VisuallyHidden.Root>{reading.spoken}</VisuallyHidden.Root>
                <span className={styles.answer} aria-hidden="true">
                  <RunMarker colorIndex={reading.colorIndex} size={10} />
                  {reading.answer}
                  {!reading.isRight && <span className={styles.wrong} />}
                </span>
                <Bars shares={reading.shares} color={runColor(reading.colorIndex)} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Bars({ shares, color }: { readonly shares: readonly number[] | null; readonly color: string }) {
  return (
    <svg viewBox="0 0 60 16" preserveAspectRatio="none" className={styles.bars} aria-hidden="true">
      <path className={styles.ground} d="M0 15.5H60" />
      <path fill={color} d={(shares ?? []).map((share, i) => bar(i * 6, 15 * share)).join("")} />
    </svg>
  );
}

/** The outline of a bar 4 wide at `x`, standing on 15. */
function bar(x: number, height: number): string {
  return `M${x + 1} 15V${(15 - height).toFixed(2)}h4V15Z`;
}
