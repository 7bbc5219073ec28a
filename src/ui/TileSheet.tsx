import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { computedPalette } from "./computedPalette";
import { layTiles } from "./layTiles";
import { paintTiles, sheetSize, type TileGrid, tileAt } from "./paintTiles";
import styles from "./TileSheet.module.css";
import { type Tiles, tileRange, type ValueRange } from "./tiles";
import { useDarkScheme } from "./useDarkScheme";
import { useElementSize } from "./useElementSize";
import { useIsNear } from "./useIsNear";

interface TileSheetProps {
  readonly tiles: Tiles;
  /** Size of a value from which on its colour is full. */
  readonly limit: number;
  /** `ink` for values that are never below 0, as a digit is drawn; `diverging` for colours on both sides of 0. */
  readonly tone: "ink" | "diverging";
  /** Width that an image should have in CSS pixels, as far as whole pixels allow; `rows` puts one below the other, without gaps. */
  readonly layout: number | "rows";
  /** The sheet in words. */
  readonly label: string;
  /** What the cursor is that goes from image to image, for who cannot see it. */
  readonly cursorLabel: string;
  /** One image in words; `index` counts from 0. */
  readonly describeTile: (index: number, range: ValueRange) => string;
  /** Below the sheet while no image is looked at, and at its right always. */
  readonly hint: string;
  readonly aside?: ReactNode;
}

/** Images with a common colour scale on one canvas, in as many columns as fit; pointer and arrow keys look at single ones. */
export function TileSheet({ tiles, limit, tone, layout, label, cursorLabel, describeTile, hint, aside }: TileSheetProps) {
  const [sizeRef, { width: room }] = useElementSize<HTMLDivElement>();
  const [nearRef, isNear] = useIsNear<HTMLDivElement>();
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const paintedSize = useRef<string | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  /** Said when a key chooses an image; values that change while it is chosen would be said ten times a second. */
  const [spoken, setSpoken] = useState<string | null>(null);
  const isDark = useDarkScheme();
  // More pixels than two for one would cost time and show nothing more.
  const density = Math.min(2, Math.max(1, window.devicePixelRatio));
  const grid = layTiles(tiles, layout, room, density);
  const { columns, pixelWidth, pixelHeight, gap } = grid;
  const size = sheetSize(tiles, grid);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the computed colours change with `isDark` and `tone`
  useLayoutEffect(() => {
    const context = canvasRef.current?.getContext("2d");
    if (!context || room === 0 || !isNear) return;
    const paint = () => {
      const image = new ImageData(size.width, size.height);
      const palette = computedPalette(context.canvas);
      paintTiles(
        new Uint32Array(image.data.buffer),
        size.width,
        tiles,
        { columns, pixelWidth, pixelHeight, gap },
        palette,
        limit,
      );
      context.putImageData(image, 0, 0);
      paintedSize.current = `${size.width} × ${size.height}`;
    };
    // A canvas of another size is blank, which nobody shall see.
    if (paintedSize.current !== null && paintedSize.current !== `${size.width} × ${size.height}`) return paint();
    // A task for each sheet: between two of them the page answers.
    const task = setTimeout(paint);
    return () => clearTimeout(task);
  }, [tiles, limit, room, size.width, size.height, columns, pixelWidth, pixelHeight, gap, isDark, tone, isNear]);

  const looked = chosen !== null && chosen < tiles.count ? chosen : null;
  const inWords = (index: number) => describeTile(index, tileRange(tiles, index));
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * size.width;
    const y = ((event.clientY - box.top) / box.height) * size.height;
    setChosen(tileAt(tiles, grid, x, y));
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") return setChosen(null);
    const by = steps(columns)[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = looked === null ? 0 : Math.max(0, Math.min(tiles.count - 1, looked + by));
    setChosen(next);
    setSpoken(inWords(next));
  };
  return (
    <div ref={sizeRef} className={styles.room}>
      <div ref={nearRef} className={styles.sheet} style={{ width: size.width / density }}>
        <canvas
          ref={canvasRef}
          className={styles.canvas}
          data-tone={tone}
          width={size.width}
          height={size.height}
          role="img"
          aria-label={label}
        />
        {looked !== null && <span className={styles.frame} style={placeOf(looked, tiles, grid, size)} />}
        {tiles.count > 1 && (
          <div
            className={styles.field}
            role="slider"
            tabIndex={0}
            aria-label={cursorLabel}
            aria-valuemin={1}
            aria-valuemax={tiles.count}
            aria-valuenow={(looked ?? 0) + 1}
            aria-valuetext={spoken ?? hint}
            onPointerMove={follow}
            onPointerDown={follow}
            onPointerLeave={() => setChosen(null)}
            onBlur={() => setChosen(null)}
            onKeyDown={move}
          />
        )}
      </div>
      <div className={styles.below}>
        {/* Silent: the slider's value says the same. */}
        <span aria-hidden="true">{looked === null ? hint : inWords(looked)}</span>
        {aside}
      </div>
    </div>
  );
}

/** How far a key goes, in images. */
function steps(columns: number): Partial<Record<string, number>> {
  return {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
}

function placeOf(index: number, tiles: Tiles, grid: TileGrid, size: { width: number; height: number }): CSSProperties {
  const width = tiles.width * grid.pixelWidth;
  const height = tiles.height * grid.pixelHeight;
  return {
    left: `${(((index % grid.columns) * (width + grid.gap)) / size.width) * 100}%`,
    top: `${((Math.floor(index / grid.columns) * (height + grid.gap)) / size.height) * 100}%`,
    width: `${(width / size.width) * 100}%`,
    height: `${(height / size.height) * 100}%`,
  };
}
