import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { PixelImage } from "../../src/ui/PixelImage";

/** Opacity of the ink in every pixel, 0 to 255. */
function inkOf(name: string): number[] {
  const canvas = page.getByRole("img", { name }).element();
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error("expected a canvas");
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  return [...data].filter((_, index) => index % 4 === 3);
}

test("values from 0 to 1 and bytes give the same ink", async () => {
  await render(<PixelImage pixels={Float32Array.of(0, 0.2, 0.6, 1)} size={40} label="values" />);
  await render(<PixelImage pixels={Uint8Array.of(0, 51, 153, 255)} size={40} label="bytes" />);
  expect(inkOf("values")).toEqual([0, 51, 153, 255]);
  expect(inkOf("bytes")).toEqual([0, 51, 153, 255]);
});

test("an image is as large as asked for, with sharp pixels, and follows its values", async () => {
  const { rerender } = await render(<PixelImage pixels={new Float32Array(784)} size={112} label="image" />);
  const canvas = page.getByRole("img", { name: "image" }).element();
  expect(canvas.getBoundingClientRect().width).toBe(112);
  expect(getComputedStyle(canvas).imageRendering).toBe("pixelated");
  expect(Math.max(...inkOf("image"))).toBe(0);
  await rerender(<PixelImage pixels={new Float32Array(784).fill(1)} size={112} label="image" />);
  expect(Math.min(...inkOf("image"))).toBe(255);
});
