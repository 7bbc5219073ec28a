import { colorLevel } from "./colorScale";
import type { Tiles } from "./tiles";

/** How images are laid out on a sheet, in pixels of the sheet. */
export interface TileGrid {
  readonly columns: number;
  /** Width and height of one value. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly gap: number;
}

/** Width and height in pixels of the sheet that holds `tiles`. */
export function sheetSize({ count, width, height }: Tiles, grid: TileGrid): { readonly width: number; readonly height: number } {
  const columns = Math.min(grid.columns, count);
  const rows = Math.ceil(count / grid.columns);
  const along = (tiles: number, size: number) => Math.max(1, tiles * (size + grid.gap) - grid.gap);
  return { width: along(columns, width * grid.pixelWidth), height: along(rows, height * grid.pixelHeight) };
}

/** The image at a place of the sheet in pixels; null in a gap's row behind the last one. */
export function tileAt({ count, width, height }: Tiles, grid: TileGrid, x: number, y: number): number | null {
  const column = Math.floor(x / (width * grid.pixelWidth + grid.gap));
  const row = Math.floor(y / (height * grid.pixelHeight + grid.gap));
  const index = row * grid.columns + column;
  return column >= 0 && row >= 0 && column < grid.columns && index < count ? index : null;
}

/**
 * Paints `tiles` into `sheet`, the pixels of an image `sheetWidth` wide. `limit` is the value of full colour. What lies
 * between the images keeps its pixels.
 */
export function paintTiles(
  sheet: Uint32Array,
  sheetWidth: number,
  tiles: Tiles,
  grid: TileGrid,
  palette: Uint32Array,
  limit: number,
): void {
  const { values, count, width, height, start, tileStride, rowStride, columnStride } = tiles;
  const { columns, pixelWidth, pixelHeight, gap } = grid;
  for (let index = 0; index < count; index += 1) {
    const left = (index % columns) * (width * pixelWidth + gap);
    const top = Math.floor(index / columns) * (height * pixelHeight + gap);
    for (let row = 0; row < height; row += 1) {
      const first = (top + row * pixelHeight) * sheetWidth + left;
      let place = start + index * tileStride + row * rowStride;
      for (let column = 0; column < width; column += 1, place += columnStride) {
        const color = palette[colorLevel(values[place] ?? Number.NaN, limit)] ?? 0;
        const from = first + column * pixelWidth;
        // By hand: for so few pixels `fill` would take several times as long.
        for (let pixel = 0; pixel < pixelWidth; pixel += 1) sheet[from + pixel] = color;
      }
      for (let copy = 1; copy < pixelHeight; copy += 1) {
        sheet.copyWithin(first + copy * sheetWidth, first, first + width * pixelWidth);
      }
    }
  }
}
