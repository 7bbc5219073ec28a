/** The three entries of an NPY file's header, each as it is written; null where it is not there. */
export interface NpyHeader {
  readonly descr: string | null;
  readonly fortran_order: string | null;
  readonly shape: string | null;
}

/** Whatever may stand between two parts of a Python literal. */
const space = /[ \t\r\n]*/y;
const text = /'([^'\\\r\n]*)'|"([^"\\\r\n]*)"/y;
/** A word, a text, or brackets with no brackets of their kind inside. */
const value = /[A-Za-z_][A-Za-z_0-9]*|'[^'\\\r\n]*'|"[^"\\\r\n]*"|\([^()]*\)|\[[^[\]]*\]/y;

/**
 * Reads the header of an NPY file: a Python dictionary, `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 28, 28), }`, of
 * these entries in any order. Nothing is evaluated. Gives null for any other text.
 */
export function parseNpyHeader(header: string): NpyHeader | null {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(header);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skip = (mark: string): boolean => {
    take(space);
    if (header[at] !== mark) return false;
    at += 1;
    take(space);
    return true;
  };
  const entries = new Map<string, string>();
  if (!skip("{")) return null;
  while (!skip("}")) {
    const key = take(text);
    if (!key || !skip(":")) return null;
    const found = take(value);
    const name = key[1] ?? key[2] ?? "";
    if (!found || entries.has(name) || !["descr", "fortran_order", "shape"].includes(name)) return null;
    entries.set(name, found[0]);
    if (!skip(",") && header[at] !== "}") return null;
  }
  if (at !== header.length) return null;
  const entry = (name: keyof NpyHeader) => entries.get(name) ?? null;
  return { descr: entry("descr"), fortran_order: entry("fortran_order"), shape: entry("shape") };
}

/** The lengths in a Python tuple of whole numbers, `()`, `(3,)` or `(3, 28)`; null for anything else. Python 2 wrote `3L`. */
export function parseShape(tuple: string): number[] | null {
  if (/^\(\s*\)$/.test(tuple)) return [];
  const whole = "\\s*\\d{1,15}L?\\s*";
  if (!new RegExp(`^\\(${whole},(?:${whole},)*(?:${whole})?\\)$`).test(tuple)) return null;
  return (tuple.match(/\d+/g) ?? []).map(Number);
}
