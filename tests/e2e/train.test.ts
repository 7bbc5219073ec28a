import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { drawnDigits } from "../fixtures/drawnDigits";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs `npm run train -- …` as its script does, and waits for its end. */
function train(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", "cli/train.ts", ...words], { cwd: projectRoot });
  let output = "";
  let errors = "";
  child.stdout.on("data", (part: Buffer) => {
    output += part.toString();
  });
  child.stderr.on("data", (part: Buffer) => {
    errors += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output, errors }));
  });
}

const readLines = (output: string): Record<string, unknown>[] =>
  output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("a run of twelve steps ends with a result that is better than guessing", async () => {
  const { exitCode, output, errors } = await train(
    ...["--preset", "article0-dense128-batch128", "--backend", "wasm", "--steps", "12"],
    ...["--test-images", "200", "--images", "3000", "--json"],
  );
  expect(exitCode, errors).toBe(0);
  const [backend, finished, ...others] = readLines(output);
  expect(others).toEqual([]);
  expect(backend).toEqual({ type: "backend", backend: "wasm", adapter: null });
  expect(Object.keys(finished ?? {})).toEqual([
    ...["type", "run", "testLoss", "testAccuracy", "seconds", "steps", "millisecondsPerStep"],
  ]);
  expect(finished).toMatchObject({ type: "finished", run: "article0-dense128-batch128", steps: 12 });
  expect(finished?.testAccuracy).toBeGreaterThan(0.4);
  expect(finished?.testLoss).toBeLessThan(2.2);
  expect(finished?.seconds).toBeGreaterThan(0);
  expect(finished?.millisecondsPerStep).toBeGreaterThan(0);
});

test("two runs at once print an epoch line each, null where there is no validation, and repeat to the last bit", async () => {
  const words = ["--preset", "article4-dense128-batch64", "--preset", "article0-dense128-batch128", "--backend", "wasm"];
  const numbers = ["--epochs", "1", "--images", "640", "--test-images", "100", "--seed", "5", "--json"];
  const [first, second] = [await train(...words, ...numbers), await train(...words, ...numbers)];
  expect(first.exitCode, first.errors).toBe(0);
  const epochs = readLines(first.output).filter(({ type }) => type === "epoch");
  expect(epochs).toHaveLength(2);
  for (const epoch of epochs) {
    expect(Object.keys(epoch)).toEqual([
      ...["type", "run", "epoch", "trainLoss", "trainAccuracy", "validationLoss", "validationAccuracy", "seconds", "steps"],
    ]);
  }
  const byRun = (run: string) => epochs.find((epoch) => epoch.run === run);
  expect(byRun("article4-dense128-batch64")).toMatchObject({ epoch: 1, steps: 9, validationAccuracy: expect.any(Number) });
  expect(byRun("article0-dense128-batch128")).toMatchObject({
    epoch: 1,
    steps: 5,
    validationLoss: null,
    validationAccuracy: null,
  });
  const figures = (ended: Ended) =>
    readLines(ended.output)
      .map(({ run, trainLoss, testLoss, validationLoss }) => JSON.stringify([run, trainLoss, testLoss, validationLoss]))
      .sort();
  expect(figures(second)).toEqual(figures(first));
});

test("an experiment from a file is trained under its own name", async () => {
  const file = test.info().outputPath("tiny.json");
  const experiment = {
    name: "Tiny convolution",
    dataset: "mnist",
    trainingImages: 320,
    preprocessing: "unit",
    initialization: "keras",
    layers: [
      { kind: "conv2d", filters: 4, kernelSize: 3, activation: "relu" },
      { kind: "maxPool2d", poolSize: 2 },
      { kind: "flatten" },
      { kind: "dense", units: 10, activation: "softmax" },
    ],
    optimizer: { kind: "sgd", learningRate: 0.1, momentum: 0.9 },
    loss: "crossEntropy",
    batchSize: 32,
    epochs: 1,
    shuffle: true,
    validation: { kind: "none" },
    seed: 3,
  };
  writeFileSync(file, JSON.stringify(experiment));
  const { exitCode, output, errors } = await train("--experiment", file, "--test-images", "100", "--backend", "wasm");
  expect(exitCode, errors).toBe(0);
  expect(output).toMatch(/Tiny convolution +\d+\.\d\d .*WebAssembly/);

  writeFileSync(file, JSON.stringify({ ...experiment, batchSize: 0 }));
  const refused = await train("--experiment", file);
  expect(refused.exitCode).toBe(2);
  expect(refused.errors).toContain("tiny.json: batchSize: expected >=1, found 0");
});

test("a network trained for drawing reads drawings of a file, and a file with a fault is refused with line and field", async () => {
  const file = test.info().outputPath("drawings.json");
  const drawings = drawnDigits.map(({ digit, strokes }) => JSON.stringify({ label: digit, strokes }));
  const text = `{"format":"pen-drawings","version":1,"drawings":[\n${drawings.join(",\n")}]}`;
  writeFileSync(file, text);
  const preset = ["--preset", "article0-dense128-batch128", "--backend", "wasm", "--augment", "drawing"];
  const short = ["--steps", "300", "--test-images", "100", "--json", "--drawings", file];
  const [first, second] = [await train(...preset, ...short), await train(...preset, ...short)];
  expect(first.exitCode, first.errors).toBe(0);
  const [backend, finished, read] = readLines(first.output);
  expect([backend?.type, finished?.type]).toEqual(["backend", "finished"]);
  expect(read).toEqual({
    type: "drawings",
    run: "article0-dense128-batch128",
    count: drawnDigits.length,
    accuracy: expect.any(Number),
  });
  expect(read?.accuracy).toBeGreaterThan(0.7);
  expect(readLines(second.output)[2]).toEqual(read);

  writeFileSync(file, text.replace(`"label":${drawnDigits[2]?.digit}`, '"label":"two"').replace("[\n", "[\n\n"));
  const refused = await train(...preset, "--drawings", file);
  expect(refused.exitCode).toBe(2);
  expect(refused.errors).toMatch(/drawings\.json: line \d+: drawings\.\d+\.label: expected number, found "two"/);
});

test("a wrong argument ends with code 2 and the values that are allowed", async () => {
  const { exitCode, output, errors } = await train("--preset", "article9", "--json");
  expect(exitCode).toBe(2);
  expect(output).toBe("");
  expect(errors).toContain("article2-cnn, article0-dense128-batch128");
});
