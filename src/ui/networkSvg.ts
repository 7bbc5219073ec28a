import { type NetworkBlock, placeBlocks } from "./placeBlocks";

/** A block with its words below it. */
export interface LabelledBlock extends NetworkBlock {
  readonly name: string;
  readonly detail: string;
}

/** All sizes in the drawing's own pixels. */
const blockHeight = 120;
const margin = 24;
const titleHeight = 56;
const wordsHeight = 44;
const gap = 16;
/** Width of a letter of 12 pixels in a common sans-serif font, at most. */
const letterWidth = 6.8;

const ink = "#1b1c1f";
const quietInk = "#54565c";
const ground = "#ffffff";
const fills: Partial<Record<NetworkBlock["kind"], string>> = { dense: ink, conv2d: "#b7b7b8" };

/** The drawing of a network as a file of its own: SVG with its colours and words in it, on a white ground. */
export function networkSvg(title: string, subtitle: string, blocks: readonly LabelledBlock[]): string {
  let right = margin;
  const columns = blocks.map((block) => {
    const [placed] = placeBlocks([block], blockHeight).blocks;
    const words = Math.max(block.name.length, block.detail.length) * letterWidth;
    const width = Math.ceil(Math.max(placed?.width ?? 0, words));
    const x = right;
    right += width + gap;
    return { block, placed, middle: x + width / 2 };
  });
  const width = Math.max(right - gap + margin, margin * 2 + Math.max(title.length * 11, subtitle.length * letterWidth));
  const top = margin + titleHeight;
  const floor = top + blockHeight;
  const couplingY = floor - Math.round(blockHeight * 0.16);
  const [first, last] = [columns[0]?.middle ?? margin, columns.at(-1)?.middle ?? margin];
  const parts = [
    text(margin, margin + 18, title, `font-size="18" font-weight="600" fill="${ink}"`),
    text(margin, margin + 38, subtitle, `font-size="12" fill="${quietInk}"`),
    `<path d="M${first} ${couplingY}H${last}" stroke="${ink}" stroke-width="1.5"/>`,
    ...columns.flatMap(({ block, placed, middle }) => [
      ...(placed
        ? [
            `<rect x="${middle - placed.width / 2}" y="${top + placed.y}" width="${placed.width}" height="${placed.height}" rx="2" fill="${
              fills[block.kind] ?? ground
            }" stroke="${ink}"${block.kind === "dropout" ? ' stroke-dasharray="3 3"' : ""}><title>${escaped(block.title)}</title></rect>`,
          ]
        : []),
      text(middle, floor + 22, block.name, `font-size="12" font-weight="600" text-anchor="middle" fill="${ink}"`),
      text(middle, floor + 38, block.detail, `font-size="12" text-anchor="middle" fill="${quietInk}"`),
    ]),
  ];
  const height = floor + wordsHeight + margin;
  const size = `width="${Math.ceil(width)}" height="${height}" viewBox="0 0 ${Math.ceil(width)} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="Inter, system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${ground}"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

function text(x: number, y: number, words: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escaped(words)}</text>`;
}

/** Without what XML reads as markup, and without control characters, which it forbids. */
function escaped(words: string): string {
  const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words.replace(/[&<>"]/g, (mark) => marks[mark] ?? "").replace(/\p{Cc}/gu, " ");
}
