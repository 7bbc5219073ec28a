import { expect, test } from "vitest";
import { findJsonPlace } from "../../src/protocol/jsonPlace";
import { parsePenDrawings } from "../../src/protocol/penDrawings";

const file = `{ "format": "pen-drawings", "version": 1, "source": "a pen",
  "drawings": [
    { "label": 1, "strokes": [[[0, 0], [3.5, 200]]] },
    { "label": 7,
      "strokes": [[[0, 0], [90, 0], [40, 200]], [[20, 90]]] }
  ]
}`;
const faultOf = (text: string) => {
  const parsed = parsePenDrawings(text);
  return "fault" in parsed ? parsed.fault : null;
};

test("drawings are read with their strokes and digits, whatever else a file says", () => {
  expect(parsePenDrawings(file)).toEqual({
    drawings: [
      {
        label: 1,
        strokes: [
          [
            [0, 0],
            [3.5, 200],
          ],
        ],
      },
      {
        label: 7,
        strokes: [
          [
            [0, 0],
            [90, 0],
            [40, 200],
          ],
          [[20, 90]],
        ],
      },
    ],
  });
});

test.each([
  ["a digit beyond 9", file.replace('"label": 7', '"label": 10'), { line: 4, field: "drawings.1.label", found: "10" }],
  ["a digit that is no number", file.replace('"label": 1', '"label": "1"'), { line: 3, field: "drawings.0.label", found: '"1"' }],
  [
    "half a digit",
    file.replace('"label": 7', '"label": 7.5'),
    { line: 4, field: "drawings.1.label", expected: "a whole number" },
  ],
  ["no digit", file.replace('"label": 7,', ""), { line: 4, field: "drawings.1.label", expected: "this field", found: "nothing" }],
  ["a point of three", file.replace("[20, 90]", "[20, 90, 1]"), { line: 5, field: "drawings.1.strokes.1.0.2", found: "1" }],
  ["a point of one", file.replace("[20, 90]", "[20]"), { line: 5, field: "drawings.1.strokes.1.0.1", found: "nothing" }],
  ["an endless number", file.replace("20, 90", "20, 1e999"), { line: 5, expected: "a finite number" }],
  [
    "an empty stroke",
    file.replace("[[20, 90]]", "[]"),
    { line: 5, field: "drawings.1.strokes.1", expected: "at least one entry" },
  ],
  ["no strokes", file.replace("[[[0, 0], [3.5, 200]]]", "[]"), { line: 3, field: "drawings.0.strokes", found: "none" }],
  ["another format", file.replace("pen-drawings", "ink"), { line: 1, field: "format", found: '"ink"' }],
  ["another version", file.replace('"version": 1', '"version": 2'), { line: 1, field: "version", found: "2" }],
  ["no drawings", '{ "format": "pen-drawings", "version": 1 }', { line: 1, field: "drawings", found: "nothing" }],
])("a file with %s is refused with line and field", (_, text, fault) => {
  expect(faultOf(text)).toMatchObject(fault);
});

test.each([
  ["nothing", "", 1],
  ["a file cut off", file.slice(0, 130), 3],
  ["a comma too few", file.replace("[0, 0], [90, 0]", "[0, 0] [90, 0]"), 5],
  ["a comma too many", file.replace("[[20, 90]]", "[[20, 90],]"), 5],
  ["something after the end", `${file}\n}`, 8],
  ["a line break in a text", file.replace("a pen", "a\npen"), 1],
  ["brackets without end", "[".repeat(100_000), 1],
])("a file with %s is no JSON, and the line is named", (_, text, line) => {
  expect(faultOf(text)).toMatchObject({ line, expected: "JSON" });
});

test("a place is found behind texts with quotes, brackets and signs in other scripts", () => {
  const json = '{"a\\"]": [1, {"ß,": "}\\u00e4\\\\"}],\n"b": [true, null,\n-1.5e+3]}';
  expect(findJsonPlace(json, null)).toBeNull();
  expect(findJsonPlace(json, ["b", 2])).toEqual({ line: 3, field: "b.2" });
  expect(findJsonPlace(json, ['a"]', 1, "ß,"])).toEqual({ line: 1, field: 'a"].1.ß,' });
});
