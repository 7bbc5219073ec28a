import { useLayoutEffect, useRef } from "react";
import { colorLevel } from "./colorScale";
import { computedPalette } from "./computedPalette";
import styles from "./EvidenceImage.module.css";
import { PixelImage } from "./PixelImage";
import { useDarkScheme } from "./useDarkScheme";

/** A square of values around 0 as enlarged pixels over the image they belong to: full colour at ±`limit`, none at 0. */
export function EvidenceImage({
  image: ground,
  values,
  limit,
  size,
  label,
}: {
  /** As many values in 0..1, of which what is no evidence stays faintly in sight. */
  readonly image: Float32Array;
  readonly values: Float32Array;
  readonly limit: number;
  /** In CSS pixels. */
  readonly size: number;
  readonly label: string;
}) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const isDark = useDarkScheme();
  const side = Math.round(Math.sqrt(values.length));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the computed colours change with `isDark`
  useLayoutEffect(() => {
    const context = canvasRef.current?.getContext("2d");
    if (!context || side === 0) return;
    const image = new ImageData(side, side);
    const pixels = new Uint32Array(image.data.buffer);
    const palette = computedPalette(context.canvas);
    for (const [pixel, value] of values.entries()) {
      pixels[pixel] = palette[colorLevel(Math.sign(value), 1)] ?? 0;
      image.data[pixel * 4 + 3] = limit > 0 ? (255 * Math.abs(value)) / limit : 0;
    }
    context.putImageData(image, 0, 0);
  }, [values, limit, side, isDark]);
  return (
    <div className={styles.image} style={{ width: size, height: size }} role="img" aria-label={label}>
      <div className={styles.ground} aria-hidden="true">
        <PixelImage pixels={ground} size={size} label="" />
      </div>
      <canvas ref={canvasRef} className={styles.evidence} width={side} height={side} />
    </div>
  );
}
