/** Side at which a column of a table stands. */
export type Side = "left" | "right";

/** A table in Markdown; columns stand on the left unless told otherwise. */
export function markdownTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  sides: readonly Side[] = [],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
  return [line(heading), line(heading.map((_, column) => (sides[column] === "right" ? "---:" : "---"))), ...rows.map(line)];
}
