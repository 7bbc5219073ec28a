import { expect, test } from "vitest";
import { type ClaimId, claimIds, claims } from "../../src/articles/claims";
import { measuredClaim } from "../../src/articles/measuredClaim";
import type { ReproducedRun } from "../../src/articles/reproduction";
import { verdictOf } from "../../src/articles/verdict";
import { presets } from "../../src/protocol/presets";

const rightFigures = (id: ClaimId) => {
  const verdict = verdictOf(claims[id], null);
  return verdict.kind === "wrong" ? verdict.right.map(({ right, decimals }) => right.toFixed(decimals)) : verdict.kind;
};

test("each experiment has a claim, and each claim about one names a preset of its article", () => {
  const withPreset = Object.values(claims).flatMap((claim) => ("presetId" in claim ? [claim] : []));
  expect([...new Set(withPreset.map(({ presetId }) => presetId))].sort()).toEqual(Object.keys(presets).sort());
  expect(withPreset.filter(({ article, presetId }) => !presetId.startsWith(`article${article}-`))).toEqual([]);
});

test("the worked examples are wrong where they are, with the right values computed", () => {
  expect(rightFigures("article0CrossEntropySum")).toEqual(["2.8134"]);
  expect(rightFigures("article0CrossEntropyTerms")).toEqual(["6.7254", "1.6814"]);
  expect(rightFigures("article0DescentStep1")).toBe("reproduced");
  expect(rightFigures("article0DescentStep2Gradient")).toBe("reproduced");
  expect(rightFigures("article0DescentStep2Update")).toEqual(["1.76", "0.48"]);
  expect(rightFigures("article4CrossEntropySoftmax")).toEqual(["2.3026"]);
  expect(rightFigures("article4Relu")).toBe("reproduced");
  expect(rightFigures("article2InputNeurons")).toEqual(["2"]);
  expect(rightFigures("article1GradientSign")).toEqual(["-2"]);
  // m = 0.1 and v = 0.001 uncorrected: 0.001 · 0.1 / √0.001; corrected, the first step is the learning rate.
  expect(rightFigures("article1AdamBias")).toEqual(["0.00100"]);
  expect(claims.article1AdamBias).toMatchObject({ figures: [{ printed: expect.closeTo(0.00316, 5) }] });
});

test("programs that cannot run say why, and the training accuracy is called wrong", () => {
  const faults = claimIds.flatMap((id) => {
    const verdict = verdictOf(claims[id], null);
    return verdict.kind === "cannotRun" ? [`${id}: ${verdict.fault}`] : [];
  });
  expect(faults).toEqual([
    "batch128ValidationColumns: noValidationData",
    "batch32ImageShape: imageShape",
    "batch32LabelShape: labelShape",
    "article3ImageShape: imageShape",
  ]);
  expect(verdictOf(claims.article1MeasuresTrainingImages, null).kind).toBe("wrong");
});

test("figures of experiments wait for a measurement, or were never given", () => {
  const kinds = (measured: ReturnType<typeof measuredClaim>) =>
    new Set(claimIds.flatMap((id) => (claims[id].kind === "experiment" ? [verdictOf(claims[id], measured).kind] : [])));
  expect(kinds(null)).toEqual(new Set(["notMeasured", "noFigure"]));
});

const counted = (accuracy: number, count: number) => ({ loss: 0.1, accuracy, correct: accuracy * count, count });
const run: ReproducedRun = {
  seed: 1,
  backend: "wasm",
  adapter: null,
  versions: { trainset: "0", tensorflow: "0", chromium: "0" },
  steps: 10,
  seconds: 1,
  epochs: [
    { epoch: 1, trainLoss: 0.5, trainAccuracy: 0.8, validation: null, test: counted(0.9, 10_000), seconds: 1 },
    { epoch: 10, trainLoss: 0.2, trainAccuracy: 0.95, validation: null, test: counted(0.96, 10_000), seconds: 1 },
  ],
  test: counted(0.96, 10_000),
  trainingSet: counted(0.99, 60_000),
  confusion: new Array<number>(100).fill(100),
};

test("a claim finds its figure in the runs: its epoch, the end, validation on the test images, the training set", () => {
  const figure = (id: ClaimId) => {
    const claim = claims[id];
    return claim.kind === "experiment" ? measuredClaim(claim, [run, run]) : null;
  };
  expect(figure("batch128Test")).toEqual({ values: [0.96, 0.96], images: 10_000 });
  expect(figure("batch128Epoch1Loss")).toEqual({ values: [0.5, 0.5], images: null });
  expect(figure("batch128Epoch10Accuracy")).toEqual({ values: [0.95, 0.95], images: 60_000 });
  expect(figure("batch128Epoch1ValidationAccuracy")).toEqual({ values: [0.9, 0.9], images: 10_000 });
  expect(figure("article1TrainingAccuracy")).toEqual({ values: [0.99, 0.99], images: 60_000 });
});
