import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { claimIds } from "../../src/articles/claims";
import type { Reproduction } from "../../src/articles/reproduction";
import { ClaimsPanel } from "../../src/features/claims/ClaimsPanel";
import { presets } from "../../src/protocol/presets";
import type { PlaygroundStore } from "../../src/store/playgroundState";
import { enClaims } from "../../src/text/articles/enClaims";
import { findViolations, renderSection } from "../fixtures/articleSection";
import type { FakeTrainer } from "../fixtures/fakeTrainer";
import { addGroup, createReadyStore, endGroup } from "../fixtures/measuredRuns";
import { reproductionOf } from "../fixtures/reproducedRuns";

const presetId = "article0-dense128-batch128";
const spec = { experiment: presets[presetId], accuracy: 0.978 };
const nothing: Reproduction = { version: 1, isComplete: false, experiments: [] };

let trainer: FakeTrainer;
let store: PlaygroundStore;
let labels: Uint8Array;
const onShowPlayground = vi.fn();

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  onShowPlayground.mockClear();
  ({ trainer, store, labels } = createReadyStore());
});

const renderClaims = (reproduction = nothing) =>
  renderSection(store, <ClaimsPanel reproduction={reproduction} onShowPlayground={onShowPlayground} />);
const row = (id: string) => {
  const found = document.querySelector(`[data-claim="${id}"]`);
  if (!found) throw new Error(`no row of ${id}`);
  return page.elementLocator(found);
};
const here = (id: string) => row(id).getByRole("definition").nth(3);
const train = () => page.getByRole("button", { name: enClaims.experiment.trainOf(spec.experiment.name) });

test("every claim is a row under its article's title, and what needs no training is judged at once", async () => {
  await renderClaims();
  expect(document.querySelectorAll("[data-claim]")).toHaveLength(claimIds.length);
  await expect.element(page.getByRole("heading", { name: /^Article 3/ })).toHaveTextContent("巨头与创业公司在大模型领域的博弈");
  await expect
    .element(row("article0DescentStep2Update"))
    .toHaveTextContent(/w\s1\.56, b\s0\.38.*w\s1\.76, b\s0\.48.*Wrong as printed/);
  await expect.element(row("article4Relu")).toHaveTextContent(/1, 2, 0.*Right/);
  await expect.element(row("batch32ImageShape")).toHaveTextContent(/Cannot run as printed/);
  await expect.element(row("batch128Test")).toHaveTextContent(/99\.20\s%.*Not measured yet/);
  await expect.element(page.getByText(enClaims.source.none)).toBeVisible();
});

test("a kept reproduction gives mean, range and verdict, and a short one is not judged", async () => {
  await renderClaims(reproductionOf(presetId, [0.977, 0.978, 0.979]));
  await expect.element(row("batch128Test")).toHaveTextContent(/97\.80\s%97\.70\s% to 97\.90\s%, 3 seedsVerdictNot reproduced/);
  await expect.element(row("batch128Test")).toHaveTextContent(/the claim is 1\.40 points higher/);
  await expect.element(page.getByText(enClaims.source.short(1, 6))).toBeVisible();
});

test("a whole reproduction says what it was measured with", async () => {
  await renderClaims({ ...reproductionOf(presetId, [0.977, 0.978, 0.979]), isComplete: true });
  await expect.element(page.getByText(enClaims.source.full(3, "WebAssembly", "130"))).toBeVisible();
});

test("an experiment that was reproduced for too few epochs has a figure and no verdict", async () => {
  await renderClaims(reproductionOf(presetId, [0.94], 1));
  await expect.element(row("batch128Test")).toHaveTextContent(enClaims.source.shortRun);
  await expect.element(row("batch128Test")).not.toHaveTextContent("Not reproduced");
});

test("a press adds the experiment and trains it, and its rows fill as epochs end", async () => {
  await renderClaims();
  await train().click();
  const [run] = store.getState().runs;
  expect(run?.presetId).toBe(presetId);
  expect(trainer.sent("start").at(-1)?.runIds).toEqual([run?.id]);
  trainer.emit({ type: "runStateChanged", runId: run?.id ?? "", state: "training", step: 0 });
  const steps = { firstStep: 0, losses: new Float32Array(480), accuracies: new Float32Array(480), trainingSeconds: 2 };
  trainer.emit({ type: "stepped", runs: [{ runId: run?.id ?? "", ...steps }] });
  trainer.emit({
    ...{ type: "epochEnded", runId: run?.id ?? "", epoch: 1, step: 469, trainLoss: 0.3612, trainAccuracy: 0.9 },
    ...{ validation: null, test: null, seconds: 2 },
  });
  await expect.element(here("batch128Epoch1Loss")).toHaveTextContent("0.3612");
  await expect.element(here("batch128Test")).toHaveTextContent("after the last epoch");
  await expect.element(page.getByText("Epoch 2 of 10", { exact: true })).toBeVisible();

  endGroup(trainer, store, run?.groupId ?? "", spec, labels);
  await expect.element(here("batch128Test")).toHaveTextContent(/97\.\d\d\s%97\.\d\d\s% to 98\.\d\d\s%Not reproduced/);
  await expect.element(page.getByRole("status").filter({ hasText: "test accuracy 97." })).toBeInTheDocument();
});

test("an experiment that is there already is trained and not added again", async () => {
  const id = addGroup(store, spec);
  await renderClaims();
  await expect.element(page.getByText(enClaims.experiment.isThere)).toBeVisible();
  await train().click();
  expect(store.getState().runs.map(({ groupId }) => groupId)).toEqual([id]);
  expect(trainer.sent("start").at(-1)?.runIds).toEqual(store.getState().runs.map((run) => run.id));
});

test("without room the button says why in words", async () => {
  for (let i = 1; i <= 8; i += 1) addGroup(store, { ...spec, experiment: { ...spec.experiment, name: `Own ${i}`, epochs: i } });
  await renderClaims();
  await expect.element(train()).toBeDisabled();
  await expect.element(page.getByText(/8 networks are compared at most/).first()).toBeVisible();
});

test("a run that was stopped early is not judged", async () => {
  const id = addGroup(store, spec);
  await renderClaims();
  const [run] = store.getState().runs;
  endGroup(trainer, store, id, spec, labels);
  trainer.emit({ type: "runStateChanged", runId: run?.id ?? "", state: "stopped", step: 900 });
  await expect.element(page.getByText(/Stopped in epoch .*: not judged/).first()).toBeVisible();
  await expect.element(here("batch128Epoch1Accuracy")).toHaveTextContent(/\d\d\.\d\d\s%/);
  await expect.element(here("batch128Epoch1Accuracy")).not.toHaveTextContent("Not reproduced");
});

test("the way to the playground is offered by keyboard once the experiment is there", async () => {
  addGroup(store, spec);
  await renderClaims();
  const link = page.getByRole("button", { name: enClaims.experiment.seeOf(spec.experiment.name) });
  link.element().focus();
  await userEvent.keyboard("{Enter}");
  expect(onShowPlayground).toHaveBeenCalledOnce();
});

test.each([1440, 390])("at %i pixels nothing is wider than the page and axe finds nothing", async (width) => {
  await page.viewport(width, 900);
  endGroup(trainer, store, addGroup(store, spec), spec, labels);
  await renderClaims(reproductionOf(presetId, [0.977, 0.978, 0.979]));
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  expect(await findViolations()).toEqual([]);
});
