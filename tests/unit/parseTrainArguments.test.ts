import { expect, test } from "vitest";
import { ArgumentError } from "../../cli/ArgumentError";
import { parseDrawings } from "../../cli/parseDrawings";
import { parseExperiment } from "../../cli/parseExperiment";
import { parseTrainArguments, uniqueNames } from "../../cli/parseTrainArguments";
import { trainHelp } from "../../cli/trainHelp";
import { trainOptions } from "../../cli/trainOptions";
import { limits } from "../../src/protocol/limits";
import { backendOptions, optionNames } from "../../src/protocol/options";
import type { PenDrawing } from "../../src/protocol/penDrawings";
import { presets } from "../../src/protocol/presets";

const noFile = () => {
  throw new Error("no file was named");
};
const parse = (line: string) => parseTrainArguments(line.split(" "), noFile, noFile);
const cnn = presets["article2-cnn"];

test("a preset alone is trained as the table says, on a backend of the trainer's choice", () => {
  expect(parse("--preset article2-cnn")).toEqual({
    runs: [{ runId: "article2-cnn", experiment: cnn }],
    backend: "auto",
    maxSteps: null,
    testImages: null,
    drawings: null,
    asJson: false,
  });
});

test("training for drawing is asked for by name, and drawings are read from their file", () => {
  const drawings = [{ label: 3, strokes: [[[0, 0]]] }] as const satisfies readonly PenDrawing[];
  const request = parseTrainArguments(
    "--preset article2-cnn --augment drawing --drawings mine.json".split(" "),
    noFile,
    (file) => (file === "mine.json" ? drawings : []),
  );
  expect(request).toMatchObject({ runs: [{ experiment: { augmentation: "drawing" } }], drawings });
  expect(() => parse("--preset article2-cnn --augment elastic")).toThrow(
    '--augment: expected one of none, drawing, found "elastic"',
  );
});

test("a file that is not of the format is refused with the line and the field at fault", () => {
  const text = '{"format":"pen-drawings","version":1,"drawings":[\n{"label":11,"strokes":[[[0,0]]]}]}';
  expect(() => parseDrawings(text, "mine.json")).toThrow(
    new ArgumentError("mine.json: line 2: drawings.0.label: expected <=9, found 11"),
  );
});

test("epochs, images and seed override every run's experiment; the preset itself stays as it is", () => {
  const request = parse("--preset article2-cnn --preset article3-dense64-64 --epochs 1 --images 3000 --seed 7");
  expect(request).toMatchObject({
    runs: [
      { experiment: { ...cnn, epochs: 1, trainingImages: 3000, seed: 7 } },
      { experiment: { ...presets["article3-dense64-64"], epochs: 1, trainingImages: 3000, seed: 7 } },
    ],
  });
  expect(cnn.epochs).toBe(5);
});

test("steps, test images, backend and json are passed on", () => {
  expect(parse("--preset article2-cnn --steps 12 --test-images 200 --backend webgpu --json")).toMatchObject({
    maxSteps: 12,
    testImages: 200,
    backend: "webgpu",
    asJson: true,
  });
});

test("the second run of the same preset is named -2", () => {
  expect(uniqueNames(["a", "a", "a-2", "b", "a"])).toEqual(["a", "a-2", "a-2-2", "b", "a-3"]);
});

test("an experiment from a file runs under its own name", () => {
  const experiment = { ...cnn, name: "Mine" };
  const request = parseTrainArguments(["--experiment", "mine.json"], () => experiment, noFile);
  expect(request).toMatchObject({ runs: [{ runId: "Mine", experiment }] });
});

test.each([
  ["--preset nope", /article2-cnn, .*found "nope"/],
  ["--preset toString", /found "toString"/],
  ["--preset article2-cnn --backend gpu", /auto, webgpu, wasm, webgl, cpu, found "gpu"/],
  ["--preset article2-cnn --epochs 0", /from 1 to 1,000, found "0"/],
  ["--preset article2-cnn --epochs 1.5", /found "1.5"/],
  ["--preset article2-cnn --epochs=-1", /found "-1"/],
  ["--preset article2-cnn --images 60001", /from 1 to 60,000, found "60001"/],
  ["--preset article2-cnn --test-images ten", /from 1 to 10,000, found "ten"/],
  ["--preset article2-cnn --seed 4294967296", /from 0 to 4,294,967,295/],
  ["--preset article2-cnn --steps", /--steps takes a whole number from 1/],
  ["--preset article2-cnn --fast", /--fast.*Allowed are --preset/],
  ["article2-cnn", /Allowed are --preset/],
  ["--json", /name what to train: --preset takes article2-cnn/],
])("%s is refused with the values that are allowed", (line, message) => {
  expect(() => parse(line)).toThrow(ArgumentError);
  expect(() => parse(line)).toThrow(message);
});

test("more runs than the trainer holds are refused", () => {
  const line = Array.from({ length: limits.trainerRuns.max + 1 }, () => "--preset article2-cnn").join(" ");
  expect(() => parse(line)).toThrow(/at most 40 runs, found 41/);
});

test("the help text names every option, preset, backend and limit of the tables", () => {
  expect(parse("--help")).toBe("help");
  const help = trainHelp();
  for (const name of optionNames(trainOptions)) expect(help).toContain(`--${name}`);
  for (const id of optionNames(presets)) expect(help).toContain(id);
  for (const name of optionNames(backendOptions)) expect(help).toContain(name);
  expect(help).toContain("60,000");
  expect(help).toContain("93,322");
});

test("every preset survives the way through a file", () => {
  for (const preset of Object.values(presets)) expect(parseExperiment(JSON.stringify(preset), "preset.json")).toEqual(preset);
});

test.each([
  ["a missing field", { ...cnn, seed: undefined }, /^mine\.json: seed: expected this field, found nothing$/],
  ["a number out of range", { ...cnn, batchSize: 0 }, /^mine\.json: batchSize: expected >=1, found 0$/],
  [
    "a field deep inside",
    { ...cnn, optimizer: { ...cnn.optimizer, beta1: 1 } },
    /^mine\.json: optimizer\.beta1: expected <1, found 1$/,
  ],
  ["an unknown field", { ...cnn, speed: 1 }, /^mine\.json: speed: expected no field of this name$/],
  [
    "an unknown layer",
    { ...cnn, layers: [{ kind: "lstm" }] },
    /^mine\.json: layers\.0\.kind: expected .*"conv2d".*, found "lstm"$/,
  ],
  ["something else", 5, /^mine\.json: the experiment: expected Object, found 5$/],
  [
    "layers that do not fit",
    { ...cnn, layers: cnn.layers.filter(({ kind }) => kind !== "flatten") },
    /^mine\.json: layers\.\d: Layer \d/,
  ],
])("%s in an experiment is told with file, field, what was expected and what was found", (_, experiment, message) => {
  expect(() => parseExperiment(JSON.stringify(experiment), "mine.json")).toThrow(message);
});

test("a file that is no JSON is told as such", () => {
  expect(() => parseExperiment("{", "mine.json")).toThrow(/^mine\.json: expected JSON, found: /);
});
