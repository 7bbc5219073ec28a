import { useLayoutEffect, useRef } from "react";
import styles from "./PixelImage.module.css";

/** A square image as enlarged pixels, white on black: bytes, or values in 0..1, row by row; `size` in CSS pixels. */
export function PixelImage({ pixels, size, label }: { pixels: Float32Array | Uint8Array; size: number; label: string }) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const side = Math.round(Math.sqrt(pixels.length));
  useLayoutEffect(() => {
    const context = canvasRef.current?.getContext("2d");
    if (!context || side === 0) return;
    context.putImageData(grayImage(pixels, side), 0, 0);
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

function grayImage(pixels: Float32Array | Uint8Array, side: number): ImageData {
  const image = new ImageData(side, side);
  const scale = pixels instanceof Uint8Array ? 1 : 255;
  // ImageData clamps and rounds what it is given, so values outside the range do no harm.
  for (const [index, value] of pixels.entries()) image.data.set([value * scale, value * scale, value * scale, 255], index * 4);
  return image;
}
