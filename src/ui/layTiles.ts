import type { TileGrid } from "./paintTiles";
import type { Tiles } from "./tiles";

/** Between two images, in CSS pixels. */
const gap = 4;
const smallGap = 2;
/** Rows share this height, in CSS pixels, as long as each is as high as this at least and at most. */
const allRowsHeight = 160;
const rowHeight = { min: 2, max: 12 };

/**
 * Lays `tiles` out in `room` CSS pixels with `density` pixels to each. `layout` is the width that an image should have
 * in CSS pixels, met as nearly as whole pixels allow; `rows` puts the images below each other, as wide as the room.
 */
export function layTiles(tiles: Tiles, layout: number | "rows", room: number, density: number): TileGrid {
  const width = Math.max(1, Math.floor(room * density));
  if (layout === "rows") {
    const pixelWidth = Math.max(1, Math.floor(width / tiles.width));
    const height = Math.max(rowHeight.min, Math.min(rowHeight.max, Math.floor(allRowsHeight / tiles.count)));
    return { columns: 1, pixelWidth, pixelHeight: Math.round(height * density), gap: 0 };
  }
  const pixel = Math.max(1, Math.round((layout * density) / tiles.width));
  const between = Math.round((tiles.width === 1 ? smallGap : gap) * density);
  const columns = Math.max(1, Math.floor((width + between) / (tiles.width * pixel + between)));
  return { columns, pixelWidth: pixel, pixelHeight: pixel, gap: between };
}
