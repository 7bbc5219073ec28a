import { inlineFontFaces, unquoted } from "./fontFaces";
import { markerField, markerPath, runColor } from "./markerPath";
import { copyWithStyles } from "./svgCopy";

/** What the picture's legend names. */
export interface PictureLegend {
  readonly curves: readonly { readonly name: string; readonly colorIndex: number }[];
  /** What lines and areas mean, a sentence each. */
  readonly lines: readonly string[];
}

const svgNamespace = "http://www.w3.org/2000/svg";
const margin = 24;
const lineHeight = 20;
const markerWidth = 18;
const nameGap = 16;

/**
 * The charts inside `host` as they are on the page, one below the other with their titles and a legend, as one SVG that
 * needs nothing beside it: colours and the font are in it. `host` must be on the page.
 */
export async function chartsPicture(host: HTMLElement, { curves, lines }: PictureLegend): Promise<string> {
  const figures = [...host.querySelectorAll<HTMLElement>("figure")];
  const width = Math.max(320, ...figures.map(({ clientWidth }) => clientWidth));
  const picture = document.createElementNS(svgNamespace, "svg");
  const page = getComputedStyle(host);
  const ink = page.color;
  let y = margin;
  const ruler = document.createElement("canvas").getContext("2d");
  const widthOf = (text: string, size: number) => {
    if (!ruler) return 0.6 * size * text.length;
    ruler.font = `${size > 12 ? 600 : 400} ${size}px ${page.fontFamily}`;
    return ruler.measureText(text).width;
  };

  const write = (
    text: string,
    x: number,
    change: { readonly weight?: number; readonly size?: number; readonly color?: string },
  ) => {
    const element = document.createElementNS(svgNamespace, "text");
    element.textContent = text;
    setAll(element, {
      x,
      y: y + 14,
      fill: change.color ?? ink,
      "font-size": change.size ?? 12,
      "font-weight": change.weight ?? 400,
    });
    element.setAttribute("font-family", page.fontFamily);
    picture.append(element);
  };

  let x = margin;
  for (const { name, colorIndex } of curves) {
    const room = markerWidth + widthOf(name, 12);
    if (x > margin && x + room > margin + width) {
      x = margin;
      y += lineHeight;
    }
    const marker = document.createElementNS(svgNamespace, "path");
    setAll(marker, {
      d: markerPath(colorIndex),
      fill: resolvedColor(host, runColor(colorIndex)),
      transform: `translate(${x + 6} ${y + 10}) scale(${12 / markerField})`,
    });
    picture.append(marker);
    write(name, x + markerWidth, {});
    x += room + nameGap;
  }
  if (curves.length > 0) y += lineHeight;
  const faint = resolvedColor(host, "var(--ink-3)");
  for (const line of lines) {
    write(line, margin, { color: faint });
    y += lineHeight;
  }

  for (const figure of figures) {
    const drawing = figure.querySelector("svg");
    if (!drawing) continue;
    y += lineHeight / 2;
    const [title, ...rest] = [...figure.querySelectorAll("[data-caption]")].map((part) => part.textContent ?? "");
    write(title ?? "", margin, { weight: 600, size: 14 });
    write(rest.filter((part) => part !== "").join(" · "), margin + 8 + widthOf(title ?? "", 14), { color: faint });
    y += lineHeight;
    const copy = copyWithStyles(drawing, "[data-part=crosshair]");
    setAll(copy, { x: margin, y });
    picture.append(copy);
    y += drawing.clientHeight;
  }

  const height = y + margin;
  setAll(picture, { width: width + 2 * margin, height, viewBox: `0 0 ${width + 2 * margin} ${height}` });
  const ground = document.createElementNS(svgNamespace, "rect");
  setAll(ground, { width: "100%", height: "100%", fill: resolvedColor(host, "var(--ground)") });
  const style = document.createElementNS(svgNamespace, "style");
  style.textContent = await inlineFontFaces(unquoted(page.fontFamily), picture.textContent ?? "");
  picture.prepend(style, ground);
  return new XMLSerializer().serializeToString(picture);
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** A colour of the page's style sheets as a file can say it. */
function resolvedColor(host: HTMLElement, color: string): string {
  const probe = document.createElement("span");
  probe.style.color = color;
  host.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
