import "../../src/app/theme.css";
import "../../src/app/reset.css";
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readPrintedProgram } from "../../src/articles/programs";
import { correctedProgram } from "../../src/features/programs/correctedProgram";
import { ProgramsPanel } from "../../src/features/programs/ProgramsPanel";
import { enPrograms } from "../../src/text/articles/enPrograms";
import { findViolations, renderSection } from "../fixtures/articleSection";
import { createReadyStore } from "../fixtures/measuredRuns";

beforeEach(async () => {
  await page.viewport(1440, 900);
  vi.restoreAllMocks();
  await renderSection(createReadyStore().store, <ProgramsPanel />);
});

const choose = (name: string) => page.getByRole("radio", { name: new RegExp(`^${name}`) }).click();
const printed = (name: string) => page.getByRole("region", { name: enPrograms.printedCode(name) });
const corrected = (name: string, framework: string) =>
  page.getByRole("region", { name: enPrograms.correctedCode(name, framework) });

test("each fault stands beside the lines that have it, and below the program in words", async () => {
  await choose(enPrograms.names["article0-batch32"]);
  const code = printed(enPrograms.names["article0-batch32"]);
  const line = [...code.element().querySelectorAll("[data-number]")].find((each) =>
    each.textContent?.includes("from_tensor_slices"),
  );
  expect(line?.textContent).toMatch(/\.batch\(32\)23$/);
  expect([...(line?.querySelectorAll("[role=img]") ?? [])].map((mark) => mark.getAttribute("aria-label"))).toEqual([
    "Fault 2",
    "Fault 3",
  ]);
  const { faults } = readPrintedProgram("article0-batch32");
  for (const { name } of faults) await expect.element(page.getByText(enPrograms.faults[name])).toBeVisible();
  await expect.element(page.getByText("Lines 7, 8, and 16")).toBeVisible();
});

test("a program without a known fault says so", async () => {
  await choose(enPrograms.names["article2-cnn"]);
  await expect.element(page.getByText(enPrograms.nothingWrong)).toBeVisible();
});

test("the corrected program is copied as it is shown, and a live region says that it was", async () => {
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => void copied.push(text));
  await page.getByRole("button", { name: /^Copy the corrected program/ }).click();
  expect(copied).toEqual([correctedProgram("article0-batch128", "keras")]);
  await expect.element(page.getByRole("status")).toHaveTextContent(enPrograms.copy.copied);
  const lines = [...corrected(enPrograms.names["article0-batch128"], "Keras").element().querySelectorAll("[data-number]")];
  expect(`${lines.map((line) => line.textContent).join("\n")}\n`).toBe(copied[0]);
});

test("a browser that does not let the page copy is told of", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  await page.getByRole("button", { name: /^Copy the corrected program/ }).click();
  await expect.element(page.getByRole("status")).toHaveTextContent(enPrograms.copy.failed);
});

test("Keras programs are marked as not run, PyTorch's with what they printed", async () => {
  await expect.element(page.getByText(/Checked for syntax with Python 3\.\d+; not run by us/).first()).toBeVisible();
  await page.getByRole("radio", { name: "PyTorch", exact: true }).click();
  await expect.element(corrected(enPrograms.names["article0-batch128"], "PyTorch")).toHaveTextContent("import torch");
  await expect.element(page.getByText(/Run for one epoch on all 60,000 images with PyTorch .*on the test images/)).toBeVisible();
  await choose(enPrograms.names["article1-mlp"]);
  await expect.element(page.getByText(/an accuracy of 9\d\.\d\d\s% on the training images/)).toBeVisible();
});

test("programs are chosen by arrow keys", async () => {
  page
    .getByRole("radio", { name: /batches of 128/ })
    .element()
    .focus();
  // A finger holds a key for longer than the test would.
  await userEvent.keyboard("{ArrowDown>}");
  await expect.element(printed(enPrograms.names["article0-batch32"])).toBeVisible();
  await userEvent.keyboard("{/ArrowDown}");
});

test.each([1440, 390])("at %i pixels code scrolls in its own box and axe finds nothing", async (width) => {
  await page.viewport(width, 900);
  await choose(enPrograms.names["article0-batch32"]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  const box = printed(enPrograms.names["article0-batch32"]).element();
  if (width === 390) expect(box.scrollWidth).toBeGreaterThan(box.clientWidth);
  expect(await findViolations()).toEqual([]);
});
