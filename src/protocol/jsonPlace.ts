/** Where something stands in a JSON text. */
export interface JsonPlace {
  /** Counted from 1. */
  readonly line: number;
  /** Names and numbers that lead to it, joined by points; empty for the whole text. */
  readonly field: string;
}

/** A step towards a value: a name in an object, a number in an array. */
type Key = string | number;

/** Deeper values are taken for a fault, so that no text can exhaust the stack. */
const deepest = 64;

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in a text
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\n\r]*/y;

/** Ends a walk through a text: what was looked for is found, or the text goes wrong. */
class Stop {
  readonly at: number;
  readonly path: readonly Key[];

  constructor(at: number, path: readonly Key[]) {
    this.at = at;
    this.path = path;
  }
}

/**
 * Where the value that `wanted` leads to begins in a JSON text (RFC 8259), or the last of what it leads through where there
 * is no such value; with null, where the text stops being JSON, and null where it does not.
 */
export function findJsonPlace(json: string, wanted: readonly Key[] | null): JsonPlace | null {
  const path: Key[] = [];
  /** The innermost value passed so far that `wanted` leads through. */
  let nearest = 0;

  const skip = (pattern: RegExp, at: number): number | null => {
    pattern.lastIndex = at;
    return pattern.test(json) ? pattern.lastIndex : null;
  };
  const afterBlank = (at: number) => skip(blank, at) ?? at;
  const expect = (isThere: boolean, at: number) => {
    if (!isThere) throw new Stop(at, [...path]);
  };
  const leads = () => wanted !== null && path.length <= wanted.length && path.every((key, i) => key === wanted[i]);

  function members(start: number, end: "]" | "}"): number {
    expect(path.length < deepest, start);
    let at = afterBlank(start + 1);
    if (json[at] === end) return at + 1;
    for (let index = 0; ; index++) {
      let key: Key = index;
      if (end === "}") {
        const after = skip(text, at);
        expect(after !== null, at);
        key = JSON.parse(json.slice(at, after ?? at)) as string;
        at = afterBlank(after ?? at);
        expect(json[at] === ":", at);
        at = afterBlank(at + 1);
      }
      path.push(key);
      at = afterBlank(value(at));
      path.pop();
      if (json[at] === end) return at + 1;
      expect(json[at] === ",", at);
      at = afterBlank(at + 1);
    }
  }

  function value(at: number): number {
    if (leads()) {
      nearest = at;
      if (path.length === wanted?.length) throw new Stop(at, wanted);
    }
    if (json[at] === "{") return members(at, "}");
    if (json[at] === "[") return members(at, "]");
    const after = skip(text, at) ?? skip(scalar, at);
    expect(after !== null, at);
    return after ?? at;
  }

  const placeOf = (at: number, keys: readonly Key[]) => ({ line: json.slice(0, at).split("\n").length, field: keys.join(".") });
  try {
    const end = afterBlank(value(afterBlank(0)));
    expect(end === json.length, end);
  } catch (error) {
    if (error instanceof Stop) return placeOf(error.at, error.path);
    throw error;
  }
  return wanted === null ? null : placeOf(nearest, wanted);
}
