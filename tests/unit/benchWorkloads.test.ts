import { expect, test } from "vitest";
import { scheduleRounds } from "../../cli/bench/measureAll";
import { baseWorkload, enginesInRepeat, growthFactors, workloads } from "../../cli/bench/workloads";
import { isModelShape, modelShape } from "../../src/protocol/modelShape";
import { optionNames } from "../../src/protocol/options";

const named = (name: string) => {
  const workload = workloads.find((one) => one.name === name);
  if (!workload) throw new Error(`no workload ${name}`);
  return workload;
};

test("the compared workloads are the articles' networks at their batch sizes", () => {
  const compared = workloads.filter(({ growth }) => growth === null);
  const parameters = compared.map(({ experiment }) => {
    const shape = modelShape(experiment.layers);
    return isModelShape(shape) ? shape.parameters : 0;
  });
  expect(compared.map(({ name }) => name)).toEqual(["dense-128", "dense-32", "dense-64-64", "cnn"]);
  expect(compared.map(({ experiment }) => experiment.batchSize)).toEqual([128, 32, 32, 64]);
  expect(parameters).toEqual([101_770, 101_770, 55_050, 93_322]);
});

test("every workload trains all images in a new order without end, with the same Adam", () => {
  for (const { experiment } of workloads) {
    expect(experiment).toMatchObject({ shuffle: true, validation: { kind: "none" }, epochs: 1000 });
    expect(experiment.optimizer).toMatchObject({ kind: "adam", learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
  }
});

test("growth changes one factor and goes as far as it should, the base workload included", () => {
  const reached = optionNames(growthFactors).map((factor) => {
    const values = workloads.flatMap(({ growth }) => (growth?.factor === factor ? [growth.value] : []));
    return [factor, ...[growthFactors[factor].base, ...values].sort((a, b) => a - b)];
  });
  expect(reached).toEqual([
    ["width", 32, 128, 512, 2048],
    ["batch", 16, 64, 128, 256, 1024],
    ["runs", 1, 2, 4, 6],
    ["images", 1000, 10_000, 60_000],
  ]);
  const base = named(baseWorkload).experiment;
  expect(named("batch-1024").experiment).toEqual({ ...base, batchSize: 1024 });
  expect(named("images-1000").experiment).toEqual({ ...base, trainingImages: 1000 });
  expect(named("runs-6")).toMatchObject({ experiment: base, runs: 6 });
  expect(named("width-2048").experiment).toEqual({ ...base, layers: named("width-2048").experiment.layers });
  expect(named("width-2048").experiment.layers[1]).toEqual({ kind: "dense", units: 2048, activation: "relu" });
});

test("only Trainset has runs in lock-step, and slow engines sit out later repeats of growth", () => {
  expect(named("runs-2").engines).toEqual(["trainset"]);
  expect(enginesInRepeat(named("cnn"), 2, true)).toEqual(named("cnn").engines);
  expect(enginesInRepeat(named("width-32"), 0, true)).toEqual(named("width-32").engines);
  const fast = ["trainset", "torch-1", "torch-all", "tfjs-wasm", "jax-wasm"];
  expect(enginesInRepeat(named("width-32"), 1, true)).toEqual(fast);
  expect(enginesInRepeat(named("cnn"), 0, false)).toEqual(fast);
});

test("compared workloads come first, each with all its repeats; growth goes repeat by repeat", () => {
  const rounds = scheduleRounds([named("cnn"), named("width-32"), named("dense-32"), named("batch-16")], 2);
  expect(rounds.map(({ workload, repeat }) => `${workload.name} ${repeat}`)).toEqual([
    "cnn 0",
    "cnn 1",
    "dense-32 0",
    "dense-32 1",
    "width-32 0",
    "batch-16 0",
    "width-32 1",
    "batch-16 1",
  ]);
});
