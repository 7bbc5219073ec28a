import { expect, test } from "vitest";
import { ArgumentError } from "../../cli/ArgumentError";
import { parseReproduceArguments } from "../../cli/reproduce/parseReproduceArguments";
import { type ReproduceOptionName, reproduceHelp, reproduceOptions } from "../../cli/reproduce/reproduceOptions";
import { presets } from "../../src/protocol/presets";

const runsOf = (...words: string[]) => {
  const request = parseReproduceArguments(words);
  if (typeof request === "string") throw new Error(request);
  return request;
};

test("without words all six experiments are trained from three seeds, small networks first, the seeds of each together", () => {
  const { runs, backend, maxSteps, out } = runsOf();
  expect({ backend, maxSteps, out }).toEqual({ backend: "auto", maxSteps: null, out: null });
  expect(runs).toHaveLength(18);
  expect(new Set(runs.map(({ presetId }) => presetId))).toEqual(new Set(Object.keys(presets)));
  expect(runs.slice(0, 3).map(({ presetId, experiment }) => [presetId, experiment.seed])).toEqual([
    ["article3-dense64-64", 1],
    ["article3-dense64-64", 2],
    ["article3-dense64-64", 3],
  ]);
  expect(runs.slice(-3).map(({ presetId }) => presetId)).toEqual(["article2-cnn", "article2-cnn", "article2-cnn"]);
});

test("experiments, seeds, backend, steps and folder can be chosen; naming an experiment twice trains it once", () => {
  const words = ["--preset", "article2-cnn", "--preset", "article2-cnn", "--seeds", "2"];
  const request = runsOf(...words, "--backend", "cpu", "--max-steps", "7", "--out", "there");
  expect(request.runs.map(({ presetId, experiment }) => [presetId, experiment.seed])).toEqual([
    ["article2-cnn", 1],
    ["article2-cnn", 2],
  ]);
  expect(request).toMatchObject({ backend: "cpu", maxSteps: 7, out: "there" });
});

test.each([
  ["--preset article9", /--preset: expected one of article2-cnn, .*, found "article9"/],
  ["--seeds 0", /--seeds: expected a whole number from 1 to 10, found "0"/],
  ["--seeds two", /--seeds: expected a whole number from 1 to 10, found "two"/],
  ["--backend gpu", /--backend: expected one of auto, webgpu, .*, found "gpu"/],
  ["--max-steps -1", /--max-steps/],
  ["--epochs 3", /Allowed are --preset, --seeds, /],
  ["--document --seeds 3", /--document stands alone/],
  ["article2-cnn", /Allowed are/],
])("%s is refused with a sentence", (words, sentence) => {
  const parse = () => parseReproduceArguments(words.split(" "));
  expect(parse).toThrow(ArgumentError);
  expect(parse).toThrow(sentence);
});

test("help names every option, and --help and --document ask for nothing else", () => {
  const text = reproduceHelp();
  for (const name of Object.keys(reproduceOptions) as ReproduceOptionName[]) expect(text).toContain(`--${name}`);
  expect(parseReproduceArguments(["--help"])).toBe("help");
  expect(parseReproduceArguments(["-h"])).toBe("help");
  expect(parseReproduceArguments(["--document"])).toBe("document");
});
