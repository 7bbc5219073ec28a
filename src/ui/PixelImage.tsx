import { useLayoutEffect, useRef } from "react";
import styles from "./PixelImage.module.css";

/**
 * A square image as enlarged pixels, in ink on the page's ground: bytes, or values in 0..1, row by row, the highest being
 * full ink. `size` is its width and height in CSS pixels.
 */
export function PixelImage({ pixels, size, label }: { pixels: Float32Array | Uint8Array; size: number; label: string }) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const side = Math.round(Math.sqrt(pixels.length));
  useLayoutEffect(() => {
    const context = canvasRef.current?.getContext("2d");
    if (!context || side === 0) return;
    context.putImageData(inkImage(pixels, side), 0, 0);
  }, [pixels, side]);
  return (
    <canvas
      ref={canvasRef}
      className={styles.image}
      width={side}
      height={side}
      style={{ width: size, height: size }}
      role="img"
      aria-label={label}
    />
  );
}

/** Black ink whose opacity is the pixel's value, so that the style sheet can choose the ink. */
function inkImage(pixels: Float32Array | Uint8Array, side: number): ImageData {
  const image = new ImageData(side, side);
  const scale = pixels instanceof Uint8Array ? 1 : 255;
  // The array of an ImageData rounds and clamps what it is given, so values outside the range do no harm.
  for (const [index, value] of pixels.entries()) image.data[index * 4 + 3] = value * scale;
  return image;
}
