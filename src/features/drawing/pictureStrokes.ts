import type { Stroke } from "../../drawing/strokes";
import { decodePicture } from "./decodePicture";

/** An image file of a digit as strokes on a pad; null where it cannot be read or shows nothing like ink. */
export async function pictureStrokes(file: Blob, padWidth: number): Promise<readonly Stroke[] | null> {
  // Most people draw: what a picture needs is loaded with the first one.
  const [picture, { strokesOfPicture }] = await Promise.all([decodePicture(file), import("../../drawing/strokesOfPicture")]);
  return picture && strokesOfPicture(picture, padWidth);
}
