import { useLayoutEffect, useRef } from "react";
import styles from "./ImageSheet.module.css";

/** Images of 28 × 28 bytes in columns on one canvas, as ink on the page's ground: every column holds its images one below the other. */
export function ImageSheet({
  columns,
  rows,
  label,
}: {
  /** 784 bytes an image, at least `rows` images a column. */
  readonly columns: readonly Uint8Array[];
  readonly rows: number;
  readonly label: string;
}) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvasRef.current?.getContext("2d");
    if (!context) return;
    for (const [column, images] of columns.entries()) {
      for (let row = 0; row < rows; row += 1) {
        context.putImageData(inkImage(images.subarray(row * 784, (row + 1) * 784)), column * cell, row * cell);
      }
    }
  }, [columns, rows]);
  return (
    <canvas
      ref={canvasRef}
      className={styles.sheet}
      width={columns.length * cell - gap}
      height={rows * cell - gap}
      role="img"
      aria-label={label}
    />
  );
}

const side = 28;
const gap = 4;
const cell = side + gap;

/** Black ink whose opacity is the pixel's value, so that the style sheet can choose the ink. */
function inkImage(bytes: Uint8Array): ImageData {
  const image = new ImageData(side, side);
  for (const [index, value] of bytes.entries()) image.data[index * 4 + 3] = value;
  return image;
}
