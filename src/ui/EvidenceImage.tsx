import { useLayoutEffect, useRef } from "react";
import { parseRgb, type Rgb } from "./colorScale";
import styles from "./EvidenceImage.module.css";
import { useDarkScheme } from "./useDarkScheme";

/** Opacity of ink that is no evidence. */
const faintInk = 0.2;

/** A square of values around 0 as enlarged pixels over the image they belong to: full colour at ±`limit`, none at 0. */
export function EvidenceImage({
  image: ground,
  values,
  limit,
  label,
}: {
  /** As many values in 0..1, of which what is no evidence stays faintly in sight. */
  readonly image: Float32Array;
  readonly values: Float32Array;
  readonly limit: number;
  readonly label: string;
}) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const isDark = useDarkScheme();
  const side = Math.round(Math.sqrt(values.length));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the computed colours change with `isDark`
  useLayoutEffect(() => {
    const context = canvasRef.current?.getContext("2d");
    if (!context || side === 0) return;
    const style = getComputedStyle(context.canvas);
    const positive = parseRgb(style.borderTopColor);
    const negative = parseRgb(style.borderBottomColor);
    const ink = parseRgb(style.borderLeftColor);
    const painted = new ImageData(side, side);
    for (const [pixel, value] of values.entries()) {
      // The root lets weak evidence be seen beside strong.
      const share = limit > 0 ? Math.sqrt(Math.min(1, Math.abs(value) / limit)) : 0;
      painted.data.set(over(value < 0 ? negative : positive, share, ink, faintInk * (ground[pixel] ?? 0)), pixel * 4);
    }
    context.putImageData(painted, 0, 0);
  }, [ground, values, limit, side, isDark]);
  return <canvas ref={canvasRef} className={styles.image} width={side} height={side} role="img" aria-label={label} />;
}

/** Red, green, blue and opacity of one colour laid over another, each with its own opacity in 0..1. */
function over(upper: Rgb, opacity: number, lower: Rgb, lowerOpacity: number): readonly number[] {
  const seen = lowerOpacity * (1 - opacity);
  const all = opacity + seen;
  const mixed = upper.map((channel, index) => (all > 0 ? (channel * opacity + (lower[index] ?? 0) * seen) / all : 0));
  return [...mixed, all * 255];
}
