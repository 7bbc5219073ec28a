/** Whether a font face says that it holds a letter of `text`; one that says nothing holds all. */
export function holdsLetters(unicodeRange: string, text: string): boolean {
  if (unicodeRange.trim() === "") return true;
  const ranges = unicodeRange.split(",").map((part) => {
    const [from = "", to = from] = part.trim().replace(/^U\+/i, "").split("-");
    // A question mark stands for any digit.
    return [Number.parseInt(from.replaceAll("?", "0"), 16), Number.parseInt(to.replaceAll("?", "F"), 16)] as const;
  });
  return [...text].some((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => code >= from && code <= to);
  });
}

/**
 * The page's own faces of `family` for the letters of `text`, as `@font-face` rules that hold the fonts themselves; what
 * cannot be read is left out.
 */
export async function inlineFontFaces(family: string, text: string): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet)
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style }) => ({ style, base: sheet.href ?? document.baseURI })),
  );
  const wanted = faces.filter(
    ({ style }) =>
      unquoted(style.getPropertyValue("font-family")) === family &&
      style.getPropertyValue("font-style") !== "italic" &&
      holdsLetters(style.getPropertyValue("unicode-range"), text),
  );
  const rules = await Promise.all(
    wanted.map(async ({ style, base }) => {
      const address = /url\(\s*["']?([^"')]+)/.exec(style.getPropertyValue("src"))?.[1];
      const data = address && (await readAsDataAddress(new URL(address, base).href));
      if (!data) return "";
      const descriptors = ["font-weight", "unicode-range"].map((name) => `${name}:${style.getPropertyValue(name) || "normal"};`);
      return `@font-face{font-family:"${family}";${descriptors.join("")}src:url(${data});}`;
    }),
  );
  return rules.join("");
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // A sheet of another site does not let itself be read.
    return [];
  }
}

async function readAsDataAddress(address: string): Promise<string | null> {
  try {
    const blob = await (await fetch(address)).blob();
    return await new Promise<string | null>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(typeof reader.result === "string" ? reader.result : null);
      reader.onerror = () => resolve(null);
      reader.readAsDataURL(blob);
    });
  } catch {
    return null;
  }
}

/** The first family of a list, without its quotation marks. */
export function unquoted(families: string): string {
  return (families.split(",")[0] ?? "").trim().replace(/^["']|["']$/g, "");
}
