import { expect, test } from "vitest";
import { parsePenDrawings } from "../../src/protocol/penDrawings.ts";
import { presets } from "../../src/protocol/presets.ts";
import { readExperimentUrl } from "../../src/store/experimentUrl.ts";
import { zh } from "../../src/text/zh.ts";

/** Two words of small Latin letters in a row, outside of what was found, which stands in quotation marks. */
const english = /[a-z]{2,} [a-z]{2,}/;
const ownWords = (sentence: string) => sentence.replace(/“[^”]*”/g, "");

const addressOf = (content: unknown) => `#v1.${Buffer.from(JSON.stringify(content)).toString("base64url")}`;
const flat = { kind: "flatten" };
const output = { kind: "dense", units: 10, activation: "softmax" };

test.each([
  ["an address of a later version", "#v9.abc"],
  ["an address that was cut off", "#v1.abc"],
  ["a network that is none", addressOf({ seed: 1, groups: [7] })],
  ["fields that are not known", addressOf({ seed: 1, tail: 2, groups: [{ wings: 2 }] })],
  [
    "numbers out of their range",
    addressOf({ seed: -1, groups: [{ epochs: 0, batchSize: 1e9, seeds: 99, trainingImages: 1.5 }] }),
  ],
  ["values of the wrong kind", addressOf({ seed: "x", groups: [{ epochs: null, shuffle: "yes", name: 5, optimizer: [] }] })],
  ["choices that there are not", addressOf({ seed: 1, groups: [{ from: "none", initialization: "ones" }] })],
  ["layers that do not fit", addressOf({ seed: 1, groups: [{ layers: [output] }, { layers: [flat, { ...output, units: 3 }] }] })],
  ["layers that cannot be read", addressOf({ seed: 1, groups: [{ layers: [flat, { kind: "wing" }, output] }] })],
  ["too many layers", addressOf({ seed: 1, groups: [{ layers: Array.from({ length: 60 }, () => flat) }] })],
  ["too many steps", addressOf({ seed: 1, groups: [{ batchSize: 1, epochs: 1000 }] })],
  ["too many runs", addressOf({ seed: 1, groups: Array.from({ length: 8 }, () => ({ seeds: 10 })) })],
  ["too many networks", addressOf({ seed: 1, groups: Array.from({ length: 20 }, () => ({})) })],
])("%s is told in Chinese", (_, address) => {
  const problems = readExperimentUrl(address)?.problems ?? [];
  expect(problems.length).toBeGreaterThan(0);
  for (const { field, expected, found } of problems) {
    const sentence = zh.groups.address.problem(field, expected, found);
    // Names of networks are a person's own.
    const names = Object.values(presets).reduce((text, { name }) => text.replaceAll(name, ""), ownWords(sentence));
    expect(names, `${field}, ${expected}, ${found}`).not.toMatch(english);
  }
});

test.each([
  ["no JSON", "{"],
  ["another format", '{"format":"svg","version":1,"drawings":[]}'],
  ["no drawings", '{"format":"pen-drawings","version":1,"drawings":[]}'],
  ["a label that is none", '{"format":"pen-drawings","version":1,"drawings":[{"label":1.5,"strokes":[[[0,0]]]}]}'],
  ["a label out of range", '{"format":"pen-drawings","version":1,"drawings":[{"label":12,"strokes":[[[0,0]]]}]}'],
  ["a point of three numbers", '{"format":"pen-drawings","version":1,"drawings":[{"label":1,"strokes":[[[0,0,0]]]}]}'],
  ["no strokes", '{"format":"pen-drawings","version":1,"drawings":[{"label":1}]}'],
])("a file with %s is refused in Chinese", (_, text) => {
  const parsed = parsePenDrawings(text);
  if (!("fault" in parsed)) throw new Error("expected a fault");
  const { line, field, expected, found } = parsed.fault;
  expect(ownWords(zh.myDigits.fault(line, field, expected, found))).not.toMatch(english);
});
