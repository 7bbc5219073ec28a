import type { InkMask } from "./inkMask";
import type { Point, Stroke } from "./strokes";
import { thinInk } from "./thinInk";

/** Side lines shorter than so many widths of the line come from its edge, not from a pen. */
const spurWidths = 0.9;
/** Points of a stroke are so many pixels apart, once it is smoothed. */
const pointEvery = 3;

/** The strokes of a pen that leave such ink, in pixels of the mask: its middle lines, cut where lines meet. */
export function traceInk(mask: InkMask): readonly Stroke[] {
  const thin = thinInk(mask);
  const links = linksOf(thin);
  const lines = linesOf(links);
  const inked = mask.ink.reduce((sum, value) => sum + value, 0);
  const length = thin.ink.reduce((sum, value) => sum + value, 0);
  const lineWidth = length > 0 ? inked / length : 0;
  const ends = (line: readonly number[]) => [line[0] ?? 0, line.at(-1) ?? 0].map((pixel) => links.get(pixel)?.length ?? 0);
  const isSpur = (line: readonly number[]) => {
    const counts = ends(line);
    return line.length < spurWidths * lineWidth && counts.includes(1) && counts.some((count) => count > 2);
  };
  const toPoint = (pixel: number): Point => [(pixel % mask.width) + 0.5, Math.floor(pixel / mask.width) + 0.5];
  return lines.filter((line) => !isSpur(line)).map((line) => smoothed(line.map(toPoint)));
}

/** Which pixels follow each other; a diagonal step counts only where no two straight ones lead the same way. */
function linksOf({ width, height, ink }: InkMask): Map<number, readonly number[]> {
  const isSet = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && ink[y * width + x] === 1;
  const links = new Map<number, readonly number[]>();
  for (const [pixel, value] of ink.entries()) {
    if (value === 0) continue;
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    const next: number[] = [];
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        if ((dx === 0 && dy === 0) || !isSet(x + dx, y + dy)) continue;
        if (dx !== 0 && dy !== 0 && (isSet(x + dx, y) || isSet(x, y + dy))) continue;
        next.push((y + dy) * width + x + dx);
      }
    }
    links.set(pixel, next);
  }
  return links;
}

/** All lines between ends and crossings, then the closed ones, then single pixels. */
function linesOf(links: ReadonlyMap<number, readonly number[]>): number[][] {
  const walked = new Set<string>();
  const key = (from: number, to: number) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  const walk = (from: number, next: number): number[] => {
    const line = [from];
    let previous = from;
    let pixel = next;
    for (;;) {
      walked.add(key(previous, pixel));
      line.push(pixel);
      const ahead = links.get(pixel) ?? [];
      const on = ahead.length === 2 ? ahead.find((other) => !walked.has(key(pixel, other))) : undefined;
      if (on === undefined) return line;
      previous = pixel;
      pixel = on;
    }
  };
  const lines: number[][] = [];
  const startFrom = (pixels: readonly (readonly [number, readonly number[]])[]) => {
    for (const [pixel, next] of pixels) {
      for (const other of next) if (!walked.has(key(pixel, other))) lines.push(walk(pixel, other));
    }
  };
  const all = [...links];
  startFrom(all.filter(([, next]) => next.length !== 2));
  startFrom(all);
  return [...lines, ...all.filter(([, next]) => next.length === 0).map(([pixel]) => [pixel])];
}

/** A line without the steps of its pixels: means of neighbours, of which every third is kept; its ends stay. */
function smoothed(line: readonly Point[]): Stroke {
  const reach = 2;
  const last = line.length - 1;
  const means = line.map(([x, y], index) => {
    const around = Math.min(reach, index, last - index);
    let sumX = x;
    let sumY = y;
    for (let step = 1; step <= around; step += 1) {
      for (const [otherX, otherY] of [line[index - step] ?? [x, y], line[index + step] ?? [x, y]]) {
        sumX += otherX;
        sumY += otherY;
      }
    }
    return [sumX / (2 * around + 1), sumY / (2 * around + 1)] as const;
  });
  return means.filter((_, index) => index % pointEvery === 0 || index === last);
}
