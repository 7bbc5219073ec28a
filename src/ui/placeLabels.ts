import { type ColumnMember, columnsOf, spread } from "./spreadColumn";

/** A label for what ends at `x`, `y` and is `width` wide; all in pixels. */
export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The room for labels and how far one may stray from what it names; all in pixels. */
export interface LabelRoom {
  readonly top: number;
  readonly bottom: number;
  readonly lineHeight: number;
  /** Ends no farther apart than this share a column. */
  readonly columnWidth: number;
  readonly maxShift: number;
}

/** Left edge and middle of a label, in pixels. */
export interface LabelPlace {
  readonly left: number;
  readonly y: number;
}

/**
 * Places for labels so that none covers another, in the order of `wishes`; null for a label that found none. Labels of
 * ends near to each other stand in one column, spread around their common middle (pool adjacent violators); while one
 * of them strays too far, the one farthest from its end is dropped, and so is one that a column further right covers.
 */
export function placeLabels(wishes: readonly LabelWish[], room: LabelRoom): (LabelPlace | null)[] {
  const places: (LabelPlace | null)[] = wishes.map(() => null);
  const taken: (LabelPlace & { readonly width: number })[] = [];
  for (const column of columnsOf(wishes, room.columnWidth)) {
    const left = column[0]?.wish.x ?? 0;
    const members = column.sort((a, b) => a.wish.y - b.wish.y || a.index - b.index);
    for (const { index, wish, y } of spreadWithin(members, room)) {
      const isCovered = taken.some((other) => left + wish.width > other.left && Math.abs(other.y - y) < room.lineHeight);
      if (!isCovered) places[index] = { left, y };
    }
    for (const [index, place] of places.entries()) {
      const wish = wishes[index];
      if (place?.left === left && wish) taken.push({ ...place, width: wish.width });
    }
  }
  return places;
}

/** Where a label goes when something stands in its place: pixels down from there, the nearest first. */
const asides = [0, -12, 12, -24, 24, -36, 36];

/**
 * Moves each of `places` up or down until `isTaken` no longer says that something else is drawn there and no other label
 * is; null for a label that nothing near is free for.
 */
export function stepAside(
  places: readonly (LabelPlace | null)[],
  wishes: readonly LabelWish[],
  { top, bottom, lineHeight }: LabelRoom,
  isTaken: (index: number, place: LabelPlace) => boolean,
): (LabelPlace | null)[] {
  const moved = [...places];
  const widthOf = (i: number) => wishes[i]?.width ?? 0;
  const isOnLabel = (index: number, { left, y }: LabelPlace) =>
    moved.some(
      (other, i) =>
        other !== null &&
        i !== index &&
        left < other.left + widthOf(i) &&
        other.left < left + widthOf(index) &&
        // Labels one line apart do not touch, whatever the last bit says.
        Math.abs(other.y - y) < lineHeight - 1e-6,
    );
  for (const [index, place] of places.entries()) {
    if (!place) continue;
    const free = asides
      .map((aside) => ({ left: place.left, y: place.y + aside }))
      .filter(({ y }) => y >= top + lineHeight / 2 && y <= bottom - lineHeight / 2)
      .find((candidate) => !isTaken(index, candidate) && !isOnLabel(index, candidate));
    moved[index] = free ?? null;
  }
  return moved;
}

/** The members of one column that find a place, with the middle of each. */
function spreadWithin(
  column: readonly ColumnMember<LabelWish>[],
  room: LabelRoom,
): (ColumnMember<LabelWish> & { readonly y: number })[] {
  const most = Math.max(1, Math.floor((room.bottom - room.top) / room.lineHeight));
  let members = column;
  for (;;) {
    const middles = spread(
      members.map(({ wish }) => wish.y),
      room,
    );
    const shifts = members.map(({ wish }, i) => Math.abs((middles[i] ?? wish.y) - wish.y));
    const worst = Math.max(0, ...shifts);
    if (members.length <= most && worst <= room.maxShift) {
      return members.map((member, i) => ({ ...member, y: middles[i] ?? member.wish.y }));
    }
    members = members.toSpliced(shifts.lastIndexOf(worst), 1);
  }
}

/** Width of `text` in pixels at 12 px Inter, on the generous side: 6.6 a letter, 12 a Chinese character. */
export function estimateTextWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) >= 0x2e80 ? 12 : 6.6;
  return width;
}

/** `text` in at most `letters` letters; what is too much goes from the middle, since names differ at their ends. */
export function shortened(text: string, letters: number): string {
  const all = [...text];
  if (all.length <= letters) return text;
  const tail = Math.floor((letters - 1) / 2);
  const head = letters - 1 - tail;
  return `${all.slice(0, head).join("").trimEnd()}…${all.slice(-tail).join("").trimStart()}`;
}
