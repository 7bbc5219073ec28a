/** What stands in a column, with its place in the list it came from. */
export interface ColumnMember<Wish> {
  readonly index: number;
  readonly wish: Wish;
}

/** The room of a column and of each of its members, in pixels. */
export interface ColumnRoom {
  readonly top: number;
  readonly bottom: number;
  readonly lineHeight: number;
}

/** Columns from right to left, each led by the `x` farthest right; no other is more than `columnWidth` pixels left of it. */
export function columnsOf<Wish extends { readonly x: number }>(
  wishes: readonly Wish[],
  columnWidth: number,
): ColumnMember<Wish>[][] {
  const columns: ColumnMember<Wish>[][] = [];
  for (const member of wishes.map((wish, index) => ({ index, wish })).sort((a, b) => b.wish.x - a.wish.x)) {
    const column = columns.at(-1);
    const first = column?.[0];
    if (column && first && first.wish.x - member.wish.x <= columnWidth) column.push(member);
    else columns.push([member]);
  }
  return columns;
}

/** Middles one line height apart or more, as near to the ascending `wanted` as the room allows. */
export function spread(wanted: readonly number[], { top, bottom, lineHeight }: ColumnRoom): number[] {
  // Each block holds labels that touch; `offset` is the mean of where its first label would want to be.
  const blocks: { sum: number; count: number }[] = [];
  const lowest = bottom - lineHeight / 2;
  const highest = top + lineHeight / 2;
  const start = (block: { sum: number; count: number }) =>
    Math.max(highest, Math.min(block.sum / block.count, lowest - (block.count - 1) * lineHeight));
  for (const y of wanted) {
    let block = { sum: y, count: 1 };
    for (let before = blocks.at(-1); before && start(before) + before.count * lineHeight > start(block); before = blocks.at(-1)) {
      blocks.pop();
      block = { sum: before.sum + block.sum - block.count * before.count * lineHeight, count: before.count + block.count };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array.from({ length: block.count }, (_, i) => start(block) + i * lineHeight));
}
