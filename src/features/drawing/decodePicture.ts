import type { Picture } from "../../drawing/imageToInk";

/** Longer side to which a picture is scaled, in pixels: enough for a pen's line, and no more work than a blink. */
const longestSide = 320;

/** The pixels of an image file, scaled; null where the browser cannot read it. Nothing of it leaves the page. */
export async function decodePicture(file: Blob): Promise<Picture | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = longestSide / Math.max(bitmap.width, bitmap.height);
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const context = new OffscreenCanvas(width, height).getContext("2d");
    if (!context) return null;
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    return { width, height, rgba: context.getImageData(0, 0, width, height).data };
  } catch {
    return null;
  }
}
