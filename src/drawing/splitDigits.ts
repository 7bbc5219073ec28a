import { type Bounds, inkBounds } from "./inkBounds";
import { type Point, padPenWidth, type Stroke } from "./strokes";

/** Lines whose middles are nearer than this touch, or nearly do: a pen's width and a sliver of paper, in pad units. */
const touchWithin = 1.3 * padPenWidth;
/** Share of the narrower of two pieces above which they stand one above the other, as the parts of a 5 do. */
const sharedWidth = 0.4;
/** A piece lower than this share of the highest one is no digit of its own, such as a 5's bar … */
const lowPiece = 0.4;
/** … and belongs to its neighbour where the gap is at most this share of the highest piece. */
const gapOfLowPiece = 0.3;

/**
 * The strokes of a row of digits, digit by digit from left to right. Strokes that touch are one piece; pieces that share most of
 * their width are one digit; a low piece joins what it stands next to. Digits that touch each other stay together.
 */
export function splitDigits(strokes: readonly Stroke[]): readonly (readonly Stroke[])[] {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  let pieces = mergeWhere(
    drawn.map((stroke) => [stroke]),
    (one, other) => one.some((stroke) => other.some((second) => doTouch(stroke, second))),
  );
  pieces = mergeWhere(pieces, (one, other) => overlap(boundsOf(one), boundsOf(other)) >= sharedWidth);
  const highest = Math.max(0, ...pieces.map((piece) => heightOf(boundsOf(piece))));
  return joinLowPieces(pieces, highest).toSorted((one, other) => middle(one) - middle(other));
}

type Piece = readonly Stroke[];

/** Merges pieces until no two belong together. */
function mergeWhere(pieces: readonly Piece[], belong: (one: Piece, other: Piece) => boolean): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    let whole = piece;
    // A piece may join two that had nothing to do with each other.
    for (let index = merged.findIndex((other) => belong(whole, other)); index >= 0; ) {
      whole = [...(merged.splice(index, 1)[0] ?? []), ...whole];
      index = merged.findIndex((other) => belong(whole, other));
    }
    merged.push(whole);
  }
  return merged;
}

function joinLowPieces(pieces: readonly Piece[], highest: number): Piece[] {
  const isLow = (piece: Piece) => heightOf(boundsOf(piece)) < lowPiece * highest;
  const digits = pieces.filter((piece) => !isLow(piece));
  for (const low of pieces.filter(isLow)) {
    const gaps = digits.map((digit) => gapBetween(boundsOf(low), boundsOf(digit)));
    const nearest = Math.min(...gaps);
    const index = gaps.indexOf(nearest);
    const digit = digits[index];
    if (digit && nearest <= gapOfLowPiece * highest) digits[index] = [...digit, ...low];
    else digits.push(low);
  }
  return digits;
}

/** Whether the ink of two strokes meets or nearly does, each line as wide as on the pad. */
function doTouch(one: Stroke, other: Stroke): boolean {
  const a = boundsOf([one]);
  const b = boundsOf([other]);
  if (a.left - b.right > touchWithin || b.left - a.right > touchWithin) return false;
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  return longer.some((point, index) => {
    const next = longer[index + 1] ?? point;
    return shorter.some((second, place) => areNear(point, next, second, shorter[place + 1] ?? second));
  });
}

/** Whether two lines cross or an end of one lies near the other. */
function areNear(a: Point, b: Point, c: Point, d: Point): boolean {
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
  const nearest = Math.min(distanceTo(a, c, d), distanceTo(b, c, d), distanceTo(c, a, b), distanceTo(d, a, b));
  return nearest < touchWithin;
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Distance of a point from the line between two others. */
function distanceTo(point: Point, from: Point, to: Point): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const square = dx * dx + dy * dy;
  const along = square > 0 ? ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / square : 0;
  const share = Math.min(Math.max(along, 0), 1);
  return Math.hypot(point[0] - from[0] - share * dx, point[1] - from[1] - share * dy);
}

/** The width that two pieces share, of the narrower one's; lines have the pen's width. */
function overlap(one: Bounds, other: Bounds): number {
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left) + padPenWidth;
  return shared / (Math.min(one.right - one.left, other.right - other.left) + padPenWidth);
}

function gapBetween(one: Bounds, other: Bounds): number {
  return Math.max(0, one.left - other.right, other.left - one.right);
}

function boundsOf(piece: Piece): Bounds {
  return inkBounds(piece) ?? { left: 0, top: 0, right: 0, bottom: 0 };
}

function heightOf(bounds: Bounds): number {
  return bounds.bottom - bounds.top + padPenWidth;
}

function middle(piece: Piece): number {
  const { left, right } = boundsOf(piece);
  return (left + right) / 2;
}
