import { beforeEach, expect, test } from "vitest";
import { type ClaimId, claimIds, claims, type ExperimentClaim } from "../../src/articles/claims";
import { figureHere, isFaithful, keptFigure } from "../../src/features/claims/claimFigures";
import { claimSections } from "../../src/features/claims/claimSections";
import { presets } from "../../src/protocol/presets";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import type { FakeTrainer } from "../fixtures/fakeTrainer";
import { addGroup, createReadyStore, endGroup } from "../fixtures/measuredRuns";
import { reproductionOf } from "../fixtures/reproducedRuns";

const batch128 = { experiment: presets["article0-dense128-batch128"], accuracy: 0.978 };

let trainer: FakeTrainer;
let store: PlaygroundStore;
let labels: Uint8Array;

beforeEach(() => {
  ({ trainer, store, labels } = createReadyStore());
});

function experimentClaim(id: ClaimId): ExperimentClaim {
  const claim = claims[id];
  if (claim.kind !== "experiment") throw new Error(`${id} is of no experiment`);
  return claim;
}

const epochEnded = (runId: string, epoch: number) =>
  trainer.emit({
    ...{ type: "epochEnded", runId, epoch, step: epoch * 469, trainLoss: 0.35, trainAccuracy: 0.9 },
    ...{ validation: null, test: null, seconds: 1 },
  });

test("every claim stands in one place, under its own article", () => {
  const placed = claimSections.flatMap(({ article, experiments, byHand }) =>
    [...experiments.flatMap(({ ids }) => ids), ...byHand].map((id) => [id, article]),
  );
  expect(placed).toHaveLength(claimIds.length);
  expect(new Map(placed as [ClaimId, number][])).toEqual(new Map(claimIds.map((id) => [id, claims[id].article]))); // Pairs, as made above.
});

test("a kept figure has a value for each seed, and a run of too few epochs is called short", () => {
  const claim = experimentClaim("batch128Test");
  expect(keptFigure(claim, reproductionOf(claim.presetId, [0.977, 0.979]))).toEqual({
    figure: { values: [0.977, 0.979], images: 10_000 },
    isShort: false,
  });
  expect(keptFigure(claim, reproductionOf(claim.presetId, [0.9], 1)).isShort).toBe(true);
  expect(keptFigure(claim, reproductionOf("article2-cnn", [0.99]))).toEqual({ figure: null, isShort: false });
});

test("a figure of epoch 1 is there when epoch 1 has ended, and a test accuracy only with the end", () => {
  const id = addGroup(store, batch128);
  const runs = () => store.getState().runs;
  const [run] = runs();
  const loss = experimentClaim("batch128Epoch1Loss");
  expect(figureHere(loss, runs())).toEqual({ kind: "later", epoch: 1 });
  epochEnded(run?.id ?? "", 1);
  expect(figureHere(loss, runs())).toEqual({ kind: "measured", figure: { values: [0.35], images: null } });
  expect(figureHere(experimentClaim("batch128Test"), runs())).toEqual({ kind: "later", epoch: null });
  endGroup(trainer, store, id, batch128, labels);
  expect(figureHere(experimentClaim("batch128Test"), runs())).toMatchObject({
    kind: "measured",
    figure: { values: [expect.closeTo(0.978, 2)], images: 10_000 },
  });
});

test("a validation figure that nobody measured after its epoch is missed; after the last one the test images stand in", () => {
  const id = addGroup(store, batch128);
  const [run] = store.getState().runs;
  for (let epoch = 1; epoch <= 10; epoch += 1) epochEnded(run?.id ?? "", epoch);
  expect(figureHere(experimentClaim("batch128Epoch1ValidationAccuracy"), store.getState().runs)).toEqual({ kind: "missed" });
  endGroup(trainer, store, id, batch128, labels);
  const last = { ...store.getState().runs[0], epochs: [] };
  expect(last.result?.test.count).toBe(10_000);
  const withoutValidation = store.getState().runs.map((each) => ({
    ...each,
    epochs: each.epochs.map((epoch) => ({ ...epoch, validation: null })),
  }));
  expect(figureHere(experimentClaim("batch128Epoch10ValidationAccuracy"), withoutValidation)).toMatchObject({
    figure: { values: [last.result?.test.accuracy], images: 10_000 },
  });
});

test("several seeds give one value each, and none while one of them is still at work", () => {
  const id = addGroup(store, { ...batch128, seeds: 2 });
  const [first] = store.getState().runs;
  epochEnded(first?.id ?? "", 1);
  expect(figureHere(experimentClaim("batch128Epoch1Loss"), store.getState().runs).kind).toBe("later");
  endGroup(trainer, store, id, { ...batch128, seeds: 2 }, labels);
  expect(figureHere(experimentClaim("batch128Test"), store.getState().runs)).toMatchObject({
    figure: { values: [expect.any(Number), expect.any(Number)] },
  });
});

test("a run whose learning rate was changed by hand is not held against a claim", () => {
  addGroup(store, batch128);
  expect(isFaithful(store.getState().runs)).toBe(true);
  const [run] = store.getState().runs;
  trainer.emit({ type: "learningRateChanged", runId: run?.id ?? "", step: 3, learningRate: 0.1 });
  expect(isFaithful(store.getState().runs)).toBe(false);
});
