import { expect, test } from "vitest";
import { holdsLetters, unquoted } from "../../src/ui/fontFaces";

test("a font face is taken for the letters in its range, single, from to, or with question marks", () => {
  const latin = "U+0000-00FF, U+0131, U+20??";
  expect(["Loss", "ı", "12\u202f%", "損失", ""].map((text) => holdsLetters(latin, text))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(holdsLetters("U+4E00-9FFF", "Loss 損失")).toBe(true);
});

test("a face that names no range holds every letter", () => {
  expect(holdsLetters("", "損")).toBe(true);
});

test("the first family of a list comes without its quotation marks", () => {
  expect(unquoted('"Inter Variable", system-ui')).toBe("Inter Variable");
  expect(unquoted("system-ui")).toBe("system-ui");
});
